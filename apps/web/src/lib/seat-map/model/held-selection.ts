import type { Hold } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import type { Selection } from './selection.ts';

type Areas = readonly Pick<Area, 'id'>[];

/** Those of the seats that are places of the area. */
export function placesIn({ id }: Pick<Area, 'id'>, seatIds: Iterable<string>): string[] {
  const prefix = `${id}-`;
  return [...seatIds].filter(
    (seatId) => seatId.startsWith(prefix) && /^\d+$/.test(seatId.slice(prefix.length)),
  );
}

/** What a buyer would mark to get the seats of this hold: chairs by name, places by count. */
export function selectionOf({ seatIds }: Pick<Hold, 'seatIds'>, areas: Areas): Selection {
  const counted = areas.map((area) => [area.id, placesIn(area, seatIds)] as const);
  const places = new Set(counted.flatMap(([, own]) => own));
  return {
    seatIds: new Set(seatIds.filter((seatId) => !places.has(seatId))),
    areaCounts: new Map(
      counted.flatMap(([areaId, own]) => (own.length > 0 ? [[areaId, own.length] as const] : [])),
    ),
  };
}

export function isSameSelection(a: Selection, b: Selection): boolean {
  return (
    a.seatIds.size === b.seatIds.size &&
    a.areaCounts.size === b.areaCounts.size &&
    [...a.seatIds].every((seatId) => b.seatIds.has(seatId)) &&
    [...a.areaCounts].every(([areaId, count]) => b.areaCounts.get(areaId) === count)
  );
}
