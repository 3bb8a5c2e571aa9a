import type { FreeDesign, Plan, RowDesign } from '@houseful/seat-plan/plan';
import { blocksOf, countSeats, isNothing, type Selection } from '@houseful/seat-plan/selection';
import { useWords } from '../../../../lib/i18n/words.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import type { Editor } from '../model/editor.ts';
import { duplicateSelected, removeSelected } from '../model/steps.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { useSay } from '../words/plan-words.ts';
import { AreaFields } from './area-fields.tsx';
import { ArrangeFields } from './arrange-fields.tsx';
import { FreeFields } from './free-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { NumberingFields } from './numbering-fields.tsx';
import { RowFields } from './row-fields.tsx';
import { SeatFields } from './seat-fields.tsx';
import { StageFields } from './stage-fields.tsx';

export interface PanelProps {
  editor: Editor;
  plan: Plan;
  selection: Selection;
}

export type RowBlock = Plan['sections'][number]['blocks'][number] & { design: RowDesign };
export type FreeBlock = Plan['sections'][number]['blocks'][number] & { design: FreeDesign };

/** Everything about what is selected, to be seen and changed. */
export function SelectionPanel({ editor }: { editor: Editor }) {
  const say = useSay();
  const plan = useEditorState(editor, (state) => state.history.now);
  const selection = useEditorState(editor, (state) => state.selection);
  if (isNothing(selection)) {
    return <p className="p-4 text-sm text-muted">{say('selection.nothing')}</p>;
  }
  const props = { editor, plan, selection };
  const blocks = blocksOf(plan).filter(({ id }) => selection.blocks.has(id));
  const rows = blocks.filter((block): block is RowBlock => block.design.type === 'rows');
  const free = blocks.filter((block): block is FreeBlock => block.design.type === 'free');
  const isSeats = selection.seats.size > 0;
  const isThings = blocks.length + selection.areas.size > 0;
  return (
    <>
      <SelectionHead {...props} />
      {isSeats && <SeatFields {...props} />}
      {rows.length > 0 && free.length === 0 && <RowFields {...props} blocks={rows} />}
      {rows.length > 0 && free.length === 0 && <NumberingFields {...props} blocks={rows} />}
      {free.length > 0 && rows.length === 0 && <FreeFields {...props} blocks={free} />}
      {blocks.length > 0 && <PlaceFields {...props} blocks={blocks} />}
      {selection.areas.size === 1 && <AreaFields {...props} />}
      {selection.stage && <StageFields {...props} />}
      {(isThings || isSeats) && <ArrangeFields {...props} />}
    </>
  );
}

/** How much is selected, and what can be done with all of it. */
function SelectionHead({ editor, plan, selection }: PanelProps) {
  const say = useSay();
  const { number, list } = useWords();
  const seats = countSeats(plan, selection);
  const { blocks, areas, stage, focalPoint } = selection;
  const parts = [
    blocks.size > 0 && say('selection.blocks', { count: blocks.size }),
    areas.size > 0 && say('selection.areas', { count: areas.size }),
    seats > 0 && say('selection.seats', { count: seats, number: number(seats) }),
    stage && say('tool.stage'),
    focalPoint && say('tool.focal-point'),
  ].filter((part) => part !== false);
  const canCopy = blocks.size + areas.size + selection.seats.size > 0;
  return (
    <div className="flex flex-col gap-3 border-b border-line p-4">
      <p aria-live="polite" className="text-sm font-semibold">
        {list(parts)}
      </p>
      {canCopy && (
        <div className="flex gap-2">
          <Button look="quiet" size="small" onClick={() => duplicateSelected(editor)}>
            {say('action.duplicate')}
          </Button>
          <Button look="quiet" size="small" onClick={() => removeSelected(editor)}>
            {say('action.delete')}
          </Button>
        </div>
      )}
    </div>
  );
}
