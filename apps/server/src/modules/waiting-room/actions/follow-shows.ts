import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import {
  lockRooms,
  type RoomRow,
  roomsOfShows,
  unprotectShows,
  withdrawShows,
} from '../store/rooms.ts';
import type { LineDeps } from './commit-line.ts';
import { makeMove } from './move-by-time.ts';
import { openRoomDesk, type RoomDesk } from './room-desk.ts';

type Told<C extends 'cancelled' | 'moved'> = FactPayload<`catalog.show-${C}`>;

/**
 * The room of a cancelled show ends and says why; a room in front of several shows goes on without it. The room of a
 * moved one says the new time. Told again, nothing changes.
 */
export function followShows(deps: LineDeps): {
  readonly cancelled: (tx: Tx, told: readonly Told<'cancelled'>[]) => Promise<void>;
  readonly moved: (tx: Tx, told: readonly Told<'moved'>[]) => Promise<void>;
} {
  const { clock, boards, spentBoards } = deps;

  async function atDesks(
    tx: Tx,
    showIds: readonly string[],
    work: (desk: RoomDesk, showId: string) => void,
  ): Promise<void> {
    const now = clock.now();
    for (const row of await lockRooms(tx, await roomsOfShows(tx, showIds))) {
      const roomId = row.room_id;
      const spent = await spentBoards.load(tx, roomId);
      const desk = await openRoomDesk(tx, row, { now, spent, numbers: [], buyerIds: [] });
      work(desk, showOf(row));
      if (desk.hasChanged()) desk.write(tx);
      if (desk.row.phase === 'ended' && row.phase !== 'ended') unprotectShows(tx, roomId);
      tx.afterCommit(() => {
        spentBoards.keep(roomId, spent, desk.row.version);
        boards.tell(roomId);
      });
    }
  }

  return {
    cancelled: async (tx, told) => {
      const showIds = told.map(({ showId }) => showId);
      const messages = new Map(told.map(({ showId, message }) => [showId, message]));
      await atDesks(tx, showIds, (desk, showId) => {
        const { occasion, message } = desk.row;
        desk.change({
          message: messages.get(showId) ?? message,
          ...(occasion && { occasion: { ...occasion, isCancelled: true } }),
        });
        makeMove(tx, desk, 'end', clock.now());
      });
      const others = await withdrawShows(tx, showIds);
      tx.afterCommit(() => {
        for (const roomId of others) boards.tell(roomId);
      });
    },

    moved: async (tx, told) => {
      const labels = new Map(
        [...told].sort((a, b) => a.version - b.version).map(({ showId, label }) => [showId, label]),
      );
      await atDesks(tx, [...labels.keys()], (desk, showId) => {
        const label = labels.get(showId);
        if (!label || !desk.row.occasion) return;
        const { venueName, startsAt, timeZone } = label;
        desk.change({ occasion: { ...desk.row.occasion, venueName, startsAt, timeZone } });
      });
    },
  };
}

function showOf({ scope }: RoomRow): string {
  return scope.kind === 'show' ? scope.showId : '';
}
