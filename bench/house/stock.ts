import type { Stock } from '../load/hold-requests.ts';
import type { OnSale } from './open-house.ts';
import { ARENA, seatCount } from './room.ts';

const SHOWS_AT_ONCE = 8;

/** Arenas enough for so many pairs of seats. */
export function stockOf(pairs: number): Stock {
  const shows = Math.ceil((pairs * 2) / seatCount(ARENA) / SHOWS_AT_ONCE) * SHOWS_AT_ONCE;
  return {
    atOnce: SHOWS_AT_ONCE,
    room: ARENA,
    showIds: Array.from({ length: shows }, (_, n) => `shw_bench-${n + 1}`),
  };
}

export function onSale({ room, showIds }: Stock): OnSale {
  return {
    rooms: [room],
    shows: showIds.map((showId) => ({ showId, seatMapId: room.seatMapId })),
  };
}
