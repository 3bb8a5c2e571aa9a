import { type Template, TEMPLATES, planFrom } from '@houseful/seat-plan/templates';
import type { RoomNames } from '@houseful/seat-plan/new-plan';
import { NOTHING } from '@houseful/seat-plan/selection';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import type { Editor } from '../model/editor.ts';
import { type Say, useSay } from '../words/plan-words.ts';

interface StartDialogProps {
  editor: Editor;
  open: boolean;
  onClose: () => void;
}

/** A room to begin with. What was there can be had back by undoing. */
export function StartDialog({ editor, open, onClose }: StartDialogProps) {
  const say = useSay();
  const begin = (template: Template) => {
    const plan = planFrom(template, roomNames(say));
    editor.step('start', () => plan, { selection: NOTHING });
    editor.set({ sectionId: plan.sections[0]?.id ?? '' });
    onClose();
  };
  return (
    <Dialog open={open} title={say('start.title')} onClose={onClose}>
      <p className="text-sm text-muted">{say('start.detail')}</p>
      <ul className="flex flex-col gap-2">
        {TEMPLATES.map((template) => (
          <li key={template}>
            <button
              type="button"
              onClick={() => begin(template)}
              className="flex w-full flex-col items-start rounded-lg border border-edge px-4 py-3 text-left hover:border-bulb hover:bg-raised"
            >
              <span className="font-semibold">{say(`start.${template}`)}</span>
              <span className="text-sm text-muted">{say(`start.${template}.detail`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What a new room's parts are called in the language of the page. */
export function roomNames(say: Say): RoomNames {
  return {
    ...{ screen: say('name.screen'), stage: say('name.stage'), seats: say('name.seats') },
    ...{ stalls: say('name.stalls'), balcony: say('name.balcony'), floor: say('name.floor') },
    ...{ side: say('name.side'), gate: say('name.gate'), standard: say('name.standard') },
    ...{ front: say('name.front'), premium: say('name.premium'), recliner: say('name.recliner') },
  };
}
