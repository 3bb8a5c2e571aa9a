import type { Place, SeatIndex } from './seat-index.ts';

export interface BestAvailableWish {
  readonly quantity: number;
  readonly categoryId: string | undefined;
  /** Nothing rather than seats apart. */
  readonly together: boolean;
}

/**
 * The free seats nearest to the focal point: side by side when any row still allows it,
 * otherwise (unless `together`) the nearest ones wherever they are; null when there are not
 * enough. Among equally near groups the one that leaves no lone seat beside it wins.
 * Wheelchair and companion places are left to those who need them.
 */
export function bestAvailable(
  index: SeatIndex,
  isFree: (seatId: string) => boolean,
  { quantity, categoryId, together }: BestAvailableWish,
): Place[] | null {
  const free = placesOnOffer(index, isFree, categoryId);
  if (free.length < quantity) return null;
  const distance = distanceTo(index.seatMap.focalPoint);
  const group = nearestGroup(free, quantity, distance);
  if (group || together) return group;
  return free
    .map((place) => ({ place, distance: distance(place) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, quantity)
    .map(({ place }) => place);
}

/** What "best available" may choose from. */
export function placesOnOffer(
  index: SeatIndex,
  isFree: (seatId: string) => boolean,
  categoryId: string | undefined,
): Place[] {
  return index.places.filter(
    (place) =>
      (categoryId === undefined || place.categoryId === categoryId) &&
      place.kind !== 'wheelchair' &&
      place.kind !== 'companion' &&
      isFree(place.seatId),
  );
}

type Distance = (place: Place) => number;

function distanceTo({ x, y }: { x: number; y: number }): Distance {
  return (place) => Math.hypot(place.x - x, place.y - y);
}

/** A lone seat costs as much as sitting this much further away, per seat of the group. */
const LONE_SEAT_CM = 60;

function nearestGroup(free: Place[], quantity: number, distance: Distance): Place[] | null {
  let best: Place[] | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const stretch of stretches(free)) {
    const distances = stretch.map(distance);
    let sum = 0;
    for (let end = 0; end < stretch.length; end++) {
      sum += distances[end] as number;
      if (end >= quantity) sum -= distances[end - quantity] as number;
      const start = end - quantity + 1;
      if (start < 0) continue;
      const loneSeats = Number(start === 1) + Number(stretch.length - 1 - end === 1);
      const cost = sum + loneSeats * LONE_SEAT_CM * quantity;
      if (cost < bestCost) {
        bestCost = cost;
        best = stretch.slice(start, end + 1);
      }
    }
  }
  return best;
}

/** Free places cut into stretches of neighbours; an area counts as one stretch. */
function stretches(free: readonly Place[]): Place[][] {
  const found: Place[][] = [];
  let last: Place | undefined;
  for (const place of free) {
    const continues =
      last !== undefined &&
      last.run === place.run &&
      (place.areaId !== null || last.position + 1 === place.position);
    if (continues) found.at(-1)?.push(place);
    else found.push([place]);
    last = place;
  }
  return found;
}
