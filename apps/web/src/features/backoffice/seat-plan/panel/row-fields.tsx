import { changeRows, type RowPatch } from '@houseful/seat-plan/edit/change-design';
import { rowLengths } from '@houseful/seat-plan/integrity';
import {
  AISLES_PER_BLOCK_MAX,
  CURVE_CM_MAX,
  ROWS_PER_BLOCK_MAX,
  SEATS_PER_ROW_MAX,
  SPACING_CM_MAX,
  SPACING_CM_MIN,
} from '@houseful/seat-plan/limits';
import type { RowDesign } from '@houseful/seat-plan/plan';
import { Button } from '../../../../lib/ui/button.tsx';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../../lib/ui/icons.tsx';
import { useSay } from '../words/plan-words.ts';
import { ChoiceField, Group, NumberField, Pair, TextField, Tick } from './fields.tsx';
import type { PanelProps, RowBlock } from './selection-panel.tsx';
import { shared } from './shared.ts';

export type RowProps = PanelProps & { blocks: readonly RowBlock[] };

export function useChangeRows({ editor, selection }: PanelProps) {
  return (patch: RowPatch) =>
    editor.step('change-rows', (plan) => changeRows(plan, selection.blocks, patch), {
      mark: `rows ${Object.keys(patch).join()} ${[...selection.blocks].join()}`,
    });
}

/** The pattern of the selected blocks: how many, how far apart, how bent. */
export function RowFields(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const designs = props.blocks.map(({ design }) => design);
  const spacing = { min: SPACING_CM_MIN, max: SPACING_CM_MAX, unit: 'cm' };
  return (
    <Group title={say('rows.title')}>
      <Pair>
        <NumberField
          label={say('rows.rows')}
          value={shared(designs, ({ rows }) => rows)}
          min={1}
          max={ROWS_PER_BLOCK_MAX}
          onChange={(rows) => change({ rows })}
        />
        <SeatsField {...props} />
        <NumberField
          label={say('rows.seatSpacing')}
          value={shared(designs, ({ seatSpacing }) => seatSpacing)}
          {...spacing}
          onChange={(seatSpacing) => change({ seatSpacing })}
        />
        <NumberField
          label={say('rows.rowSpacing')}
          value={shared(designs, ({ rowSpacing }) => rowSpacing)}
          {...spacing}
          onChange={(rowSpacing) => change({ rowSpacing })}
        />
      </Pair>
      <Varying {...props} />
      <Curve {...props} />
      <Aisles {...props} />
    </Group>
  );
}

/** One number of seats for every row; rows of different lengths have a list of their own. */
function SeatsField(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const seats = shared(
    props.blocks.map(({ design }) => design.seats),
    (one) => (typeof one === 'number' ? one : null),
  );
  return (
    <NumberField
      label={say('rows.seats')}
      value={seats}
      min={1}
      max={SEATS_PER_ROW_MAX}
      onChange={(next) => change({ seats: next })}
    />
  );
}

/** How long each row is, the front row first. */
function Varying(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const [block, ...others] = props.blocks;
  if (!block || others.length > 0) return null;
  const lengths = rowLengths(block.design);
  const isVarying = typeof block.design.seats !== 'number';
  const longest = Math.max(1, ...lengths);
  return (
    <>
      <Tick
        label={say('rows.varying')}
        checked={isVarying}
        onChange={(on) => change({ seats: on ? taper(lengths) : longest })}
      />
      {isVarying && (
        <>
          <TextField
            label={say('rows.lengths')}
            value={lengths.join(', ')}
            maxLength={2_000}
            onChange={(text) => change({ seats: lengthsIn(text, block.design.rows, longest) })}
          />
          <ChoiceField
            label={say('rows.align')}
            value={block.design.align}
            options={(['left', 'middle', 'right'] as const).map((value) => ({
              value,
              label: say(`align.row.${value}`),
            }))}
            onChange={(align) => change({ align })}
          />
        </>
      )}
    </>
  );
}

