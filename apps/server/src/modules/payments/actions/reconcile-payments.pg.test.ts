import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eventually } from '#test/kit/eventually';
import { PROVIDER_TIMEOUT_MS } from '../providers/call-provider.ts';
import { scriptedProvider } from '../providers/scripted-provider.fixture.ts';
import { paymentIdOf } from '../store/rows.ts';
import { type PaymentsWorld, rupees, startPaymentsWorld } from '../payments-world.fixture.ts';

let world: PaymentsWorld;
let remote: PaymentsWorld;
const provider = scriptedProvider();
const script = { ...provider.script };
beforeAll(async () => {
  world = await startPaymentsWorld();
  remote = await startPaymentsWorld({ provider: () => provider });
});
afterEach(() => {
  provider.script = { ...script };
  provider.calls.length = 0;
});
afterAll(() => Promise.all([world.close(), remote.close()]));

const statusOf = async (of: PaymentsWorld, orderId: string) =>
  (await of.face.getPayment({ orderId }))?.status;
const attemptsOf = async (of: PaymentsWorld, orderId: string) =>
  (
    await of.rows<{ state: string }>(
      'select state from payments.attempts where payment_id = $1 order by opened_at',
      [paymentIdOf(orderId)],
    )
  ).map(({ state }) => state);
const checkOf = async (of: PaymentsWorld, orderId: string) => {
  const [row] = await of.rows<{ check_at: Date | null }>(
    'select check_at from payments.payments where order_id = $1',
    [orderId],
  );
  return row?.check_at;
};
const form = {
  method: 'upi',
  upiId: 'success@houseful',
  webhook: 'never',
  tryNumber: '0',
  cardNumber: '',
  cardExpiry: '',
  cardCode: '',
  wallet: '',
};
const capture = (at: string) => ({
  charges: [{ chargeRef: 'chg_1', state: 'captured' as const, amount: rupees(500), at }],
  closed: true,
});

test('money taken while nobody heard the answer and the webhook got lost is found and told', async () => {
  const { payUrl } = await world.open('ord_lost');
  // The buyer pays on the bank's page and closes the browser; the webhook never comes.
  await world.bank.desk.pay(payUrl.split('/').at(-1) ?? '', form);
  await world.live(14_000);
  expect(await statusOf(world, 'ord_lost')).toBe('PENDING');
  await world.live(3_000);
  expect(await statusOf(world, 'ord_lost')).toBe('CAPTURED');
  expect(world.told.map(({ name }) => name)).toEqual(['payments.payment-captured']);
});

test('an attempt whose answer was lost on the way is finished', async () => {
  await remote.open('ord_cut');
  provider.script.capture = () => Promise.reject(new Error('socket hang up'));
  expect(await remote.settle('ord_cut', 'scripted_a')).toMatchObject({ outcome: 'pending' });
  expect(await attemptsOf(remote, 'ord_cut')).toEqual(['CREATED']);
  const [row] = await remote.rows<{ charge_ref: string }>(
    'select charge_ref from payments.attempts where payment_id = $1',
    [paymentIdOf('ord_cut')],
  );
  const at = remote.clock.now().toISOString();
  provider.script.fetch = async () => ({
    charges: [{ chargeRef: row?.charge_ref ?? '', state: 'captured', amount: rupees(500), at }],
    closed: true,
  });
  await remote.clock.advance(15_000);
  await remote.run('reconcile-payments');
  expect(await attemptsOf(remote, 'ord_cut')).toEqual(['CAPTURED']);
  expect(await remote.settle('ord_cut', 'scripted_a')).toMatchObject({ outcome: 'captured' });
});

test('an attempt that never reached the provider is failed, and may be tried again', async () => {
  await remote.open('ord_unsent');
  provider.script.capture = () => Promise.reject(new Error('connection refused'));
  await remote.settle('ord_unsent', 'scripted_b');
  await remote.run('reconcile-payments');
  expect(await attemptsOf(remote, 'ord_unsent')).toEqual(['CREATED']);
  await remote.clock.advance(15_000);
  await remote.run('reconcile-payments');
  expect(await attemptsOf(remote, 'ord_unsent')).toEqual(['FAILED']);

  const at = remote.clock.now().toISOString();
  provider.script.capture = async (chargeRef) => ({
    chargeRef,
    state: 'captured',
    amount: rupees(500),
    at,
  });
  expect(await remote.settle('ord_unsent', 'scripted_b')).toMatchObject({ outcome: 'captured' });
  expect(await attemptsOf(remote, 'ord_unsent')).toEqual(['CAPTURED']);
});

