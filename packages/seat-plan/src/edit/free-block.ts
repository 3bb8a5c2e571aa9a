import type { Point } from '../geometry.ts';
import { type LaidRow, layOut } from '../lay-out.ts';
import type { Design, FreeDesign, Plan, SeatChange } from '../plan.ts';
import { cm, mapDesigns, tidyChange, withChanges } from './map-parts.ts';

/** The same chairs in the same places, each free to be moved and numbered on its own. */
export function freeBlocks(plan: Plan, blockIds: ReadonlySet<string>): Plan {
  return mapDesigns(plan, blockIds, (design) =>
    design.type === 'free' ? design : freeDesignOf(design, layOut(design).rows, (point) => point),
  );
}

/** Chairs of a design as they stand, put into other places; rows without a chair are left out. */
export function freeDesignOf(
  { categoryId, seatKind }: Design,
  rows: readonly LaidRow[],
  place: (local: Point) => Point,
): FreeDesign {
  const changes: Record<string, SeatChange> = {};
  const free = rows
    .filter(({ seats }) => seats.length > 0)
    .map(({ label, seats }, row) => {
      const own = sharedCategory(seats.map((seat) => seat.categoryId));
      const aisles: number[] = [];
      for (const [index, seat] of seats.entries()) {
        if (seat.aisleAfter && index < seats.length - 1) aisles.push(index + 1);
        const change = tidyChange({
          kind: seat.kind === seatKind ? undefined : seat.kind,
          view: seat.obstructed ? 'obstructed' : undefined,
          categoryId: seat.categoryId === (own ?? categoryId) ? undefined : seat.categoryId,
          seatId: seat.seatId,
        });
        if (change) changes[`${row}.${index}`] = change;
      }
      const points = seats.map(place);
      return {
        label,
        numbers: seats.map(({ number }) => number),
        at: points.flatMap(({ x, y }) => [cm(x), cm(y)]),
        ...(aisles.length > 0 ? { aisles } : {}),
        ...(own !== undefined && own !== categoryId ? { categoryId: own } : {}),
      };
    });
  return withChanges({ type: 'free', rows: free, categoryId, seatKind }, changes);
}

function sharedCategory(ids: readonly string[]): string | undefined {
  const [first] = ids;
  return ids.every((id) => id === first) ? first : undefined;
}
