import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { BatchVerb } from '#platform/group-commit';
import type { RoomBoards } from '../boards/room-boards.ts';
import type { LineCommand, LineOutcome } from './commit-line.ts';

/** Who has paid is done inside: the place is given on. */
export function finishVisits(
  boards: Pick<RoomBoards, 'roomBefore'>,
  commit: BatchVerb<LineCommand, LineOutcome>,
): (tx: Tx, orders: readonly FactPayload<'booking.order-confirmed'>[]) => Promise<void> {
  return async (tx, orders) => {
    const rooms = await Promise.all(orders.map(({ showId }) => boards.roomBefore(showId)));
    const commands = orders.flatMap(({ buyerId, lines }, order): LineCommand[] => {
      const roomId = rooms[order];
      return roomId === undefined ? [] : [{ kind: 'finish', roomId, buyerId, seats: lines.length }];
    });
    if (commands.length > 0) await commit(tx, commands);
  };
}
