import { goOnWithRows, goOnWithSeats } from '@houseful/seat-plan/edit/go-on';
import { labelRows } from '@houseful/seat-plan/label-rows';
import { NUMBER_DIGITS_MAX, NUMBER_START_MAX } from '@houseful/seat-plan/limits';
import { numberSeats } from '@houseful/seat-plan/number-seats';
import type { RowLabels, SeatNumbers } from '@houseful/seat-plan/plan';
import { Button } from '../../../../lib/ui/button.tsx';
import { useSay } from '../words/plan-words.ts';
import { ChoiceField, Group, NumberField, Pair, TextField, Tick } from './fields.tsx';
import { type RowProps, useChangeRows } from './row-fields.tsx';
import { shared } from './shared.ts';

/** How the rows are called, and what is printed on their seats. */
export function NumberingFields(props: RowProps) {
  const say = useSay();
  return (
    <Group title={say('numbering.title')}>
      <RowLabelFields {...props} />
      <SeatNumberFields {...props} />
      <GoOn {...props} />
    </Group>
  );
}

/** For a copy: its rows after those in front of it, or its seats after those beside it. */
function GoOn({ editor, plan, blocks }: RowProps) {
  const say = useSay();
  const [block, ...others] = blocks;
  const home = plan.sections.find((section) => section.blocks.some(({ id }) => id === block?.id));
  if (!block || others.length > 0 || (home?.blocks.length ?? 0) < 2) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        look="quiet"
        size="small"
        onClick={() => editor.step('change-rows', (before) => goOnWithRows(before, block.id))}
      >
        {say('action.goOnRows')}
      </Button>
      <Button
        look="quiet"
        size="small"
        onClick={() => editor.step('change-rows', (before) => goOnWithSeats(before, block.id))}
      >
        {say('action.goOnSeats')}
      </Button>
    </div>
  );
}

const ROW_SCHEMES = ['letters-without-i-o', 'letters', 'numbers', 'own'] as const;

function RowLabelFields(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const all = props.blocks.map(({ design }) => design.rowLabels);
  const [block] = props.blocks;
  if (!block) return null;
  const { rowLabels, rows } = block.design;
  const scheme = shared(all, (one) => one.scheme);
  const put = (patch: Partial<RowLabels>) => change({ rowLabels: { ...rowLabels, ...patch } });
  const choose = (next: RowLabels['scheme']) =>
    put(next === 'own' ? { scheme: next, own: labelRows(rowLabels, rows) } : { scheme: next });
  return (
    <>
      <ChoiceField
        label={say('labels.rows')}
        value={scheme}
        options={ROW_SCHEMES.map((value) => ({ value, label: say(`labels.${value}`) }))}
        onChange={choose}
      />
      {scheme === 'own' && props.blocks.length === 1 && (
        <TextField
          label={say('labels.list')}
          value={labelRows(rowLabels, rows).join(', ')}
          maxLength={2_000}
          onChange={(text) => put({ own: text.split(',').map((label) => label.trim()) })}
        />
      )}
      {scheme !== 'own' && (
        <Pair>
          <NumberField
            label={say('labels.start')}
            value={shared(all, ({ start }) => start)}
            {...{ min: 1, max: NUMBER_START_MAX }}
            onChange={(start) => put({ start })}
          />
          <ChoiceField
            label={say('labels.from')}
            value={shared(all, ({ from }) => from)}
            options={(['front', 'back'] as const).map((value) => ({
              value,
              label: say(`labels.from.${value}`),
            }))}
            onChange={(from) => put({ from })}
          />
        </Pair>
      )}
    </>
  );
}

const SEAT_SCHEMES = ['left-to-right', 'right-to-left', 'from-middle', 'odd-even'] as const;
const EXAMPLE_SEATS = 6;

function SeatNumberFields(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const all = props.blocks.map(({ design }) => design.seatNumbers);
  const [first] = all;
  if (!first) return null;
  const put = (patch: Partial<SeatNumbers>) => change({ seatNumbers: { ...first, ...patch } });
  return (
    <>
      <ChoiceField
        label={say('numbers.seats')}
        value={shared(all, ({ scheme }) => scheme)}
        options={SEAT_SCHEMES.map((scheme) => ({
          value: scheme,
          label: `${say(`numbers.${scheme}`)} · ${numberSeats({ ...first, start: 1, digits: 1, scheme }, EXAMPLE_SEATS).join(' ')}`,
        }))}
        onChange={(scheme) => put({ scheme })}
      />
      <Pair>
        <NumberField
          label={say('numbers.start')}
          value={shared(all, ({ start }) => start)}
          {...{ min: 0, max: NUMBER_START_MAX }}
          onChange={(start) => put({ start })}
        />
        <NumberField
          label={say('numbers.digits')}
          value={shared(all, ({ digits }) => digits)}
          {...{ min: 1, max: NUMBER_DIGITS_MAX }}
          onChange={(digits) => put({ digits })}
        />
      </Pair>
      <Tick
        label={say('numbers.countRemoved')}
        checked={shared(all, ({ countRemoved }) => countRemoved) ?? false}
        onChange={(countRemoved) => put({ countRemoved })}
      />
    </>
  );
}
