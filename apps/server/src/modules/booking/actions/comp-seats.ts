import type { BookingFace } from '@houseful/contract/faces/booking';
import { belongingOf } from '@houseful/contract/show-label';
import { fact } from '#platform/facts/facts';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { compQuote } from '../rules/comp-quote.ts';
import { quote } from '../rules/quote.ts';
import { lockBuyers } from '../store/holds.ts';
import {
  insertOrders,
  lockOrders,
  type OrderRow,
  settleOrders,
  UNCHANGED,
} from '../store/orders.ts';
import { freeSeats, type SeatChange } from '../store/seats.ts';
import { lockSetAsideOf, updateSetAside } from '../store/set-aside.ts';
import { findStoppedShows } from '../store/show-changes.ts';
import { viewConfirmedOrder, viewOrder } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import { ticketCodeOf } from './confirm-orders.ts';
import { placesNamed, reachedShow, withoutSeats } from './set-seats-aside.ts';
import { takeAllOrNothing } from './take-seats.ts';

type Deps = Pick<BookingDeps, 'pool' | 'clock' | 'ids' | 'audit' | 'record'> & {
  readonly sales: ShowSales;
  readonly boards: Pick<SeatBoards, 'tell'>;
};

/**
 * Gives seats to a guest of the house: an order of the caller's that costs nothing and is confirmed
 * with its seats, in one transaction. Seats that are set aside are taken from there. Never a seat
 * that is held or sold; all of them or none. Repeated under the same Idempotency-Key it is the same order.
 *
 * @throws no-such-show, unknown-seat, idempotency-key-reused, show-not-on-sale, seats-taken
 */
export function compSeats(deps: Deps): BookingFace['compSeats'] {
  const { pool, clock, ids, audit, record, sales, boards } = deps;
  return async (input, call) => {
    const { showId, seatIds, reason } = input;
    const terms = await reachedShow(sales, showId, call);
    const { label, window } = terms;
    const buyerId = callerOf(call);
    const key = call.idempotencyKey;
    const orderId = key === null ? ids.next('ord') : deriveId('ord', 'comp', buyerId, key);
    const made = newComp(input, terms, { orderId, buyerId, now: clock.now() });
    const row = await inTransaction(pool, async (tx) => {
      // The same request twice at once: the second waits, and finds the order of the first.
      lockBuyers(tx, [buyerId]);
      const [known] = await lockOrders(tx, [orderId]);
      if (known) {
        if (known.request_digest !== made.request_digest) throw problem('idempotency-key-reused');
        return known;
      }
      const stopped = await findStoppedShows(tx, [showId]);
      if (stopped.get(showId) === 'cancelled' || new Date(label.endsAt) <= made.created_at) {
        const [opensAt, closesAt] = [window.opensAt, window.closesAt].map((at) => at.toISOString());
        throw problem('show-not-on-sale', { opensAt: opensAt ?? '', closesAt: closesAt ?? '' });
      }
      const freed = await takeFromSetAside(tx, showId, seatIds, made.created_at);
      const claim = { showId, seatIds, holdId: made.hold_id, orderId, takenUntil: null };
      const { lost, changes } = await takeAllOrNothing(tx, [claim], made.created_at);
      const missing = lost.get(claim);
      if (missing) throw problem('seats-taken', { seatIds: missing });
      insertOrders(tx, [made]);
      const { status, confirmed_at: confirmedAt, payment_id: paymentId } = made;
      const ticketCode = made.ticket_code;
      settleOrders(tx, [{ orderId, status, confirmedAt, paymentId, ticketCode }]);
      await record(tx, [fact('booking.order-confirmed', viewConfirmedOrder(made, label))]);
      await audit(tx, {
        ...belongingOf(label),
        actorId: buyerId,
        action: 'order.comped',
        subject: { kind: 'order', id: orderId, name: ticketCode ?? orderId },
        before: null,
        after: { showId, seatIds, reason, contact: made.contact },
      });
      tx.afterCommit(() => boards.tell([...freed, ...changes]));
      return made;
    });
    return viewOrder(row, terms, clock.now());
  };
}

function newComp(
  input: Parameters<BookingFace['compSeats']>[0],
  terms: SaleTerms,
  { orderId, buyerId, now }: { orderId: string; buyerId: string; now: Date },
): OrderRow {
  const { showId, seatIds, reason, contact } = input;
  return {
    order_id: orderId,
    hold_id: deriveId('hld', 'comp', orderId),
    buyer_id: buyerId,
    show_id: showId,
    status: 'CONFIRMED',
    seat_ids: seatIds,
    quote: compQuote(quote(placesNamed(terms, seatIds), terms.categories), reason),
    contact,
    idempotency_key: null,
    request_digest: fingerprint(input),
    created_at: now,
    expires_at: now,
    confirmed_at: now,
    payment_id: `free_${orderId}`,
    ticket_code: ticketCodeOf(orderId),
    cancellation: terms.cancellation,
    cancelled_at: null,
    refund_amount: null,
    cancelled_because: null,
    ...UNCHANGED,
    channel: null,
  };
}

/** Seats that the house had kept for such a guest are free for the moment it takes to give them. */
async function takeFromSetAside(
  tx: Tx,
  showId: string,
  seatIds: readonly string[],
  now: Date,
): Promise<SeatChange[]> {
  const freed: SeatChange[] = [];
  for (const row of await lockSetAsideOf(tx, showId, seatIds)) {
    const given = row.seat_ids.filter((seatId) => seatIds.includes(seatId));
    updateSetAside(tx, withoutSeats(row, given, now));
    freed.push(...(await freeSeats(tx, [{ showId, seatIds: given, holdId: row.set_aside_id }])));
  }
  return freed;
}
