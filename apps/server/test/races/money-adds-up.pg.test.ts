import type { Hold, PlacedOrder } from '@houseful/contract/booking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#platform/random';
import {
  type Answer,
  type Asking,
  type OpenHouse,
  openHouse,
  SHOW_IDS,
} from '#test/kit/open-house';

const SEED = 'money-1';
const BUYERS = 60;
const WEBHOOKS = ['normal', 'before', 'twice', 'late', 'never'] as const;

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());

const random = seededRandom(SEED);
function pick<T>(choices: readonly T[]): T {
  return choices[(random.bytes(1)[0] ?? 0) % choices.length] as T;
}

/** A busy house refuses, and asked again with the same key it does the same thing once. */
async function insist<T>(path: string, asking: Asking): Promise<Answer<T>> {
  for (;;) {
    const answer = await open.ask<T & { code?: string }>('POST', path, asking);
    if (answer.body.code !== 'overloaded') return answer;
  }
}

/** One buyer: pays once or twice at once, with an answer or without, and cancels when chance says so. */
function planOf(buyer: number) {
  const token = () =>
    `${pick(['tok_success', 'tok_success', 'tok_timeout'])}+webhook_${pick(WEBHOOKS)}`;
  return {
    showId: SHOW_IDS[buyer % 2] as string,
    seatId: `${'ABCDE'[Math.floor(buyer / 20)]}${(Math.floor(buyer / 2) % 10) + 1}`,
    tokens: pick([[token()], [token()], [token(), token()]]),
    cancel: pick(['never', 'before', 'meanwhile', 'meanwhile', 'after', 'after twice'] as const),
  };
}

type Plan = ReturnType<typeof planOf>;

async function order({ showId, seatId }: Plan): Promise<{ token: string; orderId: string }> {
  const guest = await insist<{ accessToken: string }>('/auth/guest', { body: {} });
  const token = guest.body.accessToken;
  const body = { showId, seatIds: [seatId] };
  const hold = await insist<Hold>('/holds', { token, key: 'the-seat', body });
  expect(hold.status).toBe(201);
  const { holdId } = hold.body;
  const placed = await insist<PlacedOrder>('/orders', { token, body: { holdId } });
  return { token, orderId: placed.body.orderId };
}

async function payAndCancel(
  { token, orderId }: Awaited<ReturnType<typeof order>>,
  { tokens, cancel }: Plan,
): Promise<void> {
  const give = () => insist(`/orders/${orderId}/cancel`, { token, body: {} });
  const pay = () =>
    Promise.all(
      tokens.map((paymentToken) =>
        insist(`/orders/${orderId}/confirm-payment`, { token, body: { paymentToken } }),
      ),
    );
  const answers = await Promise.all([
    cancel === 'before' ? give().then(pay) : pay(),
    cancel === 'meanwhile' ? give() : null,
  ]);
  if (cancel.startsWith('after')) await give();
  if (cancel === 'after twice') answers.push(...(await Promise.all([give(), give()])));
  for (const answer of answers.flat()) {
    expect([200, 402, 409, 410, 503, undefined]).toContain(answer?.status);
  }
}

async function sum(text: string): Promise<number> {
  const { rows } = await open.house.pool.query<{ total: number }>(
    `select coalesce(sum(amount), 0)::bigint as total from (${text}) as amounts`,
  );
  return rows[0]?.total ?? Number.NaN;
}

async function count(text: string): Promise<number> {
  const { rows } = await open.house.pool.query(text);
  return rows.length;
}

test(`whatever is late, doubled, lost and cancelled: what is kept is what was agreed, seed ${SEED}`, async () => {
  const plans = Array.from({ length: BUYERS }, (_, buyer) => planOf(buyer));
  const orders: Awaited<ReturnType<typeof order>>[] = [];
  for (const plan of plans) orders.push(await order(plan));
  let underWay = BUYERS;
  const visits = Promise.allSettled(
    orders.map((placed, index) =>
      payAndCancel(placed, plans[index] as Plan).finally(() => underWay--),
    ),
  );
  while (underWay > 0) {
    // Something real in between, so that on a slow machine time does not run ahead of the work.
    await open.guest();
    await open.clock.advance(250);
  }
  const broken = (await visits).filter(({ status }) => status === 'rejected');
  expect(broken).toEqual([]);
  for (let minute = 0; minute < 20; minute++) {
    await open.clock.leap(60_000);
    for (const job of ['payments/reconcile-payments', 'payments/send-refunds']) {
      await open.runJob(job);
    }
    await open.settle();
  }

  const taken = await sum(
    `select i.amount from payments.sandbox_charges c
       join payments.sandbox_intents i using (intent_id) where c.status = 'CAPTURED'`,
  );
  const back = await sum('select amount from payments.sandbox_refunds');
  const kept = await sum(
    `select (quote -> 'total' ->> 'amount')::bigint - coalesce(refund_amount, 0) as amount
       from booking.orders where confirmed_at is not null`,
  );
  const cancelledAfterPaying = `select 1 from booking.orders where refund_amount is not null`;
  const lateForCancelled = `select 1 from payments.refunds where reason = 'order-closed'`;
  expect(await count(cancelledAfterPaying)).toBeGreaterThan(0);
  expect(await count(lateForCancelled)).toBeGreaterThan(0);
  expect(
    await count(`select 1 from payments.refunds where reason = 'duplicate-capture'`),
  ).toBeGreaterThan(0);
  expect(taken - back).toBe(kept);

  // Each refund of a cancelled order is what was agreed, and there is one.
  expect(
    await count(
      `select 1 from booking.orders o
         left join payments.payments p using (order_id) left join payments.refunds r using (refund_id)
        where o.refund_amount is not null and r.amount is distinct from o.refund_amount`,
    ),
  ).toBe(0);
  // A ticket is good exactly as long as its order is.
  expect(
    await count(
      `select 1 from tickets.tickets t join booking.orders o using (order_id)
        where (t.status = 'VALID') <> (o.status = 'CONFIRMED')`,
    ),
  ).toBe(0);
  expect(
    await count(
      `select 1 from booking.seats s join booking.orders o
           on s.show_id = o.show_id and s.hold_id = o.hold_id and s.seat_id = any(o.seat_ids)
        where (s.taken_until = 'infinity') <> (o.status = 'CONFIRMED')`,
    ),
  ).toBe(0);
}, 120_000);
