import type { BookingFace } from '@houseful/contract/faces/booking';
import { sameMoney } from '@houseful/contract/primitives';
import { readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { SaleTerms } from '../boards/show-sales.ts';
import { changesCategory, movedLines } from '../rules/moved-lines.ts';
import type { OrderRow } from '../store/orders.ts';
import {
  type ChangeDeps,
  changeOrder,
  mustStand,
  type Plan,
  reachedOrder,
} from './change-order.ts';
import { priceRest } from './price-rest.ts';
import { placesNamed } from './set-seats-aside.ts';

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Moves tickets to other free seats of the same show, all or none, by the same key as buyers take seats. Where the new seats
 * cost less, the difference goes back; where they cost more, nothing happens. Seats that are where they are wanted stay there.
 *
 * @throws no-such-order, idempotency-key-reused, order-cancelled, order-not-paid, changed-meanwhile, seat-not-in-order,
 * unknown-seat, show-not-on-sale once the show is over, seats-cost-more, refund-changed, seats-taken
 */
export function moveSeats(
  deps: ChangeDeps,
): Pick<BookingFace, 'moveOrderSeats' | 'previewSeatMove'> {
  return {
    previewSeatMove: async ({ orderId, from, to }, call) => {
      const { order, terms } = await reachedOrder(readFrom(deps.pool), deps.sales, orderId, call);
      mustStand(order);
      if (from.length !== to.length) {
        const message = 'names as many seats as `from`';
        throw problem('invalid-input', { issues: [{ path: 'to', message }] });
      }
      const moves = from.map((seatId, index) => ({ from: seatId, to: to[index] ?? seatId }));
      const plan = await planMoving(deps, moves, order, terms);
      const { currency } = order.quote.total;
      return {
        version: order.version,
        refund: { amount: plan.refund, currency },
        kept: { amount: 0, currency },
        total: plan.after.quote?.total ?? order.quote.total,
      };
    },

    moveOrderSeats: async (input, call) => {
      const { moves, expectedRefund, expectedVersion } = input;
      return changeOrder(deps, input, call, async (seen, terms, now) => {
        mustStand(seen);
        if (isDone(seen, moves)) return null;
        if (seen.version !== expectedVersion) {
          throw problem('changed-meanwhile', { version: seen.version });
        }
        const plan = await planMoving(deps, moves, seen, terms);
        mustBeAhead(terms, now);
        const refund = { ...seen.quote.total, amount: plan.refund };
        if (!sameMoney(refund, expectedRefund)) throw problem('refund-changed', { refund });
        return plan;
      });
    },
  };
}

function isDone({ seat_ids: seatIds }: OrderRow, moves: readonly Move[]): boolean {
  return moves.every(
    ({ from, to }) => seatIds.includes(to) && (from === to || !seatIds.includes(from)),
  );
}

function mustBeAhead({ label, window }: SaleTerms, now: Date): void {
  if (now < new Date(label.endsAt)) return;
  const { opensAt, closesAt } = window;
  throw problem('show-not-on-sale', {
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  });
}

async function planMoving(
  { offers }: ChangeDeps,
  asked: readonly Move[],
  order: OrderRow,
  terms: SaleTerms,
): Promise<Plan> {
  const moves = asked.filter(({ from, to }) => from !== to);
  const strangers = asked.filter(({ from }) => !order.seat_ids.includes(from));
  if (strangers.length > 0) {
    throw problem('seat-not-in-order', { seatIds: strangers.map(({ from }) => from) });
  }
  const targets = placesNamed(
    terms,
    moves.map(({ to }) => to),
  );
  mustDiffer(asked);
  mustNotBeKept(order, moves);
  const places = moves.map(({ from }, index) => ({ from, to: targets[index] }));
  const known = places.flatMap(({ from, to }) => (to ? [{ from, to }] : []));
  const before = order.quote.lines;
  const lines = movedLines(before, known, terms.categories);
  const { quote, refund } = changesCategory(before, lines)
    ? await priceRest(offers, order, terms, lines, 0)
    : { quote: { ...order.quote, lines }, refund: 0 };
  const difference = quote.total.amount - order.quote.total.amount;
  if (difference > 0) {
    throw problem('seats-cost-more', { difference: { ...quote.total, amount: difference } });
  }
  const seatIds = lines.map(({ seatId }) => seatId);
  return {
    kind: 'seats-moved',
    after: { seat_ids: seatIds, quote },
    // Seats that only change hands within the order are neither given up nor taken.
    seatsGiven: order.seat_ids.filter((seatId) => !seatIds.includes(seatId)),
    seatsTaken: seatIds.filter((seatId) => !order.seat_ids.includes(seatId)),
    refund,
  };
}

/** No seat twice, neither as what is left nor as where somebody goes. */
function mustDiffer(moves: readonly Move[]): void {
  const doubled =
    new Set(moves.map(({ from }) => from)).size < moves.length ||
    new Set(moves.map(({ to }) => to)).size < moves.length;
  if (!doubled) return;
  throw problem('invalid-input', { issues: [{ path: 'moves', message: 'names a seat twice' }] });
}

/** @throws seats-taken for a seat that another ticket of the order keeps */
function mustNotBeKept({ seat_ids: seatIds }: OrderRow, moves: readonly Move[]): void {
  const left = new Set(moves.map(({ from }) => from));
  const kept = moves.map(({ to }) => to).filter((to) => seatIds.includes(to) && !left.has(to));
  if (kept.length > 0) throw problem('seats-taken', { seatIds: kept });
}