/** A beginning to be changed: each row one seat shorter than the one behind it. */
function taper(lengths: readonly number[]): number[] {
  return lengths.map((length, row) => Math.max(1, length - (lengths.length - 1 - row)));
}

/** `16, 17, 18` as numbers; rows that are not named are as long as the last that is. */
function lengthsIn(text: string, rows: number, usual: number): number[] {
  const named = text
    .split(/[^\d]+/)
    .filter((part) => part !== '')
    .map((part) => Math.min(SEATS_PER_ROW_MAX, Number(part)));
  const last = named.at(-1) ?? usual;
  return Array.from({ length: rows }, (_, row) => named[row] ?? last);
}

type CurveKind = 'straight' | 'bend' | 'radius';
const USUAL_BEND_CM = 60;
const USUAL_RADIUS_CM = 1_200;

function kindOf({ curve }: RowDesign): CurveKind {
  if (!curve) return 'straight';
  return 'radius' in curve ? 'radius' : 'bend';
}

function Curve(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const designs = props.blocks.map(({ design }) => design);
  const kind = shared(designs, kindOf);
  const size = shared(designs, ({ curve }) =>
    curve ? ('radius' in curve ? curve.radius : curve.bend) : 0,
  );
  const choose = (next: CurveKind) =>
    change({
      curve: { straight: null, bend: { bend: USUAL_BEND_CM }, radius: { radius: USUAL_RADIUS_CM } }[
        next
      ],
    });
  return (
    <Pair>
      <ChoiceField
        label={say('rows.curve')}
        value={kind}
        options={(['straight', 'bend', 'radius'] as const).map((value) => ({
          value,
          label: say(`curve.${value}`),
        }))}
        onChange={choose}
      />
      {kind === 'bend' && (
        <NumberField
          label={say('curve.bendCm')}
          {...{ value: size, min: -5_000, max: 5_000, step: 5, unit: 'cm' }}
          onChange={(bend) => change({ curve: { bend } })}
        />
      )}
      {kind === 'radius' && (
        <NumberField
          label={say('curve.radiusCm')}
          {...{ value: size, min: 100, max: CURVE_CM_MAX, step: 50, unit: 'cm' }}
          onChange={(radius) => change({ curve: { radius } })}
        />
      )}
    </Pair>
  );
}

const USUAL_AISLE_CM = 120;

function Aisles(props: RowProps) {
  const say = useSay();
  const change = useChangeRows(props);
  const [block, ...others] = props.blocks;
  if (!block || others.length > 0) return null;
  const { aisles } = block.design;
  const longest = Math.max(1, ...rowLengths(block.design));
  const put = (place: number, patch: Partial<(typeof aisles)[number]>) =>
    change({ aisles: aisles.map((one, index) => (index === place ? { ...one, ...patch } : one)) });
  const add = () => {
    const last = aisles.at(-1)?.after ?? 0;
    const after = Math.min(longest - 1, last > 0 ? last + 1 : Math.max(1, Math.floor(longest / 2)));
    change({ aisles: [...aisles, { after, width: USUAL_AISLE_CM }] });
  };
  return (
    <div className="flex flex-col gap-2">
      {aisles.map(({ after, width }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an aisle is its place in the list
        <div key={place} className="flex items-end gap-2">
          <NumberField
            label={say('aisle.after')}
            {...{ value: after, min: 1, max: longest - 1 }}
            onChange={(next) => put(place, { after: next })}
          />
          <NumberField
            label={say('aisle.width')}
            {...{ value: width, min: 10, max: 2_000, step: 10, unit: 'cm' }}
            onChange={(next) => put(place, { width: next })}
          />
          <IconButton
            label={say('aisle.remove', { after })}
            className="size-10"
            onClick={() => change({ aisles: aisles.filter((_, index) => index !== place) })}
          >
            <CloseIcon />
          </IconButton>
        </div>
      ))}
      {longest > 1 && aisles.length < AISLES_PER_BLOCK_MAX && (
        <Button look="quiet" size="small" className="self-start" onClick={add}>
          {say('aisle.add')}
        </Button>
      )}
    </div>
  );
}
