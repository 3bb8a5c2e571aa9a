import type { BookingFace } from '@houseful/contract/faces/booking';
import type { Call } from '@houseful/contract/operation';
import { PromoCode } from '@houseful/contract/offers';
import { sameMoney } from '@houseful/contract/primitives';
import { addMs, laterOf } from '#platform/clock';
import type { GroupCommit } from '#platform/group-commit';
import { fingerprint } from '#platform/ids';
import { overloaded, problem } from '#platform/problem';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { holdStatus } from '../rules/hold-status.ts';
import type { ReadHold } from '../store/holds.ts';
import type { OrderRow } from '../store/orders.ts';
import { viewOrder } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import { type OrderCommand, orderIdOf, type OrderOutcome, quotedAs } from './commit-orders.ts';
import type { Capture, Confirmation } from './confirm-orders.ts';
import { asksOffers, orderToPrice, quoteOf } from './price-hold.ts';

type OrderInput = Parameters<BookingFace['placeOrder']>[0];

export interface PlacingDeps extends Pick<BookingDeps, 'clock' | 'payments' | 'offers' | 'limits'> {
  readonly sales: ShowSales;
  readonly readHold: ReadHold;
  readonly orders: GroupCommit<OrderCommand, OrderOutcome>;
  readonly confirmations: GroupCommit<Capture, Confirmation>;
}

/** How often a hold may get other seats while its order is being priced. */
const PRICING_TRIES_MAX = 3;
const RETRY_AFTER_MS = 1_000;

/**
 * Makes the hold an order with a payment to be made, seats safe until its deadline. Offers that
 * make it cheaper are promised to it first and given back should it come to nothing; if this process
 * dies in between, their time is over with the order's.
 *
 * The order is durable before the payment is opened; when the provider cannot be reached, the
 * same call again opens the payment of the same order. One that costs nothing is confirmed at once.
 *
 * @throws no-such-hold, hold-released, hold-expired, hold-already-ordered, idempotency-key-reused,
 * promo-code-refused, price-changed, order-being-placed, provider-unreachable, overloaded
 */
export function placeOrder(deps: PlacingDeps): BookingFace['placeOrder'] {
  const { clock, payments, sales, confirmations } = deps;
  return async (input, call) => {
    const buyerId = callerOf(call);
    const row = await placed(deps, input, call);
    const terms = await sales.get(row.show_id);
    const { label } = terms;
    if (row.quote.total.amount === 0) {
      const confirmed = await confirmFree(confirmations, row);
      return { ...viewOrder(confirmed, terms, clock.now()), payment: null };
    }
    const order = viewOrder(row, terms, clock.now());
    const payment = await payments.startPayment({
      orderId: order.orderId,
      buyerId,
      provider: input.provider,
      amount: order.total,
      expiresAt: order.expiresAt,
      description: `${label.titleName}, ${label.venueName}: ${order.seatIds.join(', ')}`,
    });
    return { ...order, payment };
  };
}

/** The order, priced and written down. */
async function placed(deps: PlacingDeps, input: OrderInput, call: Call): Promise<OrderRow> {
  const { holdId, contact, contactIfNone, promoCode, expectedTotal } = input;
  for (let attempt = 1; attempt <= PRICING_TRIES_MAX; attempt++) {
    const { priced, giveBack } = await price(deps, input, call);
    const answer = await deps.orders.submit({
      holdId,
      buyerId: callerOf(call),
      contact,
      contactIfNone,
      idempotencyKey: call.idempotencyKey,
      requestDigest: fingerprint({ holdId, contact, promoCode, expectedTotal }),
      channel: call.channel ?? null,
      priced,
    });
    const usesOffers = answer.outcome === 'placed' && answer.order.quote.offers !== undefined;
    // Another request's order may stand on the same promise: what has become one keeps it.
    if (!usesOffers && answer.outcome !== 'already-ordered') await giveBack();
    if (answer.outcome === 'placed') return asWished(answer.order, input);
    if (answer.outcome !== 'changed') throw refusal(answer);
  }
  throw overloaded(RETRY_AFTER_MS);
}

/** An order that another request has made of the hold stays as it is, and is told to who wished for another one. */
function asWished(order: OrderRow, { promoCode, expectedTotal }: OrderInput): OrderRow {
  const { order_id: orderId, quote } = order;
  const code = promoCode === undefined ? null : (PromoCode.safeParse(promoCode).data ?? null);
  const lacksCode = code !== null && !quote.offers?.some((offer) => offer.code === code);
  const costsElse = expectedTotal !== undefined && !sameMoney(expectedTotal, quote.total);
  if (lacksCode || costsElse) throw problem('hold-already-ordered', { orderId });
  return order;
}

interface PricedHold {
  readonly priced: OrderCommand['priced'];
  readonly giveBack: () => Promise<void>;
}

const NOT_PRICED: PricedHold = { priced: null, giveBack: async () => undefined };

/** What offers make of the hold; only a running one is worth asking. @throws promo-code-refused, price-changed, order-being-placed */
async function price(
  { clock, offers, limits, sales, readHold }: PlacingDeps,
  { holdId, promoCode, contact, contactIfNone, expectedTotal }: OrderInput,
  call: Call,
): Promise<PricedHold> {
  const hold = await readHold(holdId);
  if (!hold || hold.buyer_id !== callerOf(call)) return NOT_PRICED;
  const { expires_at: expiresAt, released_at: releasedAt, order_id: orderId } = hold;
  const now = clock.now();
  if (holdStatus({ expiresAt, releasedAt, orderId }, now) !== 'HELD') return NOT_PRICED;
  const terms = await sales.get(hold.show_id);
  const asked = asksOffers(terms, promoCode);
  const person = { contact: contact ?? contactIfNone, call };
  const { quote, reserved } = asked
    ? quoteOf(
        await offers.reserve({
          ...orderToPrice(hold, terms, promoCode, person),
          until: laterOf(expiresAt, addMs(now, limits.paymentWindowMs)),
        }),
      )
    : { quote: hold.quote, reserved: false };
  const giveBack = async () => {
    if (reserved) await offers.release({ orderId: orderIdOf(holdId) });
  };
  if (expectedTotal && !sameMoney(expectedTotal, quote.total)) {
    await giveBack();
    throw problem('price-changed', { total: quote.total });
  }
  return { priced: asked ? { quote, of: quotedAs(hold.quote) } : null, giveBack };
}

/** Nothing has to be paid: the order is confirmed as if it had been. Again, it stays as it is. */
async function confirmFree(
  confirmations: GroupCommit<Capture, Confirmation>,
  row: OrderRow,
): Promise<OrderRow> {
  const { order_id: orderId, status, quote } = row;
  if (status !== 'PAYMENT_PENDING') return row;
  const answer = await confirmations.submit({
    orderId,
    paymentId: `free_${orderId}`,
    amount: quote.total,
  });
  if (answer.outcome === 'confirmed') return answer.order;
  throw problem('order-expired');
}

function refusal(answer: Exclude<OrderOutcome, { outcome: 'placed' | 'changed' }>): Error {
  switch (answer.outcome) {
    case 'unknown':
      return problem('no-such-hold');
    case 'released':
      return problem('hold-released');
    case 'expired':
      return problem('hold-expired');
    case 'key-reused':
      return problem('idempotency-key-reused');
    case 'already-ordered':
      return problem('hold-already-ordered', { orderId: answer.orderId });
  }
}
