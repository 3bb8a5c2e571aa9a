import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { TOOL_KEYS } from '../model/use-editor-keys.ts';
import { useSay } from '../words/plan-words.ts';

/** Keys are called the same in every language. */
const KEYS = [
  ['Ctrl Z', 'keys.undo'],
  ['Ctrl Y', 'keys.redo'],
  ['Ctrl A', 'keys.all'],
  ['Ctrl C · X · V', 'keys.clip'],
  ['Ctrl D', 'keys.duplicate'],
  ['Delete', 'keys.delete'],
  ['← → ↑ ↓', 'keys.move'],
  ['Shift + ← → ↑ ↓', 'keys.moveFar'],
  ['[ ]', 'keys.turn'],
  ['Shift', 'keys.shift'],
  ['Alt', 'keys.alt'],
  ['Space', 'keys.space'],
  ['Enter', 'keys.use'],
  ['+ − 0', 'keys.zoom'],
  ['Esc', 'keys.escape'],
  ['Ctrl S', 'keys.save'],
] as const;

/** What can be done without looking for a button. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const tools = Object.entries(TOOL_KEYS).map(
    ([key, tool]) => [key.toUpperCase(), say(`tool.${tool}`)] as const,
  );
  const all = [...KEYS.map(([key, text]) => [key, say(text)] as const), ...tools];
  return (
    <Dialog open={open} title={say('help.title')} onClose={onClose}>
      <p className="text-sm text-muted">{say('help.detail')}</p>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5 text-sm">
        {all.map(([key, text]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-edge bg-raised px-1.5 py-0.5 font-sans text-xs font-semibold whitespace-nowrap">
                {key}
              </kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
