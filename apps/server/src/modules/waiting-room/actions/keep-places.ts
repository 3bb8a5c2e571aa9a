import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Logger } from '#platform/telemetry/logger';
import type { RoomBoards } from '../boards/room-boards.ts';
import type { KnownBuyers } from '../known/known-buyers.ts';

export interface KeepPlacesDeps {
  readonly boards: Pick<RoomBoards, 'openRoomIds'>;
  readonly known: Pick<KnownBuyers, 'find' | 'note'>;
  readonly log: Logger;
}

/**
 * Whoever asks as the account is known by the guest's number from here on, also from another device and without the
 * token, unless the account has a place of its own. A sign-in never fails for it.
 */
export function keepPlaces(deps: KeepPlacesDeps): (merged: MergedGuest) => Promise<void> {
  const { boards, known, log } = deps;
  return async ({ fromBuyerId, toBuyerId }) => {
    try {
      for (const roomId of boards.openRoomIds()) {
        const number = await known.find(roomId, fromBuyerId);
        if (number === null || (await known.find(roomId, toBuyerId)) !== null) continue;
        known.note(roomId, toBuyerId, number);
      }
    } catch (error) {
      log.warn({ err: error }, "a guest's places are the account's by their tokens alone");
    }
  };
}
