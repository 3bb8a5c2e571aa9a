import type { Hold, Order } from '@houseful/contract/booking';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { FactPayload } from '@houseful/contract/facts';
import type { HoldRow } from './holds.ts';
import type { OrderRow } from './orders.ts';
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
    orderId: row.order_id,
  };
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
    show,
    lines: row.quote.lines,
    total: row.quote.total,
    contact: row.contact,
    confirmedAt: row.confirmed_at.toISOString(),
  };
}
