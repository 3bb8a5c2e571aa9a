import type { Hold, Order } from '@houseful/contract/booking';
import type { OrderWithRefund } from '@houseful/contract/faces/booking';
import type { OrderCore } from '@houseful/contract/order-desk';
import { belongingOf, type ShowLabel } from '@houseful/contract/show-label';
import type { FactPayload } from '@houseful/contract/facts';
import type { HoldRow } from './holds.ts';
import type { OrderChangeRow } from './order-changes.ts';
import type { OrderRow } from './orders.ts';
import type { SaleTerms } from '../boards/show-sales.ts';
import { type CancellableOrder, cancellationAt } from '../rules/cancellation.ts';
import { wasMovedSince } from '../rules/moved-show.ts';
import type { ShowRow } from './shows.ts';
import { holdStatus } from '../rules/hold-status.ts';
import {
  type OrderMoney,
  paidOf,
  refundableOf,
  refundedOf,
  worthOf,
} from '../rules/order-money.ts';
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

/** What booking knows of a show, as far as orders of it tell of it. */
export type ShowNow = Pick<SaleTerms, 'label' | 'change'>;

export function viewOrder(row: OrderRow, { label: show, change }: ShowNow, now: Date): Order {
  const notice = noticeOf(row, { label: show, change });
  return {
    orderId: row.order_id,
    status: orderStatusAt({ status: row.status, expiresAt: row.expires_at }, now),
    holdId: row.hold_id,
    showId: row.show_id,
    show,
    seatIds: row.seat_ids,
    quote: row.quote,
    total: row.quote.total,
    ...(row.paid_amount !== null && {
      paid: { amount: row.paid_amount, currency: row.quote.total.currency },
    }),
    contact: row.contact,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    ticketCode: row.ticket_code,
    cancellation: row.cancellation,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    ...(notice && { notice }),
  };
}

/** What the house has done to the show since it was ordered, as far as it concerns this order. */
function noticeOf(row: OrderRow, { label, change }: ShowNow): Order['notice'] {
  if (!change) return undefined;
  const { cancelledAt, moved, message } = change;
  if (row.cancelled_because !== null && cancelledAt) {
    const at = cancelledAt.toISOString();
    return { kind: 'cancelled', at, wasStartingAt: label.startsAt, message };
  }
  if (!moved || row.confirmed_at === null || !wasMovedSince(row.created_at, moved.at))
    return undefined;
  const { wasStartingAt } = moved;
  return { kind: 'moved', at: moved.at.toISOString(), wasStartingAt, message };
}

export function viewOrderWithRefund(row: OrderRow, show: ShowNow, now: Date): OrderWithRefund {
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
export function cancellableOrder(
  row: OrderRow,
  { label: show, change }: ShowNow,
): CancellableOrder {
  return {
    status: row.status,
    isPaid: row.confirmed_at !== null,
    quote: row.quote,
    policy: row.cancellation,
    startsAt: new Date(show.startsAt),
    cancelledAt: row.cancelled_at,
    refundAmount: row.refund_amount,
    because:
      row.cancelled_because ??
      (wasMovedSince(row.created_at, change?.moved?.at ?? null) ? 'show-moved' : null),
    worth: worthOf(moneyOf(row)),
  };
}

/** The order as the rules about its money look at it. */
export function moneyOf(row: OrderRow): OrderMoney {
  return {
    status: row.status,
    isPaid: row.confirmed_at !== null,
    quote: row.quote,
    paidAmount: row.paid_amount,
    refundedAmount: row.refunded_amount,
    cancelRefund: row.refund_amount,
  };
}

/** What was bought, for whoever has to tell the buyer about it. */
export function viewPurchase(row: OrderRow, show: ShowLabel) {
  const { lines, total, offers } = row.quote;
  return {
    ...{ show, lines, total, contact: row.contact },
    ...(offers && { offers }),
    ...(row.channel && { channel: row.channel }),
  };
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
    ...(row.refunded_amount > 0 && {
      refundedInAll: {
        amount: refundedOf(moneyOf(row)),
        currency: row.quote.total.currency,
      },
    }),
    version: row.version,
    ...(row.version > 2 && { wasChanged: true as const }),
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

/** What the world is told about a paid order whose show was moved. */
export function viewMovedOrder(row: OrderRow, show: ShowRow): FactPayload<'booking.order-moved'> {
  const { moved_from: from, moved_version: version, label, change_message: message } = show;
  if (row.ticket_code === null || from === null) {
    throw new Error(`order ${row.order_id} has no move to be told of`);
  }
  return {
    orderId: row.order_id,
    buyerId: row.buyer_id,
    showId: row.show_id,
    ...{ version, show: label, from, contact: row.contact, ticketCode: row.ticket_code, message },
    refund: { amount: worthOf(moneyOf(row)), currency: row.quote.total.currency },
  };
}

/** What the world is told about a change: the order as it is since. */
export function viewChangedOrder(
  row: OrderRow,
  change: OrderChangeRow,
  show: ShowLabel,
): FactPayload<'booking.order-changed'> {
  const { ticket_code: ticketCode, confirmed_at: confirmedAt, status } = row;
  if (!confirmedAt || !ticketCode || (status !== 'CONFIRMED' && status !== 'CANCELLED')) {
    throw new Error(`order ${row.order_id} was never paid`);
  }
  const { currency } = row.quote.total;
  return {
    changeId: change.change_id,
    orderId: row.order_id,
    buyerId: row.buyer_id,
    showId: row.show_id,
    version: change.version,
    what: change.kind,
    status,
    at: change.at.toISOString(),
    actorId: change.actor_id,
    reason: change.reason,
    seatsGiven: change.seats_given,
    seatsTaken: change.seats_taken,
    refund: change.refund_amount === null ? null : { amount: change.refund_amount, currency },
    refundedInAll: { amount: refundedOf(moneyOf(row)), currency },
    ...(change.before.contact && { contactBefore: change.before.contact }),
    purchase: {
      ...viewPurchase(row, show),
      ticketCode,
      confirmedAt: confirmedAt.toISOString(),
    },
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

/** The order for staff, with its money. */
export function viewOrderCore(row: OrderRow, show: ShowNow, now: Date): OrderCore {
  const { currency } = row.quote.total;
  const money = moneyOf(row);
  const inWords = (amount: number) => ({ amount, currency });
  return {
    order: viewOrder(row, show, now),
    ...belongingOf(show.label),
    version: row.version,
    paid: row.confirmed_at ? inWords(paidOf(money)) : null,
    refunded: inWords(refundedOf(money)),
    refundable: inWords(refundableOf(money)),
    byLadder:
      row.status === 'CONFIRMED'
        ? cancellationAt(cancellableOrder(row, show), now).refund
        : inWords(0),
  };
}
