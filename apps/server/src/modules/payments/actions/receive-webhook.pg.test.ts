import { afterAll, beforeAll, expect, test } from 'vitest';
import { paymentIdOf } from '../store/rows.ts';
import { deriveSandboxKeys } from '../providers/sandbox/keys.ts';
import { chargeIdOf, intentIdOf } from '../providers/sandbox/names.ts';
import {
  SIGNATURE_HEADER,
  signWebhook,
  WEBHOOK_TOLERANCE_SECONDS,
} from '../providers/sandbox/signature.ts';
import {
  type PaymentsWorld,
  rupees,
  SECRET,
  startPaymentsWorld,
} from '../payments-world.fixture.ts';

let world: PaymentsWorld;
const keys = deriveSandboxKeys(SECRET);
beforeAll(async () => {
  world = await startPaymentsWorld();
});
afterAll(() => world.close());

interface News {
  readonly orderId: string;
  readonly token?: string;
  readonly type?: string;
  readonly eventId?: string;
  readonly amount?: { amount: number; currency: string };
  readonly reason?: string;
}

function bodyOf({ orderId, token = 'tok_success', ...news }: News): string {
  const intentId = intentIdOf(keys, paymentIdOf(orderId));
  const type = news.type ?? 'charge.captured';
  return JSON.stringify({
    eventId: news.eventId ?? `evt_${orderId}_${token}`.replaceAll('+', '_'),
    type,
    createdAt: world.clock.now().toISOString(),
    charge: {
      intentId,
      chargeId: chargeIdOf(intentId, 'token', token),
      amount: news.amount ?? rupees(500),
      capturedAt: type === 'charge.captured' ? world.clock.now().toISOString() : null,
      reason: type === 'charge.captured' ? null : (news.reason ?? 'declined-by-bank'),
    },
  });
}

function deliver(
  body: string,
  header = signWebhook(keys.webhooks, body, world.clock.now()),
  to = world.face,
) {
  const headers = { [SIGNATURE_HEADER]: header };
  return to.receiveWebhook({ provider: 'sandbox', rawBody: Buffer.from(body), headers });
}

async function paymentOf(orderId: string) {
  const [row] = await world.rows<{ status: string; attempts: number; refunds: string[] }>(
    `select status,
            (select count(*)::int from payments.attempts a where a.payment_id = p.payment_id)
              as attempts,
            array(select reason from payments.refunds r where r.payment_id = p.payment_id)
              as refunds
       from payments.payments p where order_id = $1`,
    [orderId],
  );
  return row;
}

async function toldOf(orderId: string): Promise<string[]> {
  await world.tell('booking.order-expired', { orderId: 'ord_nobody' });
  return world.told
    .filter(({ payload }) => 'orderId' in payload && payload.orderId === orderId)
    .map(({ name }) => name);
}

test('a webhook that comes twice counts once', async () => {
  await world.open('ord_doubled');
  const body = bodyOf({ orderId: 'ord_doubled' });
  await deliver(body);
  await deliver(body);
  await Promise.all([deliver(body), deliver(body), deliver(body)]);
  expect(await paymentOf('ord_doubled')).toEqual({ status: 'CAPTURED', attempts: 1, refunds: [] });
  expect(await toldOf('ord_doubled')).toEqual(['payments.payment-captured']);
});

test('the same capture told as two events counts once', async () => {
  await world.open('ord_retold');
  await deliver(bodyOf({ orderId: 'ord_retold', eventId: 'evt_first' }));
  await deliver(bodyOf({ orderId: 'ord_retold', eventId: 'evt_second' }));
  expect(await paymentOf('ord_retold')).toEqual({ status: 'CAPTURED', attempts: 1, refunds: [] });
});

test('two processes that hear of the same captures at once count each once', async () => {
  const orders = Array.from({ length: 40 }, (_, index) => `ord_race_${index}`);
  await Promise.all(orders.map((orderId) => world.open(orderId)));
  const tellBoth = orders.flatMap((orderId, index) => {
    const bodies = ['a', 'b'].map((eventId) =>
      bodyOf({ orderId, eventId: `evt_race_${index}_${eventId}` }),
    );
    const [first = '', second = ''] = index % 2 === 0 ? bodies : bodies.toReversed();
    return [deliver(first), deliver(second, undefined, world.otherFace)];
  });
  await Promise.all(tellBoth);
  for (const orderId of orders) {
    expect(await toldOf(orderId)).toEqual(['payments.payment-captured']);
  }
});

test('a webhook before the answer, and the answer, are one attempt', async () => {
  await world.open('ord_hasty');
  const settled = await world.settle('ord_hasty', 'tok_success+webhook_before');
  expect(settled).toMatchObject({ outcome: 'captured' });
  expect(world.posted.at(-1)).toMatchObject({ status: 200 });
  expect(await paymentOf('ord_hasty')).toEqual({ status: 'CAPTURED', attempts: 1, refunds: [] });
  expect(await toldOf('ord_hasty')).toEqual(['payments.payment-captured']);
});

