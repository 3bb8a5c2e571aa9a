import type { Hold } from '@houseful/contract/booking';
import type { Call } from '@houseful/contract/operation';
import type { BatchVerb, GroupCommit } from '#platform/group-commit';
import { problem } from '#platform/problem';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { BookingDeps } from '../deps.ts';
import { holdStatus } from '../rules/hold-status.ts';
import { extendHolds } from '../store/hold-changes.ts';
import { type HoldRow, lockHolds } from '../store/holds.ts';
import { viewHold } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import { takeAllOrNothing } from './take-seats.ts';

export interface ExtendCommand {
  readonly holdId: string;
  readonly buyerId: string;
}

export type ExtendOutcome =
  | { readonly outcome: 'extended'; readonly hold: HoldRow }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'released' }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'not-extendable' }
  | { readonly outcome: 'ordered'; readonly orderId: string };

/**
 * Moves the end of each running hold, and of its seats, to what the hold was promised when it
 * was made: once. A hold that was extended already is answered as it is, whatever became of it.
 */
export function commitExtensions(
  { clock }: Pick<BookingDeps, 'clock'>,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<ExtendCommand, ExtendOutcome> {
  return async (tx, commands) => {
    const rows = await lockHolds(
      tx,
      commands.map(({ holdId }) => holdId),
    );
    const now = clock.now();
    const outcomes = new Map(rows.map((hold) => [hold.hold_id, decide(hold, now)]));
    const asked = new Set(commands.map(({ holdId, buyerId }) => `${holdId} ${buyerId}`));
    const claims = rows.flatMap((hold) => {
      const extended = outcomes.get(hold.hold_id);
      if (!asked.has(`${hold.hold_id} ${hold.buyer_id}`)) return [];
      if (extended?.outcome !== 'extended' || extended.hold === hold) return [];
      return {
        showId: hold.show_id,
        seatIds: hold.seat_ids,
        holdId: hold.hold_id,
        orderId: null,
        takenUntil: extended.hold.expires_at,
      };
    });
    if (claims.length > 0) {
      const { won, lost, changes } = await takeAllOrNothing(tx, claims, now);
      // By another process's clock the hold had ended, and somebody has its seats.
      for (const { holdId } of lost.keys()) outcomes.set(holdId, { outcome: 'expired' });
      await extendHolds(
        tx,
        [...won].map(({ holdId }) => holdId),
        now,
      );
      tx.afterCommit(() => boards.tell(changes));
    }
    const buyers = new Map(rows.map((hold) => [hold.hold_id, hold.buyer_id]));
    return commands.map(({ holdId, buyerId }) => {
      const outcome = outcomes.get(holdId);
      return outcome && buyers.get(holdId) === buyerId ? outcome : { outcome: 'unknown' };
    });
  };
}

function decide(hold: HoldRow, now: Date): ExtendOutcome {
  if (hold.extended_at !== null) return { outcome: 'extended', hold };
  const { expires_at: expiresAt, released_at: releasedAt, order_id: orderId } = hold;
  if (orderId !== null) return { outcome: 'ordered', orderId };
  const status = holdStatus({ expiresAt, releasedAt, orderId }, now);
  if (status === 'RELEASED') return { outcome: 'released' };
  if (status !== 'HELD') return { outcome: 'expired' };
  if (hold.extendable_to === null) return { outcome: 'not-extendable' };
  return {
    outcome: 'extended',
    hold: { ...hold, expires_at: hold.extendable_to, extendable_to: null, extended_at: now },
  };
}

/**
 * Keeps the hold's seats until its `extendableTo`, once; the answer is given when that is
 * durable. Repeated, it answers the same hold and moves nothing.
 *
 * @throws no-such-hold, hold-released, hold-already-ordered, hold-expired, hold-not-extendable,
 * overloaded
 */
export function extendHold(
  { clock }: Pick<BookingDeps, 'clock'>,
  extensions: GroupCommit<ExtendCommand, ExtendOutcome>,
): (input: { holdId: string }, call: Call) => Promise<Hold> {
  return async ({ holdId }, call) => {
    const answer = await extensions.submit({ holdId, buyerId: callerOf(call) });
    switch (answer.outcome) {
      case 'extended':
        return viewHold(answer.hold, clock.now());
      case 'unknown':
        throw problem('no-such-hold');
      case 'released':
        throw problem('hold-released');
      case 'ordered':
        throw problem('hold-already-ordered', { orderId: answer.orderId });
      case 'expired':
        throw problem('hold-expired');
      case 'not-extendable':
        throw problem('hold-not-extendable');
    }
  };
}
