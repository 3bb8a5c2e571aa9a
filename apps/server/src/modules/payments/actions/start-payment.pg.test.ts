import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PROVIDER_TIMEOUT_MS } from '../providers/call-provider.ts';
import { scriptedProvider } from '../providers/scripted-provider.fixture.ts';
import {
  type PaymentsWorld,
  PUBLIC_URL,
  rupees,
  startPaymentsWorld,
} from '../payments-world.fixture.ts';

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
  await vi.waitFor(() => expect(remote.sleepers()).toBe(1));
  await Promise.all([
    expect(opening).rejects.toMatchObject({ code: 'provider-unreachable' }),
    remote.clock.advance(PROVIDER_TIMEOUT_MS),
  ]);
});
