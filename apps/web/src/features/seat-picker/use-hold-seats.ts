import { bookingOperations, type Hold } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isNoConnection, isProblem } from '../../lib/api/problem.ts';
import { api, keptPlaces, serverTime, session } from '../../lib/browser.ts';
import { holdKey } from '../../lib/hold/hold-key.ts';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';
import { chance, newKey } from '../../lib/random.ts';
import {
  describeWish,
  type HoldBody,
  holdBody,
  type HoldWish,
  seatsNamed,
} from './model/hold-wish.ts';
import type { Room } from '../../lib/seat-map/model/room.ts';
import type { SeatBoard } from '../../lib/seat-map/model/seat-board.ts';

/** Other places of an area are as good, so a buyer need not hear that one went. */
const AREA_PICKS_MAX = 4;

interface HoldSeatsParts {
  showId: string;
  /** The waiting room in front of the show, if there is one. */
  roomId: string | null;
  room: Room;
  board: SeatBoard;
  /** A running hold that gets the seats, in place of those it has; null makes a new one. */
  changing: Hold | null;
  onHeld: (hold: Hold, wish: HoldWish) => void;
}

interface Unanswered {
  readonly wish: string;
  readonly body: HoldBody;
  readonly key: string;
  readonly tokens: { readonly 'Admission-Token': string | undefined };
}

/** Holds what the buyer wishes for; a visitor without a session becomes a guest on the way. */
export function useHoldSeats(parts: HoldSeatsParts) {
  const { showId, roomId, room, board, changing, onHeld } = parts;
  // When no answer came the seats may be held already: the same wish is then sent as the same thing.
  const unanswered = useRef<Unanswered | null>(null);
  const queries = useQueryClient();

  async function hold(wish: HoldWish): Promise<Hold> {
    await session.ensureBuyer();
    const refused = new Set<string>();
    const choice = { areas: room.areas, board, refused, chance, held: changing?.seatIds ?? [] };
    for (let pick = 1; ; pick += 1) {
      try {
        if (!changing || wish.type === 'best') return await holdAnew(wish, choice);
        const { holdId } = changing;
        const seatIds = seatsNamed(wish.selection, choice);
        return await api.call(
          bookingOperations.changeHold,
          { holdId, seatIds },
          { tokens: leave() },
        );
      } catch (error) {
        // Over, or used up: the room knows more.
        if (isProblem(error, 'not-admitted')) {
          keptPlaces.dropAdmission(error.members.waitingRoom.roomId);
        }
        const lost = isProblem(error, 'seats-taken') ? error.members.seatIds : null;
        const onlyPlaces = lost?.every((seatId) => room.seatById(seatId) === undefined);
        if (!onlyPlaces || pick === AREA_PICKS_MAX) throw error;
        for (const seatId of lost ?? []) refused.add(seatId);
      }
    }
  }

  async function holdAnew(wish: HoldWish, choice: Parameters<typeof holdBody>[2]): Promise<Hold> {
    const wishText = describeWish(wish);
    const again = unanswered.current?.wish === wishText ? unanswered.current : null;
    const body = again?.body ?? holdBody(showId, wish, choice);
    const key = again?.key ?? newKey();
    // The leave may have ended meanwhile: what was held with it is told all the same.
    const tokens = again?.tokens ?? leave();
    try {
      unanswered.current = { wish: wishText, body, key, tokens };
      const held = await api.call(bookingOperations.holdSeats, body, {
        ...{ idempotencyKey: key, tokens },
      });
      unanswered.current = null;
      if (roomId !== null) keptPlaces.spendOn(showId, roomId);
      return held;
    } catch (error) {
      if (!isNoConnection(error)) unanswered.current = null;
      throw error;
    }
  }

  /** The leave to hold seats behind a waiting room, while it lasts. */
  function leave() {
    const admission = roomId === null ? null : keptPlaces.admissionTo(roomId, serverTime.now());
    return { 'Admission-Token': admission?.admissionToken };
  }

  return useMutation({
    mutationFn: hold,
    onSuccess: (held, wish) => {
      rememberHold(showId, held.holdId);
      queries.setQueriesData({ queryKey: holdKey(held.holdId) }, held);
      onHeld(held, wish);
    },
  });
}
