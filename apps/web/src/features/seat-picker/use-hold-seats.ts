import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { chance, newKey } from '../../lib/random.ts';
import { isNoConnection, isProblem } from '../../lib/api/problem.ts';
import { api, session } from '../../lib/browser.ts';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';
import { pickPlaces } from './model/pick-places.ts';
import type { Room } from './model/room.ts';
import type { SeatBoard } from './model/seat-board.ts';
import type { Selection } from './model/selection.ts';

export type HoldWish =
  | { readonly type: 'selection'; readonly selection: Selection }
  | {
      readonly type: 'best';
      readonly quantity: number;
      readonly categoryId: string | undefined;
      readonly together: boolean;
    };

type HoldBody =
  | { showId: string; seatIds: string[] }
  | { showId: string; categoryId?: string; quantity: number; together: boolean };

/** Other places of an area are as good, so a buyer need not hear that one went. */
const AREA_PICKS_MAX = 4;

interface HoldSeatsParts {
  showId: string;
  room: Room;
  board: SeatBoard;
  onHeld: (hold: Hold) => void;
}

/** Holds what the buyer wishes for; a visitor without a session becomes a guest on the way. */
export function useHoldSeats({ showId, room, board, onHeld }: HoldSeatsParts) {
  // When no answer came the seats may be held already: the same wish is then sent as the same thing.
  const unanswered = useRef<{ wish: string; body: HoldBody; key: string } | null>(null);

  async function hold(wish: HoldWish): Promise<Hold> {
    await session.ensureBuyer();
    const refused = new Set<string>();
    for (let pick = 1; ; pick += 1) {
      const wishText = describeWish(wish);
      const again = unanswered.current?.wish === wishText ? unanswered.current : null;
      const body = again?.body ?? holdBody(showId, wish, room, board, refused);
      const key = again?.key ?? newKey();
      try {
        unanswered.current = { wish: wishText, body, key };
        const held = await api.call(bookingOperations.holdSeats, body, { idempotencyKey: key });
        unanswered.current = null;
        return held;
      } catch (error) {
        if (!isNoConnection(error)) unanswered.current = null;
        const lost = isProblem(error, 'seats-taken') ? error.members.seatIds : null;
        const onlyPlaces = lost?.every((seatId) => room.seatById(seatId) === undefined);
        if (!onlyPlaces || pick === AREA_PICKS_MAX) throw error;
        for (const seatId of lost ?? []) refused.add(seatId);
      }
    }
  }

  return useMutation({
    mutationFn: hold,
    onSuccess: (held) => {
      rememberHold(showId, held.holdId);
      onHeld(held);
    },
  });
}

function describeWish(wish: HoldWish): string {
  if (wish.type === 'best') return JSON.stringify(wish);
  const { seatIds, areaCounts } = wish.selection;
  return JSON.stringify([[...seatIds].sort(), [...areaCounts].sort()]);
}

function holdBody(
  showId: string,
  wish: HoldWish,
  room: Room,
  board: SeatBoard,
  refused: ReadonlySet<string>,
): HoldBody {
  if (wish.type === 'best') {
    const { quantity, together, categoryId } = wish;
    return { showId, quantity, together, ...(categoryId ? { categoryId } : {}) };
  }
  const places = room.areas.flatMap((area) => {
    const count = wish.selection.areaCounts.get(area.id) ?? 0;
    return count > 0 ? pickPlaces(area, count, board, refused, chance) : [];
  });
  return { showId, seatIds: [...wish.selection.seatIds, ...places] };
}
