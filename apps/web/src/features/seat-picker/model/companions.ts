import type { RoomSeat } from '../../../lib/seat-map/model/room.ts';

/**
 * The companions' seats that belong to a wheelchair place: those beside it in its row, without
 * another kind of seat or an aisle between.
 */
export function companionsOf(place: RoomSeat): RoomSeat[] {
  if (place.kind !== 'wheelchair') return [];
  return [...beside(place, -1), ...beside(place, 1)];
}

/** The wheelchair places that a companion's seat belongs to. */
export function wheelchairsOf(companion: RoomSeat): RoomSeat[] {
  return companion.row.seats.filter((seat) => companionsOf(seat).includes(companion));
}

function beside(place: RoomSeat, way: -1 | 1): RoomSeat[] {
  const { seats } = place.row;
  const found: RoomSeat[] = [];
  for (let at = seats.indexOf(place); ; at += way) {
    const next = seats[at + way];
    const hasAisle = (way === 1 ? seats[at] : next)?.aisleAfter ?? false;
    if (next?.kind !== 'companion' || hasAisle) return found;
    found.push(next);
  }
}
