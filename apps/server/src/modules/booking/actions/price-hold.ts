import type { Contact } from '@houseful/contract/booking';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { OrderPrice, OrderToPrice } from '@houseful/contract/faces/offers';
import type { Call } from '@houseful/contract/operation';
import { type Problem, problem } from '#platform/problem';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { holdStatus } from '../rules/hold-status.ts';
import type { HoldRow, ReadHold } from '../store/holds.ts';
import { callerOf } from '#platform/caller-of';
import { orderIdOf } from './commit-orders.ts';

/**
 * What an order of the caller's running hold would cost now, by the rules that ordering goes by.
 *
 * @throws no-such-hold, hold-released, hold-expired, hold-already-ordered, promo-code-refused
 */
export function priceHold(
  { clock, offers }: Pick<BookingDeps, 'clock' | 'offers'>,
  sales: ShowSales,
  readHold: ReadHold,
): BookingFace['priceHold'] {
  return async ({ holdId, promoCode, contact, contactIfNone }, call) => {
    const hold = await readHold(holdId);
    if (!hold || hold.buyer_id !== callerOf(call)) throw problem('no-such-hold');
    const { expires_at: expiresAt, released_at: releasedAt, order_id: orderId } = hold;
    if (orderId !== null) throw problem('hold-already-ordered', { orderId });
    const status = holdStatus({ expiresAt, releasedAt, orderId }, clock.now());
    if (status !== 'HELD') throw problem(status === 'RELEASED' ? 'hold-released' : 'hold-expired');
    const terms = await sales.get(hold.show_id);
    if (!asksOffers(terms, promoCode)) return hold.quote;
    const person = { contact: contact ?? contactIfNone, call };
    return quoteOf(await offers.previewOrder(orderToPrice(hold, terms, promoCode, person))).quote;
  };
}

/** Whether offers have a say in what an order costs; where they have not, the hold's quote is the price. */
export function asksOffers({ pricing }: SaleTerms, promoCode: string | undefined): boolean {
  return pricing !== null || promoCode !== undefined;
}

/** The order that a hold is to become, as offers look at it. */
export function orderToPrice(
  hold: HoldRow,
  { pricing }: SaleTerms,
  promoCode: string | undefined,
  { contact, call }: { contact: Contact | undefined; call: Call },
): OrderToPrice {
  const isGuest = call.caller?.roles.includes('guest') ?? true;
  return {
    orderId: orderIdOf(hold.hold_id),
    showId: hold.show_id,
    pricing,
    lines: hold.quote.lines,
    promoCode: promoCode ?? null,
    person: {
      accountId: isGuest ? null : hold.buyer_id,
      email: contact?.email ?? null,
      phone: contact?.phone ?? null,
    },
  };
}

/** @throws promo-code-refused, order-being-placed */
export function quoteOf(price: OrderPrice): Extract<OrderPrice, { outcome: 'priced' }> {
  if (price.outcome === 'priced') return price;
  throw refusalOf(price);
}

function refusalOf(price: Exclude<OrderPrice, { outcome: 'priced' }>): Problem {
  return price.outcome === 'busy'
    ? problem('order-being-placed')
    : problem('promo-code-refused', { reason: price.reason });
}
