import { labelFreeRow } from '@houseful/seat-plan/edit/change-seats';
import { LABEL_LENGTH_MAX } from '@houseful/seat-plan/limits';
import { Button } from '../../../../lib/ui/button.tsx';
import { addRowBehind } from '../model/steps.ts';
import { useSay } from '../words/plan-words.ts';
import { Group, TextField } from './fields.tsx';
import type { FreeBlock, PanelProps } from './selection-panel.tsx';

/** More rows are named in the list. */
const ROWS_SHOWN_MAX = 40;

/** Rows of chairs that stand by themselves: what they are called. */
export function FreeFields({ editor, blocks }: PanelProps & { blocks: readonly FreeBlock[] }) {
  const say = useSay();
  const [block, ...others] = blocks;
  if (!block || others.length > 0) return null;
  return (
    <Group title={say('free.title')}>
      <p className="text-sm text-muted">{say('free.detail')}</p>
      <div className="grid grid-cols-3 gap-2">
        {block.design.rows.slice(0, ROWS_SHOWN_MAX).map(({ label, numbers }, row) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            key={row}
            label={say('free.row', { count: numbers.length })}
            value={label}
            maxLength={LABEL_LENGTH_MAX}
            onChange={(text) =>
              editor.step('change-rows', (plan) => labelFreeRow(plan, block.id, row, text))
            }
          />
        ))}
      </div>
      <Button look="quiet" size="small" className="self-start" onClick={() => addRowBehind(editor)}>
        {say('action.addRow')}
      </Button>
    </Group>
  );
}
