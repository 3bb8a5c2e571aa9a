import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '#test/kit/eventually';
import { PROVIDER_TIMEOUT_MS } from '../providers/call-provider.ts';
import { intentOf, scriptedProvider } from '../providers/scripted-provider.fixture.ts';
import { paymentIdOf } from '../store/rows.ts';
import {
  type PaymentsWorld,
  PUBLIC_URL,
  rupees,
  startPaymentsWorld,
} from '../payments-world.fixture.ts';

const TERMS = { buyerId: 'usr_asha', amount: rupees(500), description: 'A1' };

let world: PaymentsWorld;
let remote: PaymentsWorld;
const provider = scriptedProvider();
const start = provider.script.start;
beforeAll(async () => {
  world = await startPaymentsWorld();
  remote = await startPaymentsWorld({ provider: () => provider });
});
afterEach(() => {
  provider.script.start = start;
});
afterAll(() => Promise.all([world.close(), remote.close()]));

test('a payment says what the browser needs, and is found by its order', async () => {
  const payment = await world.open('ord_new');
  expect(payment).toEqual({
    paymentId: expect.stringMatching(/^pay_[a-z0-9]{26}$/),
    provider: 'sandbox',
    status: 'PENDING',
    amount: rupees(500),
    payUrl: expect.stringMatching(`^${PUBLIC_URL}/sandbox/pay/spi_[A-Za-z0-9_-]{32}$`),
    expiresAt: '2026-11-20T12:05:00.000Z',
  });
  expect(await world.face.getPayment({ orderId: 'ord_new' })).toEqual(payment);
});

test('an order without a payment has none', async () => {
  expect(await world.face.getPayment({ orderId: 'ord_unknown' })).toBeNull();
});

test('the same order again is the same payment on its first terms', async () => {
  const first = await world.open('ord_same', rupees(500));
  const again = await world.open('ord_same', rupees(900));
  expect(again).toEqual(first);
  const page = await world.bank.desk.open(first.payUrl.split('/').at(-1) ?? '');
  expect(page?.amount).toEqual(rupees(500));
});

test('opened, paid and told of by two processes at the same moment, it is one payment and one attempt', async () => {
  const moments = 100;
  for (let moment = 0; moment < moments; moment++) {
    const orderId = `ord_twice_${moment}`;
    const terms = { ...TERMS, orderId, expiresAt: '2026-11-20T12:05:00.000Z' };
    const { face, otherFace } = remote;
    const opened = await Promise.all([face, otherFace].map((each) => each.startPayment(terms)));
    expect(opened[1]).toEqual(opened[0]);
    const paymentId = paymentIdOf(orderId);
    const paymentToken = 'scripted_token';
    const chargeRef = provider.chargeOf(intentOf(paymentId), paymentToken) ?? '';
    provider.script.webhook = () => ({
      kind: 'charge',
      eventId: orderId,
      providerRef: intentOf(paymentId),
      charge: { chargeRef, state: 'declined', reason: 'no' },
    });
    const webhook = { provider: 'scripted', rawBody: Buffer.alloc(0), headers: {} };
    await Promise.all([
      face.settlePayment({ orderId, paymentToken }),
      otherFace.settlePayment({ orderId, paymentToken }),
      otherFace.receiveWebhook(webhook),
    ]);
  }
  const [written] = await remote.rows<{ payments: number; attempts: number }>(
    `select (select count(*) from payments.payments where order_id like 'ord_twice_%')::int as payments,
            (select count(*) from payments.attempts where state = 'DECLINED')::int as attempts`,
  );
  expect(written).toEqual({ payments: moments, attempts: moments });
});

test('many calls for few orders at once open one payment each', async () => {
  const orders = Array.from({ length: 60 }, (_, index) => `ord_crowd_${index % 6}`);
  const payments = await Promise.all(orders.map((orderId) => world.open(orderId)));
  expect(new Set(payments.map(({ paymentId }) => paymentId)).size).toBe(6);
  const rows = await world.rows(
    `select 1 from payments.payments where order_id like 'ord_crowd_%'`,
  );
  expect(rows).toHaveLength(6);
});

test('a provider that fails opens nothing; the next try does', async () => {
  provider.script.start = () => Promise.reject(new Error('connection refused'));
  await expect(remote.open('ord_down')).rejects.toMatchObject({ code: 'provider-unreachable' });
  expect(await remote.face.getPayment({ orderId: 'ord_down' })).toBeNull();
  provider.script.start = start;
  expect(await remote.open('ord_down')).toMatchObject({ provider: 'scripted' });
});

test('a provider that never answers is given up after the time limit', async () => {
  provider.script.start = () => new Promise(() => undefined);
  const opening = remote.open('ord_silent');
  await eventually(() => expect(remote.sleepers()).toBe(1));
  await Promise.all([
    expect(opening).rejects.toMatchObject({ code: 'provider-unreachable' }),
    remote.clock.advance(PROVIDER_TIMEOUT_MS),
  ]);
});
