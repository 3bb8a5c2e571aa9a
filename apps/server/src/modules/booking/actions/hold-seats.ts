import type { bookingOperations, Hold } from '@houseful/contract/booking';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { Call, InputOf } from '@houseful/contract/operation';
import type { GroupCommit } from '#platform/group-commit';
import { fingerprint } from '#platform/ids';
import { type Problem, problem } from '#platform/problem';
import type { SeatBoard } from '../boards/seat-board.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { withoutTicketType } from '../rules/quote.ts';
import { isOnSale, type SaleWindow } from '../rules/sale-window.ts';
import type { Place } from '../rules/seat-index.ts';
import { viewHold } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import { activeHoldsMax, isAtCounter, saleWindowFor } from './at-counter.ts';
import type { HoldWish } from './choose-seats.ts';
import type { HoldCommand, HoldOutcome } from './commit-holds.ts';
import { holdIdOf, signedInMeanwhile } from './find-earlier-hold.ts';

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
 * unknown-section, unknown-ticket-type, idempotency-key-reused, seats-taken, too-many-holds, buyer-limit-reached,
 * leaves-single-seat, not-enough-seats, overloaded
 */
export function holdSeats(
  { clock, ids, limits }: Pick<BookingDeps, 'clock' | 'ids' | 'limits'>,
  sales: ShowSales,
  boards: SeatBoards,
  findEarlierHold: BookingFace['findEarlierHold'],
  holds: GroupCommit<HoldCommand, HoldOutcome>,
): (input: HoldInput, call: Call) => Promise<Hold> {
  return async (input, call) => {
    const buyerId = callerOf(call);
    const holdId = call.idempotencyKey ? holdIdOf(buyerId, call.idempotencyKey) : ids.next('hld');
    const terms = await sales.get(input.showId);
    const board = await boards.get(input.showId);

    const window = saleWindowFor(call, terms);
    const wish = wishOf(input, holdId, { terms, window }, board, clock.now());
    if (wish instanceof Error) {
      const earlier = await findEarlierHold(input, call);
      if (earlier) return earlier;
      throw wish;
    }

    const answer = await holds.submit({
      holdId,
      buyerId,
      atCounter: isAtCounter(call),
      requestDigest: fingerprint(input),
      terms,
      board,
      wish,
      ticketTypes: 'seatIds' in input ? input.ticketTypes : undefined,
    });
    return viewOutcome(answer, { terms, call }, board, wish);
  };

  function viewOutcome(
    answer: HoldOutcome,
    { terms, call }: { terms: SaleTerms; call: Call },
    board: SeatBoard,
    wish: HoldWish,
  ): Hold {
    switch (answer.outcome) {
      case 'held':
        return viewHold(answer.hold, clock.now());
      case 'buyer-ended':
        throw signedInMeanwhile();
      case 'key-reused':
        throw problem('idempotency-key-reused');
      case 'not-on-sale':
        throw notOnSale(terms.window, clock.now());
      case 'too-many-holds':
        throw problem('too-many-holds', {
          activeHoldsMax: activeHoldsMax(isAtCounter(call), limits),
        });
      case 'buyer-limit':
        throw problem('buyer-limit-reached', {
          seatsPerBuyerMax: terms.seatsPerBuyerMax ?? 0,
          seatsStillAllowed: answer.seatsStillAllowed,
        });
      case 'leaves-single-seat':
        throw problem('leaves-single-seat', {
          seatIds: [...answer.seatIds],
          suggestions: answer.suggestions.map((seatIds) => [...seatIds]),
        });
      case 'seats-taken':
        throw problem('seats-taken', { seatIds: [...answer.seatIds] });
      case 'not-enough-seats':
        throw problem(
          'not-enough-seats',
          { seatsLeft: seatsLeft(board, wish, clock.now()) },
          wish.kind === 'best' && wish.together
            ? `No ${wish.quantity} seats are free side by side.`
            : undefined,
        );
    }
  }
}

/** The wish to be tried, or the problem that already forbids it. */
function wishOf(
  input: HoldInput,
  holdId: string,
  { terms, window }: { terms: SaleTerms; window: SaleWindow },
  board: SeatBoard,
  now: Date,
): HoldWish | Problem {
  if (!isOnSale(window, now)) return notOnSale(window, now);
  const quantity = quantityOf(input);
  if (quantity > terms.seatsPerHoldMax) {
    return problem('too-many-seats', { seatsPerHoldMax: terms.seatsPerHoldMax });
  }
  if ('seatIds' in input) return namedWish(input, holdId, terms, board, now);
  const wish = 'areaId' in input ? areaWish(input, terms) : bestWish(input, quantity, terms);
  if (wish instanceof Error) return wish;
  const left = seatsLeft(board, wish, now);
  return left < quantity ? problem('not-enough-seats', { seatsLeft: left }) : wish;
}

/** Stopped by hand, a sale is over before its time; where nobody has heard of it yet, it is from now on. */
function notOnSale({ opensAt, closesAt }: SaleTerms['window'], now: Date): Problem {
  return problem('show-not-on-sale', {
    opensAt: opensAt.toISOString(),
    closesAt: (isOnSale({ opensAt, closesAt }, now) ? now : closesAt).toISOString(),
  });
}

function quantityOf(input: HoldInput): number {
  if ('seatIds' in input) return input.seatIds.length;
  if ('areaId' in input || !input.accessible) return input.quantity ?? 0;
  return input.accessible.wheelchairs + input.accessible.companions;
}

function areaWish(
  { areaId, quantity }: Extract<HoldInput, { areaId: string }>,
  { index }: SaleTerms,
): HoldWish | Problem {
  const known = index.areas.some(({ id }) => id === areaId);
  return known ? { kind: 'area', areaId, quantity } : problem('unknown-section');
}

function bestWish(
  input: Exclude<HoldInput, { seatIds: string[] } | { areaId: string }>,
  quantity: number,
  { categories, index }: SaleTerms,
): HoldWish | Problem {
  const { categoryId, sectionIds, together = false } = input;
  if (categoryId !== undefined && !categories.has(categoryId)) return problem('unknown-category');
  if (sectionIds?.some((sectionId) => !index.sections.some(({ id }) => id === sectionId))) {
    return problem('unknown-section');
  }
  const wheelchairs = input.accessible?.wheelchairs ?? 0;
  return { kind: 'best', quantity, categoryId, sectionIds, together, wheelchairs };
}

function namedWish(
  { seatIds, ticketTypes }: Extract<HoldInput, { seatIds: string[] }>,
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
  const untyped = ticketTypes ? withoutTicketType(places, terms.categories, ticketTypes) : [];
  if (untyped.length > 0) return problem('unknown-ticket-type', { seatIds: untyped });
  if (taken.length > 0) return problem('seats-taken', { seatIds: taken });
  return { kind: 'named', places };
}

/** How many places are left where they were wished for; those for wheelchairs are among them. */
function seatsLeft(board: SeatBoard, wish: HoldWish, now: Date): number {
  const { left, sectionLeft, areaLeft } = board.left(now);
  if (wish.kind === 'area') return areaLeft.get(wish.areaId) ?? 0;
  const categoryId = wish.kind === 'best' ? wish.categoryId : undefined;
  const sectionIds = wish.kind === 'best' ? wish.sectionIds : undefined;
  if (categoryId !== undefined) return left.get(categoryId) ?? 0;
  const counts = sectionIds ? sectionIds.map((id) => sectionLeft.get(id) ?? 0) : left.values();
  return [...counts].reduce((sum, count) => sum + count, 0);
}
