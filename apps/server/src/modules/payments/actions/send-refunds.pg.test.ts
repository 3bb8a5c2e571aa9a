import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '#test/kit/eventually';
import { PROVIDER_TIMEOUT_MS } from '../providers/call-provider.ts';
import { scriptedProvider } from '../providers/scripted-provider.fixture.ts';
import { paymentIdOf } from '../store/rows.ts';
import { type PaymentsWorld, rupees, startPaymentsWorld } from '../payments-world.fixture.ts';

let world: PaymentsWorld;
let remote: PaymentsWorld;
const provider = scriptedProvider();
const { refund } = provider.script;
beforeAll(async () => {
  world = await startPaymentsWorld();
  remote = await startPaymentsWorld({ provider: () => provider });
  provider.script.capture = async (chargeRef) => ({
    chargeRef,
    state: 'captured',
    amount: rupees(500),
    at: remote.clock.now().toISOString(),
  });
});
afterEach(() => {
  provider.script.refund = refund;
  provider.calls.length = 0;
});
afterAll(() => Promise.all([world.close(), remote.close()]));

const unfulfillable = (orderId: string) => ({
  orderId,
  paymentId: paymentIdOf(orderId),
  amount: rupees(500),
  reason: 'seats-gone',
});
const refundsOf = (of: PaymentsWorld, orderId: string) =>
  of.rows<{ status: string; tries: number; reason: string }>(
    'select status, tries, reason from payments.refunds where payment_id = $1',
    [paymentIdOf(orderId)],
  );
const refundedFacts = (of: PaymentsWorld, orderId: string) =>
  of.told.filter(
    ({ name, payload }) => name === 'payments.payment-refunded' && payload.orderId === orderId,
  );

test('money for an order that cannot be honoured goes back once, however often it is asked', async () => {
  await world.open('ord_gone');
  await world.settle('ord_gone', 'tok_success');
  await world.tell('booking.order-unfulfillable', unfulfillable('ord_gone'));
  await world.tell('booking.order-unfulfillable', unfulfillable('ord_gone'));
  await world.live(20_000);
  await world.tell('booking.order-unfulfillable', unfulfillable('ord_gone'));
  await world.live(20_000);

  expect(await refundsOf(world, 'ord_gone')).toEqual([
    { status: 'DONE', tries: 2, reason: 'seats-gone' },
  ]);
  expect(await world.rows('select 1 from payments.sandbox_refunds')).toHaveLength(1);
  expect(refundedFacts(world, 'ord_gone')).toEqual([
    {
      name: 'payments.payment-refunded',
      payload: expect.objectContaining({ amount: rupees(500), reason: 'seats-gone' }),
    },
  ]);
  expect(await world.face.getPayment({ orderId: 'ord_gone' })).toMatchObject({
    status: 'REFUNDED',
  });
});

test('from the moment a refund is asked for, the payment is not reported as captured', async () => {
  await world.open('ord_no_more');
  expect(await world.settle('ord_no_more', 'tok_success')).toMatchObject({ outcome: 'captured' });
  await world.tell('booking.order-unfulfillable', unfulfillable('ord_no_more'));
  const declined = { outcome: 'declined', reason: 'payment-refunded' };
  expect(await world.settle('ord_no_more', 'tok_success')).toEqual(declined);
  expect(await world.settle('ord_no_more', 'tok_success+webhook_twice')).toEqual(declined);
  await world.live(20_000);
  expect(await world.settle('ord_no_more', 'tok_success')).toEqual(declined);
});

test('a refund survives a provider that fails, with growing pauses, and is told once', async () => {
  await remote.open('ord_patient');
  await remote.settle('ord_patient', 'scripted_a');
  await remote.tell('booking.order-unfulfillable', unfulfillable('ord_patient'));
  provider.script.refund = () => Promise.reject(new Error('503'));
  provider.calls.length = 0;
  await remote.run('send-refunds');
  await remote.run('send-refunds');
  expect(provider.calls).toEqual(['refund']);
  await remote.clock.advance(5_000);
  await remote.run('send-refunds');
  expect(provider.calls).toEqual(['refund', 'refund']);
  expect(await refundsOf(remote, 'ord_patient')).toMatchObject([{ status: 'REQUESTED', tries: 2 }]);

  provider.script.refund = async () => 'accepted';
  await remote.clock.advance(10_000);
  await remote.run('send-refunds');
  expect(await refundsOf(remote, 'ord_patient')).toMatchObject([{ status: 'SENT', tries: 3 }]);
  expect(refundedFacts(remote, 'ord_patient')).toEqual([]);
  provider.script.refund = refund;
  await remote.live(40_000);
  expect(await refundsOf(remote, 'ord_patient')).toMatchObject([{ status: 'DONE', tries: 4 }]);
  expect(refundedFacts(remote, 'ord_patient')).toHaveLength(1);
});

