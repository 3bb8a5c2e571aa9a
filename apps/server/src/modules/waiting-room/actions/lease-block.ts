import { chainAfter } from '@houseful/line/draw-key';
import { portableDigests } from '@houseful/line/sha256';
import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import type { RoomBoards } from '../boards/room-boards.ts';
import { insertBlock } from '../store/blocks.ts';
import { lockRooms, updateRoom } from '../store/rooms.ts';

export interface NumberBlock {
  readonly from: number;
  readonly to: number;
}

export interface LeaseBlockDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly processId: string;
  readonly boards: Pick<RoomBoards, 'tell'>;
}

/**
 * Leases the next numbers of a lobby to this process, for good: whatever becomes of it, no other
 * process gives them out, and the public chain says that they were leased. Null once the lobby has closed.
 */
export function leaseBlock(
  deps: LeaseBlockDeps,
): (roomId: string, size: number) => Promise<NumberBlock | null> {
  const { pool, clock, processId, boards } = deps;
  return (roomId, size) =>
    inTransaction(pool, async (tx) => {
      const [room] = await lockRooms(tx, [roomId]);
      if (room?.phase !== 'lobby' || room.chain_head === null) return null;
      const block = { from: room.next_number, to: room.next_number + size };
      insertBlock(tx, { roomId, processId, ...block });
      updateRoom(tx, {
        ...room,
        next_number: block.to,
        chain_head: chainAfter(room.chain_head, block, portableDigests),
        changed_at: clock.now(),
        version: room.version + 1,
      });
      tx.afterCommit(() => boards.tell(roomId));
      return block;
    });
}
