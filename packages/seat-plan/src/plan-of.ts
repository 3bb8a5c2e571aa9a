import type { SeatMap } from '@houseful/contract/seat-map';
import { freeSection } from './files/free-section.ts';
import { CATEGORY_COLOURS, PLAN_FORMAT, PLAN_VERSION } from './limits.ts';
import type { Plan } from './plan.ts';

/**
 * Any seat map as a plan of free seats that can be edited further: drawn again, it is the same seat map,
 * seat ids and their order included. How its rows were made nobody knows any more.
 */
export function planOf(seatMap: SeatMap): Plan {
  const { width, height, stage, focalPoint, areas } = seatMap;
  const sections = seatMap.sections.map(({ id, name, gate, rows }, place) =>
    freeSection({
      ...{ id, name, gate, blockId: `b${place + 1}` },
      rows: rows.map(({ label, seats }) => ({
        label,
        seats: seats.map(({ seatId, number, x, y, categoryId, kind, view, aisleAfter }) => ({
          ...{ seatId, number, x, y, categoryId, kind },
          ...{ obstructed: view === 'obstructed', aisleAfter: aisleAfter ?? false },
        })),
      })),
    }),
  );
  const categories = seatMap.categories.map(({ categoryId, name }, place) => ({
    ...{ id: categoryId, name, colour: (place % CATEGORY_COLOURS) + 1 },
  }));
  return {
    ...{ format: PLAN_FORMAT, version: PLAN_VERSION, width, height, stage, focalPoint },
    ...{ categories, sections, areas },
  };
}
