import { printNumber } from '@houseful/seat-plan/edit/change-seats';
import { LABEL_LENGTH_MAX } from '@houseful/seat-plan/limits';
import { type LaidSeat, layOut } from '@houseful/seat-plan/lay-out';
import type { SeatKind } from '@houseful/contract/seat-map';
import { blocksOf, seatsNamed } from '@houseful/seat-plan/selection';
import { paintSelected } from '../model/steps.ts';
import { useSay } from '../words/plan-words.ts';
import { CategoryChoice } from './category-choice.tsx';
import { ChoiceField, Group, TextField, Tick } from './fields.tsx';
import type { PanelProps } from './selection-panel.tsx';
import { shared } from './shared.ts';

export const KINDS = [
  ...(['standard', 'recliner', 'wheelchair', 'companion'] as const),
] satisfies SeatKind[];

/** What single seats have that their block has not. */
export function SeatFields(props: PanelProps) {
  const { editor, plan, selection } = props;
  const say = useSay();
  const seats = blocksOf(plan).flatMap((block) => {
    const keys = selection.seats.get(block.id);
    return keys ? seatsNamed(block, keys) : [];
  });
  return (
    <Group title={say('seats.title')}>
      <CategoryChoice
        label={say('category.label')}
        plan={plan}
        value={shared(seats, ({ categoryId }) => categoryId)}
        onChange={(categoryId) => paintSelected(editor, { categoryId })}
      />
      <ChoiceField
        label={say('kind.label')}
        value={shared(seats, ({ kind }) => kind)}
        options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        onChange={(kind) => paintSelected(editor, { kind })}
      />
      <Tick
        label={say('view.obstructed')}
        checked={shared(seats, ({ obstructed }) => obstructed) ?? false}
        onChange={(on) => paintSelected(editor, { view: on ? 'obstructed' : 'clear' })}
      />
      <Printed {...props} seats={seats} />
    </Group>
  );
}

/** What is printed on the one seat that is selected. */
function Printed({ editor, plan, selection, seats }: PanelProps & { seats: LaidSeat[] }) {
  const say = useSay();
  const [seat, ...others] = seats;
  const [blockId] = selection.seats.keys();
  const block = blocksOf(plan).find(({ id }) => id === blockId);
  if (!seat || !block || others.length > 0) return null;
  const label = layOut(block.design).rows.find(({ row }) => row === seat.row)?.label ?? '';
  return (
    <TextField
      label={say('seat.number', { row: label })}
      value={seat.number}
      maxLength={LABEL_LENGTH_MAX}
      mayBeEmpty={block.design.type === 'rows'}
      onChange={(text) =>
        editor.step('change-seats', (before) => printNumber(before, block.id, seat.key, text))
      }
    />
  );
}
