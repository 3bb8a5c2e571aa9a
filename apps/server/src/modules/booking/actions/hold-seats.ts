import type { bookingOperations, Hold } from '@houseful/contract/booking';
import type { Call, InputOf } from '@houseful/contract/operation';
import type { GroupCommit } from '#platform/group-commit';
import { deriveId, fingerprint } from '#platform/ids';
import { type Problem, problem } from '#platform/problem';
import { readFrom } from '#platform/postgres/tx';
import type { SeatBoard } from '../boards/seat-board.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { isOnSale } from '../rules/sale-window.ts';
import type { Place } from '../rules/seat-index.ts';
import { findHolds } from '../store/holds.ts';
import { viewHold } from '../store/views.ts';
import type { HoldCommand, HoldOutcome, HoldWish } from './commit-holds.ts';
import { buyerOf } from './buyer-of.ts';

type HoldInput = InputOf<(typeof bookingOperations)['holdSeats']>;

/**
 * Leases every wanted seat to the caller for the hold's time, or none of them; the answer is
 * given once the lease is durable. Repeated under the same Idempotency-Key it answers the same
 * hold and does not extend it.
 *
 * The seat board refuses hopeless requests before they reach the database, so a stampede for a
 * few seats costs the database little; it never grants anything.
 *
 * @throws no-such-show, show-not-on-sale, too-many-seats, unknown-seat, unknown-category,
 * idempotency-key-reused, too-many-holds, seats-taken, not-enough-seats, overloaded
 */
export function holdSeats(
  { pool, clock, ids, limits }: Pick<BookingDeps, 'pool' | 'clock' | 'ids' | 'limits'>,
  sales: ShowSales,
  boards: SeatBoards,
  holds: GroupCommit<HoldCommand, HoldOutcome>,
): (input: HoldInput, call: Call) => Promise<Hold> {
  const db = readFrom(pool);

  return async (input, call) => {
    const buyerId = buyerOf(call);
    const requestDigest = fingerprint(input);
    const holdId = call.idempotencyKey
      ? deriveId('hld', buyerId, call.idempotencyKey)
      : ids.next('hld');
    const terms = await sales.get(input.showId);
    const board = await boards.get(input.showId);

    const wish = wishOf(input, holdId, terms, board, clock.now());
    if (wish instanceof Error) return earlierHold(call, holdId, requestDigest, wish);

    const answer = await holds.submit({
      holdId,
      buyerId,
      requestDigest,
      terms,
      board,
      wish,
    });
    return viewOutcome(answer, board, wish);
  };

  /** A retry must get its hold even when the show has closed or its seats look taken: by itself. */
  async function earlierHold(
    call: Call,
    holdId: string,
    requestDigest: string,
    refusal: Problem,
  ): Promise<Hold> {
    if (!call.idempotencyKey) throw refusal;
    const [known] = await findHolds(db, [holdId]);
    if (!known) throw refusal;
    if (known.buyer_id !== buyerOf(call)) throw signedInMeanwhile();
    if (known.request_digest !== requestDigest) throw problem('idempotency-key-reused');
    return viewHold(known, clock.now());
  }

  function viewOutcome(answer: HoldOutcome, board: SeatBoard, wish: HoldWish): Hold {
    switch (answer.outcome) {
      case 'held':
        return viewHold(answer.hold, clock.now());
      case 'buyer-ended':
        throw signedInMeanwhile();
      case 'key-reused':
        throw problem('idempotency-key-reused');
      case 'too-many-holds':
        throw problem('too-many-holds', { activeHoldsMax: limits.activeHoldsPerBuyerMax });
      case 'seats-taken':
        throw problem('seats-taken', { seatIds: [...answer.seatIds] });
      case 'not-enough-seats':
        throw problem(
          'not-enough-seats',
          { seatsLeft: seatsLeft(board, categoryOf(wish), clock.now()) },
          wish.kind === 'best' && wish.together
            ? `No ${wish.quantity} seats are free side by side.`
            : undefined,
        );
    }
  }
}

function signedInMeanwhile(): Problem {
  return problem('unauthenticated', {}, 'This guest has signed in; go on with the account.');
}

function categoryOf(wish: HoldWish): string | undefined {
  return wish.kind === 'best' ? wish.categoryId : undefined;
}

/** The wish to be tried, or the problem that already forbids it. */
function wishOf(
  input: HoldInput,
  holdId: string,
  terms: SaleTerms,
  board: SeatBoard,
  now: Date,
): HoldWish | Problem {
  const { opensAt, closesAt } = terms.window;
  if (!isOnSale(terms.window, now)) {
    return problem('show-not-on-sale', {
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
    });
  }
  const quantity = 'seatIds' in input ? input.seatIds.length : input.quantity;
  if (quantity > terms.seatsPerHoldMax) {
    return problem('too-many-seats', { seatsPerHoldMax: terms.seatsPerHoldMax });
  }
  if ('seatIds' in input) return namedWish(input.seatIds, holdId, terms, board, now);
  const { categoryId, together = false } = input;
  if (categoryId !== undefined && !terms.categories.has(categoryId)) {
    return problem('unknown-category');
  }
  const left = seatsLeft(board, categoryId, now);
  if (left < quantity) return problem('not-enough-seats', { seatsLeft: left });
  return { kind: 'best', quantity, categoryId, together };
}

function namedWish(
  seatIds: readonly string[],
  holdId: string,
  terms: SaleTerms,
  board: SeatBoard,
  now: Date,
): HoldWish | Problem {
  const places: Place[] = [];
  const unknown: string[] = [];
  const taken: string[] = [];
  for (const seatId of seatIds) {
    const place = terms.index.find(seatId);
    if (!place) unknown.push(seatId);
    else places.push(place);
    const holder = board.holderOf(seatId, now);
    if (holder !== undefined && holder !== holdId) taken.push(seatId);
  }
  if (unknown.length > 0) return problem('unknown-seat', { seatIds: unknown });
  if (taken.length > 0) return problem('seats-taken', { seatIds: taken });
  return { kind: 'named', places };
}

/** How many seats are left of what was wished for; those for wheelchairs are among them. */
function seatsLeft(board: SeatBoard, categoryId: string | undefined, now: Date): number {
  const { left } = board.snapshot(now);
  if (categoryId !== undefined) return left.get(categoryId) ?? 0;
  return [...left.values()].reduce((sum, count) => sum + count, 0);
}
