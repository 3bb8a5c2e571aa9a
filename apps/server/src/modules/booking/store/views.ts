import type { Hold, Order } from '@houseful/contract/booking';
import type { OrderWithRefund } from '@houseful/contract/faces';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { FactPayload } from '@houseful/contract/facts';
import type { HoldRow } from './holds.ts';
import type { OrderRow } from './orders.ts';
import type { CancellableOrder } from '../rules/cancellation.ts';
import { holdStatus } from '../rules/hold-status.ts';
import { orderStatusAt } from '../rules/order-states.ts';

export function viewHold(row: HoldRow, now: Date): Hold {
  return {
    holdId: row.hold_id,
    status: holdStatus(
      { expiresAt: row.expires_at, releasedAt: row.released_at, orderId: row.order_id },
      now,
    ),
    showId: row.show_id,
    seatIds: row.seat_ids,
    together: row.together,
    quote: row.quote,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    extendableTo: extendableTo(row, now),
    warnings: row.warnings ?? [],
    orderId: row.order_id,
  };
}

/** A promise for as long as the hold runs: once it has ended, there is nothing to extend. */
function extendableTo(row: HoldRow, now: Date): string | null {
  const ended = row.expires_at <= now || row.released_at !== null || row.order_id !== null;
  return ended ? null : (row.extendable_to?.toISOString() ?? null);
}

export function viewOrder(row: OrderRow, show: ShowLabel, now: Date): Order {
  return {
    orderId: row.order_id,
    status: orderStatusAt({ status: row.status, expiresAt: row.expires_at }, now),
    holdId: row.hold_id,
    showId: row.show_id,
    show,
    seatIds: row.seat_ids,
    quote: row.quote,
    total: row.quote.total,
    contact: row.contact,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    ticketCode: row.ticket_code,
    cancellation: row.cancellation,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  };
}

export function viewOrderWithRefund(row: OrderRow, show: ShowLabel, now: Date): OrderWithRefund {
  const { refund_amount: amount, cancelled_at: since } = row;
  const { currency } = row.quote.total;
  return {
    order: viewOrder(row, show, now),
    refundDue:
      amount !== null && since
        ? { amount: { amount, currency }, since: since.toISOString() }
        : null,
  };
}

/** The order as the rule about cancelling looks at it. */
export function cancellableOrder(row: OrderRow, show: ShowLabel): CancellableOrder {
  return {
    status: row.status,
    isPaid: row.confirmed_at !== null,
    quote: row.quote,
    policy: row.cancellation,
    startsAt: new Date(show.startsAt),
    cancelledAt: row.cancelled_at,
    refundAmount: row.refund_amount,
  };
}

/** What was bought, for whoever has to tell the buyer about it. */
export function viewPurchase(row: OrderRow, show: ShowLabel) {
  return { show, lines: row.quote.lines, total: row.quote.total, contact: row.contact };
}

/** What the world is told about a cancelled order. */
export function viewCancelledOrder(
  row: OrderRow,
  show: ShowLabel,
): FactPayload<'booking.order-cancelled'> {
  const {
    ticket_code: ticketCode,
    confirmed_at: confirmedAt,
    cancelled_at: cancelledAt,
    refund_amount: amount,
  } = row;
  const wasPaid = ticketCode !== null && confirmedAt !== null && cancelledAt !== null;
  return {
    orderId: row.order_id,
    buyerId: row.buyer_id,
    showId: row.show_id,
    seatCount: row.seat_ids.length,
    wasPaid,
    refund: amount === null ? null : { amount, currency: row.quote.total.currency },
    ...(wasPaid && {
      purchase: {
        ...viewPurchase(row, show),
        ticketCode,
        confirmedAt: confirmedAt.toISOString(),
        cancelledAt: cancelledAt.toISOString(),
      },
    }),
  };
}

/** What the world is told about a paid order; everything its tickets are made of. */
export function viewConfirmedOrder(
  row: OrderRow,
  show: ShowLabel,
): FactPayload<'booking.order-confirmed'> {
  if (row.status !== 'CONFIRMED' || !row.confirmed_at || !row.ticket_code) {
    throw new Error(`order ${row.order_id} is not confirmed`);
  }
  return {
    orderId: row.order_id,
    buyerId: row.buyer_id,
    showId: row.show_id,
    ticketCode: row.ticket_code,
    ...viewPurchase(row, show),
    confirmedAt: row.confirmed_at.toISOString(),
  };
}
