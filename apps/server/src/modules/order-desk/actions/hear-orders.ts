import type { RetoldOrder } from '@houseful/contract/faces/retell';
import type { FactPayload } from '@houseful/contract/facts';
import type { OrderStatus } from '@houseful/contract/booking';
import { belongingOf } from '@houseful/contract/show-label';
import type { Tx } from '#platform/postgres/tx';
import { wordsOf } from '../rules/order-words.ts';
import { type OrderRow, saveOrders } from '../store/orders.ts';

type Purchase = Pick<
  FactPayload<'booking.order-confirmed'>,
  'show' | 'lines' | 'total' | 'contact' | 'channel'
>;

interface Heard {
  readonly orderId: string;
  readonly showId: string;
  readonly version: number;
  readonly status: OrderStatus;
  readonly at: string;
  readonly ticketCode: string | null;
  readonly refunded: number;
  readonly purchase: Purchase;
}

const STATES: Readonly<Record<OrderStatus, number>> = {
  PAYMENT_PENDING: 0,
  EXPIRED: 0,
  CONFIRMED: 1,
  FAILED: 1,
  CANCELLED: 2,
};
const FIRST = 1;

export function ofConfirmed(order: FactPayload<'booking.order-confirmed'>): OrderRow {
  const { orderId, showId, ticketCode, confirmedAt: at } = order;
  const row = { orderId, showId, ticketCode, at, version: FIRST, refunded: 0 };
  return rowOf({ ...row, status: 'CONFIRMED', purchase: order });
}

export function ofChanged(order: FactPayload<'booking.order-changed'>): OrderRow {
  const { orderId, showId, version, status, purchase, refundedInAll } = order;
  const { ticketCode, confirmedAt: at } = purchase;
  const refunded = refundedInAll.amount;
  return rowOf({ orderId, showId, version, status, ticketCode, at, refunded, purchase });
}

/** One that was never paid has nobody to be found by. */
export function ofCancelled(order: FactPayload<'booking.order-cancelled'>): OrderRow[] {
  const { orderId, showId, version = FIRST, refund, refundedInAll, purchase } = order;
  if (showId === undefined || !purchase) return [];
  const refunded = (refundedInAll ?? refund)?.amount ?? 0;
  const { ticketCode, confirmedAt: at } = purchase;
  const row = { orderId, showId, version, ticketCode, at, refunded, purchase };
  return [rowOf({ ...row, status: 'CANCELLED' })];
}

export function ofExpired(order: FactPayload<'booking.order-expired'>): OrderRow[] {
  const { orderId, showId, expiredAt: at, purchase } = order;
  if (showId === undefined || !purchase || !at) return [];
  return [rowOf({ ...unpaid({ orderId, showId, at, purchase }), status: 'EXPIRED' })];
}

/** Money that came too late: who sent it asks where it is. `heardAt`: nobody says when that was. */
export function ofUnfulfillable(
  order: FactPayload<'booking.order-unfulfillable'>,
  heardAt: string,
): OrderRow[] {
  const { orderId, showId, purchase, amount } = order;
  if (showId === undefined || !purchase) return [];
  const row = unpaid({ orderId, showId, at: heardAt, purchase });
  return [rowOf({ ...row, status: 'FAILED', refunded: amount.amount })];
}

/** What became of an order, told once more. */
export function ofRetold(order: RetoldOrder): OrderRow[] {
  if (order.kind === 'unsold') {
    const { orderId, showId, status, at, purchase } = order;
    return [rowOf({ ...unpaid({ orderId, showId, at, purchase }), status })];
  }
  const changes = order.changes.map(ofChanged);
  if (order.kind === 'confirmed') return [ofConfirmed(order.fact), ...changes];
  return [...changes, ...ofCancelled(order.fact)];
}

function unpaid(order: Pick<Heard, 'orderId' | 'showId' | 'at' | 'purchase'>) {
  return { ...order, version: FIRST, ticketCode: null, refunded: 0 };
}

function rowOf(heard: Heard): OrderRow {
  const { purchase, status, ticketCode } = heard;
  const { show, lines, total, contact, channel = 'web' } = purchase;
  const { organisationId, venueId } = belongingOf(show);
  return {
    order_id: heard.orderId,
    version: heard.version,
    state: STATES[status],
    organisation_id: organisationId,
    venue_id: venueId,
    show_id: heard.showId,
    title_name: show.titleName,
    venue_name: show.venueName,
    screen_name: show.screenName,
    starts_at: new Date(show.startsAt),
    time_zone: show.timeZone,
    status,
    at: new Date(heard.at),
    channel,
    name: contact.name ?? null,
    email: contact.email ?? null,
    phone: contact.phone ?? null,
    ticket_code: ticketCode,
    seat_ids: lines.map(({ seatId }) => seatId),
    total: total.amount,
    refunded: heard.refunded,
    currency: total.currency,
    words: wordsOf({ contact, ticketCode, seats: lines }),
  };
}

/** Keeps what was heard, of each order the latest. */
export function keepOrders(tx: Tx, heard: readonly OrderRow[]): Promise<void> {
  const latest = new Map<string, OrderRow>();
  for (const row of heard) {
    const other = latest.get(row.order_id);
    if (!other || isLater(row, other)) latest.set(row.order_id, row);
  }
  if (latest.size > 0) saveOrders(tx, [...latest.values()]);
  return Promise.resolve();
}

function isLater(one: OrderRow, other: OrderRow): boolean {
  return one.version > other.version || (one.version === other.version && one.state > other.state);
}
