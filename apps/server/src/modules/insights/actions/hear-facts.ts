import type { RetoldOrder } from '@houseful/contract/faces/retell';
import type { FactPayload } from '@houseful/contract/facts';
import { belongingOf, type ShowLabel } from '@houseful/contract/show-label';
import { localTimeOf } from '../rules/local-time.ts';
import type { Sale } from '../rules/order-news.ts';
import type { NewShow } from '../store/shows.ts';
import type { Heard } from './keep-news.ts';

type Confirmed = FactPayload<'booking.order-confirmed'>;
type Purchase = Pick<Confirmed, 'lines' | 'total' | 'offers' | 'channel' | 'confirmedAt'>;

/** A show by its words. `seatMapId` null: who tells of it does not know the room. */
export function showOf(showId: string, label: ShowLabel, seatMapId: string | null): NewShow {
  const { organisationId, venueId } = belongingOf(label);
  const { day, hour, weekday } = localTimeOf(label.startsAt, label.timeZone);
  return {
    show_id: showId,
    organisation_id: organisationId,
    venue_id: venueId ?? '',
    title_id: label.titleId,
    title_name: label.titleName,
    venue_name: label.venueName,
    screen_name: label.screenName,
    kind: label.kind,
    starts_at: label.startsAt,
    time_zone: label.timeZone,
    local_day: day,
    local_hour: hour,
    weekday,
    is_rehearsal: label.isRehearsal ?? false,
    seat_map_id: seatMapId,
    ...{ moved_version: 0, is_cancelled: false },
  };
}

export function ofConfirmed(order: Confirmed): Heard {
  const { orderId, showId, show } = order;
  return { orderId, news: { showId, sale: saleOf(order) }, show: showOf(showId, show, null) };
}

/** What a change gives back of an order; how much it was sold for stays as it was. */
export function ofChanged(order: FactPayload<'booking.order-changed'>): Heard {
  const { orderId, showId, changeId, at, what, refund, purchase } = order;
  const change = {
    ...{ changeId, at, refund: refund?.amount ?? 0 },
    seats: order.seatsGiven.length - order.seatsTaken.length,
    reason: what === 'refunded' ? 'refund-by-hand' : 'order-changed',
  };
  return {
    ...{ orderId, news: { showId, changes: [change] } },
    show: showOf(showId, purchase.show, null),
  };
}

/** An order that was not paid had put in nothing. Of one that was changed before, its confirmation tells what it was sold for. */
export function ofCancelled(order: FactPayload<'booking.order-cancelled'>): Heard[] {
  const { orderId, showId, purchase, refund, wasChanged = false } = order;
  if (showId === undefined || !purchase) return [];
  const cancellation = { at: purchase.cancelledAt, refund: refund?.amount ?? 0 };
  const news = { showId, cancellation, ...(wasChanged ? {} : { sale: saleOf(purchase) }) };
  return [{ orderId, news, show: showOf(showId, purchase.show, null) }];
}

/** Whose money it is that goes back. */
export function ofUnfulfillable(order: FactPayload<'booking.order-unfulfillable'>): Heard[] {
  const { orderId, showId, purchase } = order;
  if (showId === undefined || !purchase) return [];
  return [{ orderId, news: { showId }, show: showOf(showId, purchase.show, null) }];
}

export function ofCaptured(payment: FactPayload<'payments.payment-captured'>): Heard {
  const { orderId, capturedAt: at, provider = UNKNOWN } = payment;
  return { orderId, news: { capture: { at, provider, ...payment.amount } }, show: null };
}

/** `heardAt`: when it was paid back, where it was not told. */
export function ofRefunded(
  payment: FactPayload<'payments.payment-refunded'>,
  heardAt: string,
): Heard {
  const { orderId, refundId, reason, refundedAt: at = heardAt, provider = UNKNOWN } = payment;
  const refund = { refundId, reason, at, provider, ...payment.amount };
  return { orderId, news: { refunds: [refund] }, show: null };
}

/** What became of an order, told once more. */
export function ofRetold(order: RetoldOrder): Heard[] {
  if (order.kind === 'confirmed') {
    return [ofConfirmed(order.fact), ...order.changes.map(ofChanged)];
  }
  if (order.kind === 'cancelled') {
    const { fact, confirmed, changes } = order;
    const first = confirmed ? [ofConfirmed(confirmed)] : [];
    return [...first, ...ofCancelled(fact), ...changes.map(ofChanged)];
  }
  const { orderId, showId, show } = order;
  return [{ orderId, news: { showId }, show: showOf(showId, show, null) }];
}

const UNKNOWN = 'unknown';

function saleOf({ lines, total, offers = [], channel = 'web', confirmedAt: at }: Purchase): Sale {
  const sale = { base: 0, fee: 0, tax: 0 };
  for (const { parts } of lines) {
    sale.base += parts.base.amount;
    sale.fee += parts.fee.amount;
    sale.tax += parts.tax.amount;
  }
  return {
    ...{ at, channel, currency: total.currency, seats: lines.length },
    ...sale,
    // A code that one order has says nothing in a report, and there are thousands of them.
    offers: offers.map(({ amount, singleUse, code, ...offer }) => ({
      ...offer,
      code: singleUse === true ? null : code,
      amount: amount.amount,
    })),
  };
}
