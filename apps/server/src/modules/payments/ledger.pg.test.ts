import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#platform/random';
import { type PaymentsWorld, startPaymentsWorld } from './payments-world.fixture.ts';
import { paymentIdOf } from './store/rows.ts';

const ORDERS = 60;
const SEED = 'ledger-1';

let world: PaymentsWorld;
beforeAll(async () => {
  // Every third webhook is lost on its way, every seventh is answered with a broken connection.
  let sent = 0;
  world = await startPaymentsWorld({
    post: (arrive) => async (url, body, headers, signal) => {
      sent++;
      if (sent % 3 === 0) return 503;
      const status = await arrive(url, body, headers, signal);
      if (sent % 7 === 0) throw new Error('connection reset');
      return status;
    },
  });
});
afterAll(() => world.close());

const random = seededRandom(SEED);
function pick<T>(choices: readonly T[]): T {
  return choices[(random.bytes(1)[0] ?? 0) % choices.length] as T;
}

const WEBHOOKS = ['normal', 'before', 'twice', 'never', 'late'] as const;
const UPI_IDS = ['success@houseful', 'decline@houseful', 'late@houseful'] as const;
const TOKENS = ['tok_success', 'tok_decline'] as const;

async function payOnPage(payUrl: string, tryNumber: number): Promise<string | null> {
  const result = await world.bank.desk.pay(payUrl.split('/').at(-1) ?? '', {
    method: 'upi',
    upiId: pick(UPI_IDS),
    webhook: pick(WEBHOOKS),
    tryNumber: String(tryNumber),
    cardNumber: '',
    cardExpiry: '',
    cardCode: '',
    wallet: '',
  });
  return result.kind === 'tried' ? new URL(result.returnTo).searchParams.get('paymentToken') : null;
}

/** What one buyer does, chance deciding: pays on the page or not, once or twice, comes back or not. */
async function buy(orderId: string, amount: number): Promise<void> {
  const { payUrl } = await world.open(orderId, { amount, currency: 'INR' });
  for (let tryNumber = 0; tryNumber < pick([0, 1, 1, 2, 3]); tryNumber++) {
    const token = await payOnPage(payUrl, tryNumber);
    if (token !== null && pick([true, false])) await world.settle(orderId, token);
    if (pick([true, false, false])) {
      await world.settle(orderId, `${pick(TOKENS)}+webhook_${pick(WEBHOOKS)}`);
    }
  }
  const end = pick([
    'stays',
    'stays',
    'cancelled',
    'expired',
    'sold-back',
    'unfulfillable',
  ] as const);
  if (end === 'cancelled') await world.tell('booking.order-cancelled', { orderId });
  if (end === 'expired') await world.tell('booking.order-expired', { orderId });
  if (end === 'sold-back' && (await isCaptured(orderId))) {
    const refund = { amount: pick([1, Math.floor(amount / 2), amount]), currency: 'INR' };
    await world.tell('booking.order-cancelled', { orderId, wasPaid: true, refund });
  }
  if (end === 'unfulfillable' && (await isCaptured(orderId))) {
    const paymentId = paymentIdOf(orderId);
    await world.tell('booking.order-unfulfillable', {
      orderId,
      paymentId,
      amount: { amount, currency: 'INR' },
      reason: 'seats-gone',
    });
  }
}

async function isCaptured(orderId: string): Promise<boolean> {
  return (await world.face.getPayment({ orderId }))?.status === 'CAPTURED';
}

async function sum(text: string): Promise<number> {
  const [row] = await world.rows<{ total: number }>(
    `select coalesce(sum(amount), 0)::bigint as total from (${text}) as amounts`,
  );
  return row?.total ?? Number.NaN;
}

test(`what the bank took and did not give back is what the payments say, seed ${SEED}`, async () => {
  for (let index = 0; index < ORDERS; index++) await buy(`ord_${index}`, 10_000 + index);
  await world.live(700_000);

  const takenByBank = await sum(
    `select i.amount from payments.sandbox_charges c join payments.sandbox_intents i
      using (intent_id) where c.status = 'CAPTURED'`,
  );
  const givenBack = await sum('select amount from payments.sandbox_refunds');
  const kept = await sum(
    `select p.amount - coalesce(r.amount, 0) as amount
       from payments.payments p left join payments.refunds r using (refund_id)
      where p.captured_at is not null`,
  );
  const keptOfRefunded = await sum(
    `select p.amount - r.amount as amount
       from payments.payments p join payments.refunds r using (refund_id)`,
  );
  const capturedByUs = await sum('select captured_amount as amount from payments.attempts');
  const refundedByUs = await sum(`select amount from payments.refunds where status = 'DONE'`);

  expect(kept).toBeGreaterThan(keptOfRefunded);
  expect(keptOfRefunded).toBeGreaterThan(0);
  expect(givenBack).toBeGreaterThan(0);
  expect(capturedByUs).toBe(takenByBank);
  expect(refundedByUs).toBe(givenBack);
  expect(takenByBank - givenBack).toBe(kept);

  // Nothing is left half done, and booking heard of each payment that was paid, once.
  expect(await world.rows(`select 1 from payments.refunds where status <> 'DONE'`)).toEqual([]);
  expect(await world.rows(`select 1 from payments.attempts where state = 'CREATED'`)).toEqual([]);
  const paid = await world.rows<{ order_id: string }>(
    `select order_id from payments.payments where captured_at is not null order by order_id`,
  );
  const told = world.told
    .filter(({ name }) => name === 'payments.payment-captured')
    .map(({ payload }) => ('orderId' in payload ? payload.orderId : ''));
  expect(told.sort()).toEqual(paid.map(({ order_id }) => order_id));
});
