import type { Call } from '@houseful/contract/operation';
import type { BatchVerb, GroupCommit } from '#platform/group-commit';
import { problem } from '#platform/problem';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { BookingDeps } from '../deps.ts';
import { holdStatus } from '../rules/hold-status.ts';
import { type HoldRow, lockHolds, markReleased } from '../store/holds.ts';
import { freeSeats } from '../store/seats.ts';
import { callerOf } from '#platform/caller-of';

export interface ReleaseCommand {
  readonly holdId: string;
  readonly buyerId: string;
}

export type ReleaseOutcome =
  | { readonly outcome: 'released' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'ordered'; readonly orderId: string };

/** Gives the seats of running holds back. Ended holds and foreign seats stay untouched. */
export function commitReleases(
  { clock }: Pick<BookingDeps, 'clock'>,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<ReleaseCommand, ReleaseOutcome> {
  return async (tx, commands) => {
    const holds = await lockHolds(
      tx,
      commands.map(({ holdId }) => holdId),
    );
    const known = new Map(holds.map((hold) => [hold.hold_id, hold]));
    const asked = new Set(
      commands.filter((c) => known.get(c.holdId)?.buyer_id === c.buyerId).map((c) => c.holdId),
    );
    const now = clock.now();
    const running = holds.filter((hold) => asked.has(hold.hold_id) && isRunning(hold, now));
    if (running.length > 0) {
      const claims = running.map((hold) => ({
        showId: hold.show_id,
        seatIds: hold.seat_ids,
        holdId: hold.hold_id,
      }));
      markReleased(
        tx,
        running.map((hold) => hold.hold_id),
        now,
      );
      const changes = await freeSeats(tx, claims);
      tx.afterCommit(() => boards.tell(changes));
    }
    return commands.map(({ holdId, buyerId }) => {
      const hold = known.get(holdId);
      if (!hold || hold.buyer_id !== buyerId) return { outcome: 'unknown' };
      if (hold.order_id !== null) return { outcome: 'ordered', orderId: hold.order_id };
      return { outcome: 'released' };
    });
  };
}

function isRunning(hold: HoldRow, now: Date): boolean {
  const { expires_at: expiresAt, released_at: releasedAt, order_id: orderId } = hold;
  return holdStatus({ expiresAt, releasedAt, orderId }, now) === 'HELD';
}

/** Frees the hold's seats at once. Repeating it, or coming after the expiry, changes nothing. */
export function releaseHold(
  releases: GroupCommit<ReleaseCommand, ReleaseOutcome>,
): (input: { holdId: string }, call: Call) => Promise<void> {
  return async ({ holdId }, call) => {
    const answer = await releases.submit({ holdId, buyerId: callerOf(call) });
    if (answer.outcome === 'unknown') throw problem('no-such-hold');
    if (answer.outcome === 'ordered') {
      throw problem('hold-already-ordered', { orderId: answer.orderId });
    }
  };
}