test('a decline that is told after the capture changes nothing; a capture after a decline counts', async () => {
  await world.open('ord_disordered');
  await deliver(bodyOf({ orderId: 'ord_disordered' }));
  await deliver(bodyOf({ orderId: 'ord_disordered', type: 'charge.declined', eventId: 'evt_x1' }));
  expect(await paymentOf('ord_disordered')).toMatchObject({ status: 'CAPTURED', attempts: 1 });

  await world.open('ord_turned');
  await deliver(bodyOf({ orderId: 'ord_turned', type: 'charge.declined', eventId: 'evt_x2' }));
  expect(await paymentOf('ord_turned')).toMatchObject({ status: 'PENDING' });
  await deliver(bodyOf({ orderId: 'ord_turned' }));
  expect(await paymentOf('ord_turned')).toMatchObject({ status: 'CAPTURED', attempts: 1 });
});

test('a capture of the wrong amount pays nothing and goes back', async () => {
  await world.open('ord_short');
  await deliver(bodyOf({ orderId: 'ord_short', amount: rupees(499) }));
  await deliver(bodyOf({ orderId: 'ord_short', amount: rupees(499), eventId: 'evt_again' }));
  expect(await paymentOf('ord_short')).toEqual({
    status: 'PENDING',
    attempts: 1,
    refunds: ['amount-mismatch'],
  });
  expect(await toldOf('ord_short')).toEqual([]);
});

test('news of a payment that is not known is refused, and taken when it is told again', async () => {
  const body = bodyOf({ orderId: 'ord_tomorrow' });
  await expect(deliver(body)).rejects.toMatchObject({ code: 'overloaded', status: 503 });
  await world.open('ord_tomorrow');
  await deliver(body);
  expect(await paymentOf('ord_tomorrow')).toMatchObject({ status: 'CAPTURED' });
});

test('a poisoned event fails alone: the others of its batch are taken', async () => {
  const orders = ['ord_clean_1', 'ord_poisoned', 'ord_clean_2'];
  await Promise.all(orders.map((orderId) => world.open(orderId)));
  // Signed and well-formed, and yet the database takes no text with a NUL in it.
  const poison = { type: 'charge.declined', reason: 'no\u0000' };
  const results = await Promise.allSettled([
    deliver(bodyOf({ orderId: 'ord_clean_1' })),
    deliver(bodyOf({ orderId: 'ord_poisoned', ...poison })),
    deliver(bodyOf({ orderId: 'ord_clean_2' })),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(results[1]).toMatchObject({ reason: { message: expect.stringContaining('0x00') } });
  expect(await paymentOf('ord_clean_1')).toMatchObject({ status: 'CAPTURED' });
  expect(await paymentOf('ord_clean_2')).toMatchObject({ status: 'CAPTURED' });
  expect(await paymentOf('ord_poisoned')).toMatchObject({ status: 'PENDING', attempts: 0 });
});

test('a webhook that is forged, old or signed over other bytes changes nothing', async () => {
  await world.open('ord_forged');
  const body = bodyOf({ orderId: 'ord_forged' });
  const foreign = deriveSandboxKeys('somebody else’s secret, long enough').webhooks;
  const old = new Date(world.clock.now().getTime() - (WEBHOOK_TOLERANCE_SECONDS + 1) * 1_000);
  for (const header of [
    '',
    't=1,v1=00',
    signWebhook(foreign, body, world.clock.now()),
    signWebhook(keys.webhooks, body, old),
    signWebhook(keys.webhooks, `${body} `, world.clock.now()),
  ]) {
    await expect(deliver(body, header)).rejects.toMatchObject({
      code: 'webhook-signature-invalid',
    });
  }
  expect(await paymentOf('ord_forged')).toMatchObject({ status: 'PENDING', attempts: 0 });
});

test('signed nonsense is refused in words, and events of other kinds are passed over', async () => {
  for (const body of ['', '{', '[]', '{"type":"charge.captured"}']) {
    await expect(deliver(body)).rejects.toMatchObject({ code: 'invalid-input' });
  }
  await expect(deliver('{"type":"payout.created"}')).resolves.toBeUndefined();
});

test('a provider that is not there has no route', async () => {
  const call = { provider: 'paypal', rawBody: Buffer.from('{}'), headers: {} };
  await expect(world.face.receiveWebhook(call)).rejects.toMatchObject({ code: 'no-such-route' });
});

test('marks of webhooks are kept for a month and then dropped', async () => {
  const inbox = () => world.rows('select 1 from payments.webhook_inbox');
  await world.run('forget-webhooks');
  const before = (await inbox()).length;
  expect(before).toBeGreaterThan(0);
  await world.clock.advance(31 * 24 * 60 * 60_000);
  await world.run('forget-webhooks');
  expect(await inbox()).toHaveLength(0);
});
