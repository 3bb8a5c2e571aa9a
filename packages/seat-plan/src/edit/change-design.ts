import { rowLengths } from '../integrity.ts';
import { labelRows } from '../label-rows.ts';
import {
  AISLE_CM_MAX,
  AISLE_CM_MIN,
  AISLES_PER_BLOCK_MAX,
  BEND_CM_MAX,
  CURVE_CM_MAX,
  LABEL_LENGTH_MAX,
  NUMBER_DIGITS_MAX,
  NUMBER_START_MAX,
  RADIUS_CM_MIN,
  ROWS_PER_BLOCK_MAX,
  SEATS_PER_ROW_MAX,
  SPACING_CM_MAX,
  SPACING_CM_MIN,
} from '../limits.ts';
import type { Plan, RowDesign } from '../plan.ts';
import { mapDesigns } from './map-parts.ts';

export type RowPatch = Partial<Omit<RowDesign, 'type' | 'changes' | 'rowCategories' | 'curve'>> & {
  readonly curve?: RowDesign['curve'] | null;
};

/**
 * Row blocks with other properties. What was said of places that are no longer there is forgotten; lists
 * for each row follow the number of rows.
 */
export function changeRows(plan: Plan, blockIds: ReadonlySet<string>, patch: RowPatch): Plan {
  return mapDesigns(plan, blockIds, (design) =>
    design.type === 'rows' ? fitted(design, patch) : design,
  );
}

function fitted(before: RowDesign, { curve, ...patch }: RowPatch): RowDesign {
  const { curve: curveBefore, ...rest } = before;
  const nextCurve = curve === undefined ? curveBefore : (curve ?? undefined);
  const merged: RowDesign = {
    ...withinLimits({ ...rest, ...patch }),
    ...(nextCurve ? { curve: curveWithin(nextCurve) } : {}),
  };
  const rows = within(merged.rows, 1, ROWS_PER_BLOCK_MAX);
  const design = fitLists(merged, before, rows);
  const lengths = rowLengths(design);
  const longest = Math.max(1, ...lengths);
  const aisles = design.aisles.filter(({ after }) => after < longest);
  return forgetLostPlaces({ ...design, aisles }, lengths);
}

/** Whole numbers, as large as they may be. */
function withinLimits(design: RowDesign): RowDesign {
  const { seatSpacing, rowSpacing, aisles, rowLabels, seatNumbers } = design;
  return {
    ...design,
    seatSpacing: within(seatSpacing, SPACING_CM_MIN, SPACING_CM_MAX),
    rowSpacing: within(rowSpacing, SPACING_CM_MIN, SPACING_CM_MAX),
    aisles: aisles.slice(0, AISLES_PER_BLOCK_MAX).map(({ after, width }) => ({
      after: within(after, 1, SEATS_PER_ROW_MAX - 1),
      width: within(width, AISLE_CM_MIN, AISLE_CM_MAX),
    })),
    rowLabels: { ...rowLabels, start: within(rowLabels.start, 1, NUMBER_START_MAX) },
    seatNumbers: {
      ...seatNumbers,
      start: within(seatNumbers.start, 0, NUMBER_START_MAX),
      digits: within(seatNumbers.digits, 1, NUMBER_DIGITS_MAX),
    },
  };
}

function curveWithin(curve: NonNullable<RowDesign['curve']>): RowDesign['curve'] {
  if ('radius' in curve) return { radius: within(curve.radius, RADIUS_CM_MIN, CURVE_CM_MAX) };
  return { bend: within(curve.bend, -BEND_CM_MAX, BEND_CM_MAX) };
}

function fitLists(design: RowDesign, before: RowDesign, rows: number): RowDesign {
  const { seats, rowLabels } = design;
  const last = (list: readonly number[]) => list.at(-1) ?? 1;
  const counted =
    typeof seats === 'number'
      ? within(seats, 1, SEATS_PER_ROW_MAX)
      : Array.from({ length: rows }, (_, row) =>
          within(seats[row] ?? last(seats), 0, SEATS_PER_ROW_MAX),
        );
  if (rowLabels.scheme !== 'own') {
    const { own: _, ...labels } = rowLabels;
    return { ...design, rows, seats: simpler(counted), rowLabels: labels };
  }
  const usual = labelRows(before.rowLabels, rows);
  const own = Array.from({ length: rows }, (_, row) => {
    const label = (rowLabels.own?.[row] ?? usual[row] ?? String(row + 1)).trim();
    return (label || String(row + 1)).slice(0, LABEL_LENGTH_MAX);
  });
  return { ...design, rows, seats: simpler(counted), rowLabels: { ...rowLabels, own } };
}

/** One number where all rows are as long. */
function simpler(seats: number | number[]): number | number[] {
  if (typeof seats === 'number') return seats;
  const [first = 1] = seats;
  return first > 0 && seats.every((one) => one === first) ? first : seats;
}

function forgetLostPlaces(design: RowDesign, lengths: readonly number[]): RowDesign {
  const { changes, rowCategories, ...rest } = design;
  const kept = Object.entries(changes ?? {}).filter(([key]) => {
    const [row = 0, seat = 0] = key.split('.').map(Number);
    return seat < (lengths[row] ?? 0);
  });
  const ofRows = Object.entries(rowCategories ?? {}).filter(
    ([row]) => lengths[Number(row)] !== undefined,
  );
  return {
    ...rest,
    ...(kept.length > 0 ? { changes: Object.fromEntries(kept) } : {}),
    ...(ofRows.length > 0 ? { rowCategories: Object.fromEntries(ofRows) } : {}),
  };
}

function within(value: number, min: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) + 0 : min;
}
