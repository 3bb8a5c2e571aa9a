import type { bookingOperations, Hold } from '@houseful/contract/booking';
import type { Call, InputOf } from '@houseful/contract/operation';
import type { GroupCommit } from '#platform/group-commit';
import { deriveId, fingerprint } from '#platform/ids';
import { type Problem, problem } from '#platform/problem';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import type { ReadHold } from '../store/holds.ts';
import { viewHold } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import { isAtCounter, saleWindowFor } from './at-counter.ts';
import type { ChangeCommand, ChangeOutcome, SeatsWanted } from './commit-hold-changes.ts';

type ChangeInput = InputOf<(typeof bookingOperations)['changeHold']>;

/**
 * Gives the caller's running hold other seats, all of the change or nothing; it still ends when
 * it would have ended. Repeated under the same Idempotency-Key it answers the hold as it is.
 *
 * @throws no-such-hold, idempotency-key-reused, hold-released, hold-already-ordered, hold-expired,
 * invalid-input, show-not-on-sale, too-many-seats, unknown-seat, unknown-ticket-type, seats-taken, buyer-limit-reached,
 * leaves-single-seat, overloaded
 */
export function changeHold(
  { clock }: Pick<BookingDeps, 'clock'>,
  sales: ShowSales,
  boards: SeatBoards,
  readHold: ReadHold,
  changes: GroupCommit<ChangeCommand, ChangeOutcome>,
): (input: ChangeInput, call: Call) => Promise<Hold> {
  return async (input, call) => {
    const { holdId } = input;
    const buyerId = callerOf(call);
    const hold = await readHold(holdId);
    if (!hold || hold.buyer_id !== buyerId) throw problem('no-such-hold');
    const terms = await sales.get(hold.show_id);
    const answer = await changes.submit({
      holdId,
      buyerId,
      atCounter: isAtCounter(call),
      window: saleWindowFor(call, terms),
      changeId: call.idempotencyKey ? deriveId('chg', holdId, call.idempotencyKey) : null,
      requestDigest: fingerprint(input),
      wanted: wantedBy(input),
      ticketTypes: input.ticketTypes ?? {},
      terms,
      board: await boards.get(hold.show_id),
    });
    if (answer.outcome !== 'changed') throw refusal(answer, terms);
    return viewHold(answer.hold, clock.now());
  };
}

function wantedBy(input: ChangeInput): SeatsWanted {
  if ('seatIds' in input) return { seatIds: input.seatIds };
  return { add: input.add ?? [], remove: input.remove ?? [] };
}

function refusal(
  answer: Exclude<ChangeOutcome, { outcome: 'changed' }>,
  terms: SaleTerms,
): Problem {
  switch (answer.outcome) {
    case 'unknown':
      return problem('no-such-hold');
    case 'key-reused':
      return problem('idempotency-key-reused');
    case 'released':
      return problem('hold-released');
    case 'expired':
      return problem('hold-expired');
    case 'ordered':
      return problem('hold-already-ordered', { orderId: answer.orderId });
    case 'nothing-left':
      return problem('invalid-input', {
        issues: [
          { path: 'remove', message: 'must leave a seat: release the hold to give back all' },
        ],
      });
    case 'not-on-sale':
      return problem('show-not-on-sale', {
        opensAt: terms.window.opensAt.toISOString(),
        closesAt: terms.window.closesAt.toISOString(),
      });
    case 'too-many-seats':
      return problem('too-many-seats', { seatsPerHoldMax: terms.seatsPerHoldMax });
    case 'unknown-seat':
      return problem('unknown-seat', { seatIds: [...answer.seatIds] });
    case 'unknown-ticket-type':
      return problem('unknown-ticket-type', { seatIds: [...answer.seatIds] });
    case 'seats-taken':
      return problem('seats-taken', { seatIds: [...answer.seatIds] });
    case 'buyer-limit':
      return problem('buyer-limit-reached', {
        seatsPerBuyerMax: terms.seatsPerBuyerMax ?? 0,
        seatsStillAllowed: answer.seatsStillAllowed,
      });
    case 'leaves-single-seat':
      return problem('leaves-single-seat', {
        seatIds: [...answer.seatIds],
        suggestions: answer.suggestions.map((seatIds) => [...seatIds]),
      });
  }
}
