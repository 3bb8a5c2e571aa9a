import type { Box } from '@houseful/seat-plan/geometry';
import { rowDesign } from '@houseful/seat-plan/new-plan';
import { ROWS_PER_BLOCK_MAX, SEATS_PER_ROW_MAX } from '@houseful/seat-plan/limits';
import type { Plan, RowDesign } from '@houseful/seat-plan/plan';

/** Rows that fill a box that was drawn, at the usual distances; named on from those of the section. */
export interface RowDraft {
  readonly pose: { readonly x: number; readonly y: number; readonly rotation: number };
  readonly design: RowDesign;
}

const SEAT_CM = 58;
const ROW_CM = 110;
const SEAT_DEPTH_CM = 50;

export function draftRows(plan: Plan, box: Box, sectionId: string, categoryId: string): RowDraft {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const seats = within(Math.round(width / SEAT_CM), SEATS_PER_ROW_MAX);
  const rows = within(Math.round((height - SEAT_DEPTH_CM) / ROW_CM) + 1, ROWS_PER_BLOCK_MAX);
  const start = nextRow(plan, sectionId);
  return {
    pose: {
      x: Math.round((box.left + box.right) / 2),
      y: Math.round(box.top + SEAT_DEPTH_CM / 2),
      rotation: 0,
    },
    design: rowDesign(categoryId, {
      ...{ rows, seats, seatSpacing: SEAT_CM, rowSpacing: ROW_CM },
      rowLabels: { scheme: 'letters-without-i-o', start, from: 'front' },
    }),
  };
}

/** The first row's ordinal that no row of the section has, counted as these are. */
function nextRow(plan: Plan, sectionId: string): number {
  const blocks = plan.sections.find(({ id }) => id === sectionId)?.blocks ?? [];
  return blocks.reduce((next, { design }) => {
    if (design.type !== 'rows' || design.rowLabels.scheme === 'own') return next;
    return Math.max(next, design.rowLabels.start + design.rows);
  }, 1);
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(1, value));
}
