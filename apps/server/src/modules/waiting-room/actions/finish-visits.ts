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
    const commands: LineCommand[] = [];
    for (const { showId, buyerId, lines } of orders) {
      const roomId = await boards.roomBefore(showId);
      if (roomId !== undefined)
        commands.push({ kind: 'finish', roomId, buyerId, seats: lines.length });
    }
    if (commands.length > 0) await commit(tx, commands);
  };
}
