import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '#test/kit/eventually';
import { PROVIDER_TIMEOUT_MS } from '../providers/call-provider.ts';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { openAttempt } from './open-attempt.ts';
import { type PaymentsWorld, rupees, startPaymentsWorld } from '../payments-world.fixture.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await startPaymentsWorld();
});
afterAll(() => world.close());

const statesOf = async (orderId: string) => {
  const [row] = await world.rows<{ status: string; attempts: string[] }>(
    `select p.status, array(select a.state from payments.attempts a
                             where a.payment_id = p.payment_id order by a.opened_at, a.state)
              as attempts
       from payments.payments p where order_id = $1`,
    [orderId],
  );
  return row;
};
const capturesAtBank = async (orderId: string) => {
  const rows = await world.rows(
    `select 1 from payments.sandbox_charges c
       join payments.sandbox_intents i using (intent_id)
       join payments.payments p on p.provider_ref = i.intent_id
      where p.order_id = $1 and c.status = 'CAPTURED'`,
    [orderId],
  );
  return rows.length;
};
const toldOf = (orderId: string) =>
  world.told.filter(({ payload }) => 'orderId' in payload && payload.orderId === orderId);

test('a captured payment is told once, and every repetition answers the same', async () => {
  await world.open('ord_paid');
  const first = await world.settle('ord_paid', 'tok_success');
  expect(first).toMatchObject({
    outcome: 'captured',
    amount: rupees(500),
    capturedAt: '2026-11-20T12:00:00.000Z',
  });
  expect(await world.settle('ord_paid', 'tok_success')).toEqual(first);
  expect(await world.settle('ord_paid', 'tok_decline')).toEqual(first);
  await world.live(3_000);
  expect(toldOf('ord_paid')).toEqual([
    {
      name: 'payments.payment-captured',
      payload: expect.objectContaining({ orderId: 'ord_paid', amount: rupees(500) }),
    },
  ]);
  expect(await statesOf('ord_paid')).toEqual({ status: 'CAPTURED', attempts: ['CAPTURED'] });
});

test('fifty calls with the same token at once are one attempt and one capture', async () => {
  await world.open('ord_fifty');
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => world.settle('ord_fifty', 'tok_success')),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ outcome: 'captured' });
  expect(await statesOf('ord_fifty')).toEqual({ status: 'CAPTURED', attempts: ['CAPTURED'] });
  expect(await capturesAtBank('ord_fifty')).toBe(1);
});

test('a decline stays a decline for its token, and another token is a new attempt', async () => {
  await world.open('ord_second_try');
  const declined = { outcome: 'declined', reason: 'declined-by-bank' };
  expect(await world.settle('ord_second_try', 'tok_decline')).toEqual(declined);
  expect(await world.settle('ord_second_try', 'tok_decline')).toEqual(declined);
  expect(await world.settle('ord_second_try', 'tok_success')).toMatchObject({
    outcome: 'captured',
  });
  expect(await statesOf('ord_second_try')).toMatchObject({
    status: 'CAPTURED',
    attempts: ['CAPTURED', 'DECLINED'],
  });
});

test('a bank that does not answer in time leaves the payment pending, and its late capture counts', async () => {
  await world.open('ord_late');
  const settling = world.settle('ord_late', 'tok_timeout');
  await eventually(() => expect(world.sleepers()).toBe(2));
  await world.clock.advance(PROVIDER_TIMEOUT_MS);
  expect(await settling).toEqual({ outcome: 'pending', retryAfterMs: 2_000 });
  expect(await statesOf('ord_late')).toEqual({ status: 'PENDING', attempts: ['CREATED'] });
  // Asked again, the bank says at once that it has not decided.
  expect(await world.settle('ord_late', 'tok_timeout')).toMatchObject({ outcome: 'pending' });

  await world.live(25_000);
  expect(await world.settle('ord_late', 'tok_timeout')).toMatchObject({ outcome: 'captured' });
  expect(toldOf('ord_late')).toHaveLength(1);
});

test('two captures of one payment end as one payment and one refund', async () => {
  await world.open('ord_twice');
  const settling = world.settle('ord_twice', 'tok_timeout+webhook_never');
  await eventually(() => expect(world.sleepers()).toBe(2));
  await world.clock.advance(PROVIDER_TIMEOUT_MS);
  await settling;
  expect(await world.settle('ord_twice', 'tok_success')).toMatchObject({ outcome: 'captured' });
  await world.live(90_000);

  expect(await capturesAtBank('ord_twice')).toBe(2);
  expect(await statesOf('ord_twice')).toMatchObject({
    status: 'CAPTURED',
    attempts: ['CAPTURED', 'CAPTURED'],
  });
  expect(toldOf('ord_twice').map(({ name, payload }) => [name, payload])).toEqual([
    ['payments.payment-captured', expect.anything()],
    [
      'payments.payment-refunded',
      expect.objectContaining({ reason: 'duplicate-capture', amount: rupees(500) }),
    ],
  ]);
  expect(await world.settle('ord_twice', 'tok_success')).toMatchObject({ outcome: 'captured' });
});

test('a token of another payment, or a made-up one, takes nothing and opens no attempt', async () => {
  await world.open('ord_mine');
  const other = await world.open('ord_other');
  const intentId = other.payUrl.split('/').at(-1) ?? '';
  const paid = await world.bank.desk.pay(intentId, {
    method: 'upi',
    upiId: 'success@houseful',
    webhook: 'never',
    tryNumber: '0',
    cardNumber: '',
    cardExpiry: '',
    cardCode: '',
    wallet: '',
  });
  const back = paid.kind === 'tried' ? new URL(paid.returnTo) : null;
  const token = back?.searchParams.get('paymentToken') ?? '';
  expect(back?.searchParams.get('orderId')).toBe('ord_other');
  const refused = { outcome: 'declined', reason: 'invalid-token' };
  expect(await world.settle('ord_mine', token)).toEqual(refused);
  expect(await world.settle('ord_mine', 'tok_succes')).toEqual(refused);
  expect(await world.settle('ord_mine', `spt_${'0'.repeat(26)}.${'A'.repeat(32)}`)).toEqual(
    refused,
  );
  expect(await statesOf('ord_mine')).toEqual({ status: 'PENDING', attempts: [] });
  expect(await world.settle('ord_other', token)).toMatchObject({ outcome: 'captured' });
});

test('a payment that was never opened is answered as an unreachable provider', async () => {
  await expect(world.settle('ord_unknown', 'tok_success')).rejects.toMatchObject({
    code: 'provider-unreachable',
  });
});

test('a payment that another process settles between two looks is seen as paid', async () => {
  const { paymentId } = await world.open('ord_torn');
  const providers = new Map([[world.bank.provider.name, world.bank.provider]]);
  const verb = openAttempt(world, providers);
  const [opened] = await inTransaction(world.pool, (tx) => {
    let looks = 0;
    const interrupted: Tx = {
      ...tx,
      rows: async (statement) => {
        const rows = await tx.rows(statement);
        if (looks++ === 0) await world.settle('ord_torn', 'tok_success');
        return rows as never;
      },
    };
    return verb(interrupted, [{ paymentId, paymentToken: 'tok_success' }]);
  });
  expect(opened).toMatchObject({ payment: { capturedAt: world.clock.now().toISOString() } });
});
