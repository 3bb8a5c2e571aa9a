import type { Stock } from '../load/hold-requests.ts';
import type { OnSale } from './open-house.ts';
import { ARENA, seatCount } from './room.ts';

const SHOWS_AT_ONCE = 8;

/** Shows enough for so many pairs of seats. */
export function stockOf(pairs: number, room = ARENA): Stock {
  const shows = Math.ceil((pairs * 2) / seatCount(room) / SHOWS_AT_ONCE) * SHOWS_AT_ONCE;
  return {
    atOnce: SHOWS_AT_ONCE,
    room,
    showIds: Array.from({ length: shows }, (_, n) => `shw_bench-${n + 1}`),
  };
}

export function onSale({ room, showIds }: Stock): OnSale {
  return {
    rooms: [room],
    shows: showIds.map((showId) => ({ showId, seatMapId: room.seatMapId })),
  };
}