test('a surplus capture of the same payment is refunded apart from the payment itself', async () => {
  await world.open('ord_both');
  // The bank is silent about the first try and captures it after the second has paid.
  const silent = world.settle('ord_both', 'tok_timeout');
  await eventually(() => expect(world.sleepers()).toBe(2));
  await world.clock.advance(PROVIDER_TIMEOUT_MS);
  expect(await silent).toMatchObject({ outcome: 'pending' });
  expect(await world.settle('ord_both', 'tok_success')).toMatchObject({ outcome: 'captured' });
  await world.live(60_000);
  const surplus = { status: 'DONE', reason: 'duplicate-capture' };
  expect(await refundsOf(world, 'ord_both')).toMatchObject([surplus]);
  expect(await world.face.getPayment({ orderId: 'ord_both' })).toMatchObject({
    status: 'CAPTURED',
  });

  await world.tell('booking.order-unfulfillable', unfulfillable('ord_both'));
  await world.live(20_000);
  const refunds = await refundsOf(world, 'ord_both');
  expect(refunds.map(({ reason }) => reason).sort()).toEqual(['duplicate-capture', 'seats-gone']);
  expect(refunds.every(({ status }) => status === 'DONE')).toBe(true);
  expect(refundedFacts(world, 'ord_both')).toHaveLength(2);
  expect(await world.face.getPayment({ orderId: 'ord_both' })).toMatchObject({
    status: 'REFUNDED',
  });
});

const cancelled = (orderId: string, amount: number | null) => ({
  orderId,
  wasPaid: true,
  refund: amount === null ? null : { amount, currency: 'INR' },
});
const refundOf = (orderId: string) => world.face.getRefund({ orderId });

test('a cancelled order sends back the part it was told, once, and can be followed', async () => {
  await world.open('ord_part');
  await world.settle('ord_part', 'tok_success');
  expect(await refundOf('ord_part')).toBeNull();
  await world.tell('booking.order-cancelled', cancelled('ord_part', 30_001));
  await world.tell('booking.order-cancelled', cancelled('ord_part', 30_001));
  const amount = { amount: 30_001, currency: 'INR' };
  const askedAt = world.clock.now().toISOString();
  expect(await refundOf('ord_part')).toEqual({ amount, status: 'PENDING', updatedAt: askedAt });
  expect(await world.settle('ord_part', 'tok_success')).toMatchObject({ outcome: 'declined' });

  await world.clock.advance(1_000);
  await world.run('send-refunds');
  const sentAt = world.clock.now().toISOString();
  expect(await refundOf('ord_part')).toEqual({ amount, status: 'SENT', updatedAt: sentAt });
  await world.live(20_000);
  expect(await refundOf('ord_part')).toMatchObject({ amount, status: 'DONE' });
  expect(await refundsOf(world, 'ord_part')).toEqual([
    { status: 'DONE', tries: 2, reason: 'order-cancelled' },
  ]);
  expect(refundedFacts(world, 'ord_part')).toMatchObject([{ payload: { amount } }]);
  const given = await world.rows(
    `select 1 from payments.sandbox_refunds where amount = 30001 and currency = 'INR'`,
  );
  expect(given).toHaveLength(1);
});

test('of one order only one refund is sent, whatever else is asked', async () => {
  await world.open('ord_one');
  await world.settle('ord_one', 'tok_success');
  await world.tell('booking.order-cancelled', cancelled('ord_one', 20_000));
  await world.tell('booking.order-unfulfillable', unfulfillable('ord_one'));
  await world.tell('booking.order-cancelled', cancelled('ord_one', 50_000));
  await world.live(20_000);
  expect(await refundsOf(world, 'ord_one')).toHaveLength(1);
  expect(await refundOf('ord_one')).toMatchObject({ amount: { amount: 20_000 }, status: 'DONE' });
});

test('more than was captured is never sent back', async () => {
  await world.open('ord_greedy');
  await world.settle('ord_greedy', 'tok_success');
  await world.tell('booking.order-cancelled', cancelled('ord_greedy', 50_001));
  await world.live(20_000);
  expect(await refundOf('ord_greedy')).toMatchObject({ amount: rupees(500), status: 'DONE' });
});

test('a cancelled order that keeps all of its money, or was never paid, refunds nothing', async () => {
  await world.open('ord_kept');
  await world.settle('ord_kept', 'tok_success');
  await world.tell('booking.order-cancelled', cancelled('ord_kept', null));
  // As it was written before paid orders could be cancelled.
  await world.open('ord_never_paid');
  await world.tell('booking.order-cancelled', { orderId: 'ord_never_paid' });
  await world.live(20_000);
  expect(await refundOf('ord_kept')).toBeNull();
  expect(await world.face.getPayment({ orderId: 'ord_kept' })).toMatchObject({
    status: 'CAPTURED',
  });
  expect(await refundOf('ord_never_paid')).toBeNull();
  expect(await world.face.getPayment({ orderId: 'ord_never_paid' })).toMatchObject({
    status: 'CANCELLED',
  });
});

test('a refund of a payment that was never captured is refused and told again later', async () => {
  await world.open('ord_unpaid');
  await world.tell('booking.order-unfulfillable', unfulfillable('ord_unpaid'));
  expect(await refundsOf(world, 'ord_unpaid')).toEqual([]);
  const waiting = await world.rows<{ attempts: number }>(
    `select attempts from platform.outbox where payload ->> 'orderId' = 'ord_unpaid'`,
  );
  expect(waiting).toEqual([{ attempts: 1 }]);
});
