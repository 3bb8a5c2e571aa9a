import { PLAN_FORMAT, PLAN_VERSION } from './limits.ts';
import type { Plan, RowDesign } from './plan.ts';

/** Names that a new room begins with, in the language of whoever draws it; they can all be changed. */
export interface RoomNames {
  readonly screen: string;
  readonly stage: string;
  readonly seats: string;
  readonly stalls: string;
  readonly balcony: string;
  readonly floor: string;
  readonly side: string;
  readonly gate: string;
  readonly standard: string;
  readonly front: string;
  readonly premium: string;
  readonly recliner: string;
}

/** Rows as most houses have them: letters without I and O from the front, numbers from the left. */
export function rowDesign(
  categoryId: string,
  own: Partial<Omit<RowDesign, 'type'>> = {},
): RowDesign {
  return {
    ...{ type: 'rows', rows: 5, seats: 10, align: 'middle', seatSpacing: 58, rowSpacing: 110 },
    aisles: [],
    rowLabels: { scheme: 'letters-without-i-o', start: 1, from: 'front' },
    seatNumbers: { scheme: 'left-to-right', start: 1, digits: 1, countRemoved: false },
    ...{ categoryId, seatKind: 'standard', ...own },
  };
}

/** An empty room of 20 by 18 metres with a screen, one section and one category. */
export function emptyPlan(names: RoomNames): Plan {
  return {
    ...{ format: PLAN_FORMAT, version: PLAN_VERSION, width: 2_000, height: 1_800 },
    stage: { label: names.screen, shape: 'screen', x: 300, y: 60, width: 1_400, height: 30 },
    focalPoint: { x: 1_000, y: 900 },
    categories: [{ id: 'c1', name: names.standard, colour: 1 }],
    sections: [{ id: 's1', name: names.seats, gate: names.gate, blocks: [] }],
    areas: [],
  };
}