test('a provider that does not answer is asked again, ever less often', async () => {
  await remote.open('ord_mute');
  provider.script.fetch = () => Promise.reject(new Error('503'));
  const pauses: number[] = [];
  for (let check = 0; check < 4; check++) {
    const due = (await checkOf(remote, 'ord_mute')) as Date;
    await remote.clock.advance(due.getTime() - remote.clock.now().getTime());
    await remote.run('reconcile-payments');
    const next = (await checkOf(remote, 'ord_mute')) as Date;
    pauses.push(next.getTime() - due.getTime());
  }
  expect(pauses).toEqual([15_000, 15_000, 30_000, 60_000]);
});

test('one provider call that hangs does not hold up the run longer than the time limit', async () => {
  await remote.open('ord_hang');
  await remote.clock.advance(15_000);
  provider.script.fetch = () => new Promise(() => undefined);
  const run = remote.run('reconcile-payments');
  await eventually(() => expect(remote.sleepers()).toBeGreaterThan(0));
  await remote.clock.advance(PROVIDER_TIMEOUT_MS);
  await run;
  expect((await checkOf(remote, 'ord_hang'))?.getTime()).toBeGreaterThan(
    remote.clock.now().getTime(),
  );
});

test('a cancelled payment is voided at the provider once, and money that came anyway is told', async () => {
  await remote.open('ord_cancelled');
  await remote.tell('booking.order-cancelled', { orderId: 'ord_cancelled' });
  await remote.tell('booking.order-expired', { orderId: 'ord_cancelled' });
  expect(await statusOf(remote, 'ord_cancelled')).toBe('CANCELLED');
  provider.calls.length = 0;
  const at = remote.clock.now().toISOString();
  provider.script.void = async () => capture(at);
  await remote.run('reconcile-payments');
  expect(provider.calls.filter((call) => call === 'void')).toHaveLength(1);
  expect(await statusOf(remote, 'ord_cancelled')).toBe('CAPTURED');
  await remote.tell('booking.order-expired', { orderId: 'ord_nobody' });
  expect(remote.told.at(-1)).toMatchObject({
    name: 'payments.payment-captured',
    payload: { orderId: 'ord_cancelled' },
  });
});

test('a cancelled payment that the bank closed is asked about no more', async () => {
  await world.open('ord_over');
  await world.tell('booking.order-expired', { orderId: 'ord_over' });
  await world.run('reconcile-payments');
  expect(await checkOf(world, 'ord_over')).toBeNull();
  expect(await world.settle('ord_over', 'tok_success')).toEqual({
    outcome: 'declined',
    reason: 'payment-cancelled',
  });
});

test('a charge under way when the order was cancelled is waited for and told', async () => {
  const { payUrl } = await world.open('ord_too_late');
  await world.bank.desk.pay(payUrl.split('/').at(-1) ?? '', { ...form, upiId: 'late@houseful' });
  await world.tell('booking.order-cancelled', { orderId: 'ord_too_late' });
  await world.run('reconcile-payments');
  expect(await statusOf(world, 'ord_too_late')).toBe('CANCELLED');
  expect(await attemptsOf(world, 'ord_too_late')).toEqual(['CREATED']);
  await world.live(40_000);
  expect(await statusOf(world, 'ord_too_late')).toBe('CAPTURED');
  expect(world.told.at(-1)).toMatchObject({ payload: { orderId: 'ord_too_late' } });
});

test('a surplus capture that nobody told us of is found after the payment was paid', async () => {
  const { payUrl } = await world.open('ord_surplus');
  await world.bank.desk.pay(payUrl.split('/').at(-1) ?? '', { ...form, upiId: 'late@houseful' });
  expect(await world.settle('ord_surplus', 'tok_success+webhook_never')).toMatchObject({
    outcome: 'captured',
  });
  await world.live(400_000);
  expect(await attemptsOf(world, 'ord_surplus')).toEqual(['CAPTURED', 'CAPTURED']);
  expect(world.told.at(-1)).toMatchObject({
    name: 'payments.payment-refunded',
    payload: { orderId: 'ord_surplus', reason: 'duplicate-capture' },
  });
  expect(await checkOf(world, 'ord_surplus')).toBeNull();
});
