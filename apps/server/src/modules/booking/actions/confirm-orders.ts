import type { OrderStatus } from '@houseful/contract/booking';
import { type Money, sameMoney } from '@houseful/contract/primitives';
import { fact, type NewFact } from '#platform/facts/facts';
import type { BatchVerb } from '#platform/group-commit';
import { deriveId } from '#platform/ids';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import { labelOf, termsOf } from '../boards/terms-of.ts';
import type { BookingDeps } from '../deps.ts';
import { nextOrderStatus } from '../rules/order-states.ts';
import { lockOrders, type OrderOutcome, type OrderRow, settleOrders } from '../store/orders.ts';
import type { SeatClaim } from '../store/seats.ts';
import { findStoppedShows } from '../store/show-changes.ts';
import { viewConfirmedOrder, viewPurchase } from '../store/views.ts';
import { ORDER_CHANNEL } from '../boards/order-signals.ts';
import { takeAllOrNothing } from './take-seats.ts';

/** Money that has been taken for an order. */
export interface Capture {
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: Money;
}

export type Confirmation =
  | { readonly outcome: 'confirmed'; readonly order: OrderRow }
  /** The money is on its way back. */
  | { readonly outcome: 'unfulfillable'; readonly reason: string };

interface SaleClaim extends SeatClaim {
  readonly capture: Capture;
  readonly order: OrderRow;
}

const TICKET_CODE_CHARACTERS = 8;

/**
 * Ends every capture as a confirmed order or as the fact that its money must go back (law 3).
 * An order past its deadline is still confirmed when all its seats are free or its own; the
 * unique key decides. The same capture again gives the same answer and records nothing.
 */
export function confirmOrders(
  { clock, record, signals }: Pick<BookingDeps, 'clock' | 'record' | 'signals'>,
  sales: ShowSales,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<Capture, Confirmation> {
  return async (tx, captures) => {
    const now = clock.now();
    const rows = await lockOrders(
      tx,
      captures.map(({ orderId }) => orderId),
    );
    const orders = new Map(rows.map((row) => [row.order_id, row]));
    const [terms, stopped] = await Promise.all([
      termsOf(sales, rows),
      findStoppedShows(
        tx,
        rows.map(({ show_id }) => show_id),
      ),
    ]);
    const circumstances = { terms, stopped, now };

    const claims: SaleClaim[] = [];
    for (const capture of captures) {
      const order = orders.get(capture.orderId);
      if (!order || claims.some((claim) => claim.orderId === order.order_id)) continue;
      if (whyNot(order, capture, circumstances) === null) claims.push(claimOf(order, capture));
    }
    const { won, lost, changes } = await takeAllOrNothing(tx, claims, now);

    const facts: NewFact[] = [];
    const settled: OrderOutcome[] = [];
    for (const claim of claims) {
      const order = settle(claim, won.has(claim), now);
      orders.set(order.order_id, order);
      settled.push(outcomeOf(order));
      if (won.has(claim)) {
        facts.push(
          fact('booking.order-confirmed', viewConfirmedOrder(order, labelOf(terms, order))),
        );
      }
    }
    const confirmations = captures.map((capture): Confirmation => {
      const order = orders.get(capture.orderId);
      if (order?.status === 'CONFIRMED' && order.payment_id === capture.paymentId) {
        return { outcome: 'confirmed', order };
      }
      const settledAs = settledBefore(rows, capture);
      if (settledAs !== null) return { outcome: 'unfulfillable', reason: settledAs };
      const reason = [...lost.keys()].some((claim) => claim.capture === capture)
        ? 'seats-gone'
        : ((order && whyNot(order, capture, circumstances)) ?? 'order-closed');
      facts.push(
        fact('booking.order-unfulfillable', {
          ...capture,
          reason,
          ...(order && { showId: order.show_id }),
          ...(order &&
            hasToBeTold(reason) && { purchase: viewPurchase(order, labelOf(terms, order)) }),
        }),
      );
      return { outcome: 'unfulfillable', reason };
    });

    if (settled.length > 0) settleOrders(tx, settled);
    await record(tx, facts);
    tx.afterCommit(() => {
      boards.tell(changes);
      for (const { orderId, status } of settled)
        signals.publish(ORDER_CHANNEL, { orderId, status });
    });
    return confirmations;
  };
}

interface Circumstances {
  readonly terms: ReadonlyMap<string, SaleTerms>;
  /** What the house has stopped selling; read in the same transaction. */
  readonly stopped: Awaited<ReturnType<typeof findStoppedShows>>;
  readonly now: Date;
}

/** Why this money cannot buy this order; null when it can, as far as the seats allow. */
function whyNot(
  order: OrderRow,
  capture: Capture,
  { terms, stopped, now }: Circumstances,
): string | null {
  const { total } = order.quote;
  if (order.status === 'CONFIRMED') return 'already-paid';
  if (stopped.get(order.show_id) === 'cancelled') return 'show-cancelled';
  if (nextOrderStatus(order.status, 'captured') === null) return 'order-closed';
  if (!sameMoney(total, capture.amount)) return 'wrong-amount';
  return new Date(labelOf(terms, order).endsAt) <= now ? 'show-over' : null;
}

/**
 * The same capture again needs no second fact: its money went back when the order failed, or has
 * bought an order that was cancelled since, with the refund of its policy.
 */
function settledBefore(
  before: readonly OrderRow[],
  { orderId, paymentId }: Capture,
): string | null {
  const order = before.find((each) => each.order_id === orderId && each.payment_id === paymentId);
  if (order?.status === 'FAILED') return 'seats-gone';
  return order?.status === 'CANCELLED' ? 'order-closed' : null;
}

/** A second payment, or one of a wrong amount, says nothing about the order. */
function hasToBeTold(reason: string): boolean {
  return reason !== 'already-paid' && reason !== 'wrong-amount';
}

function claimOf(order: OrderRow, capture: Capture): SaleClaim {
  return {
    capture,
    order,
    showId: order.show_id,
    seatIds: order.seat_ids,
    holdId: order.hold_id,
    orderId: order.order_id,
    takenUntil: null,
  };
}

function settle({ order, capture }: SaleClaim, seatsTaken: boolean, now: Date): OrderRow {
  const cause = seatsTaken ? 'captured' : 'captured-but-seats-gone';
  const status = nextOrderStatus(order.status, cause) as OrderStatus;
  return {
    ...order,
    status,
    payment_id: capture.paymentId,
    confirmed_at: seatsTaken ? now : null,
    ticket_code: seatsTaken ? ticketCodeOf(order.order_id) : null,
  };
}

/** Short enough to read out. Not a secret and not quite unique: a gate looks it up by show. */
export function ticketCodeOf(orderId: string): string {
  return deriveId('c', 'ticket-code', orderId).slice(-TICKET_CODE_CHARACTERS).toUpperCase();
}

function outcomeOf(order: OrderRow): OrderOutcome {
  return {
    orderId: order.order_id,
    status: order.status,
    confirmedAt: order.confirmed_at,
    paymentId: order.payment_id,
    ticketCode: order.ticket_code,
  };
}
