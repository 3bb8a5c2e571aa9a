import type { AuditEntry } from '@houseful/contract/audit';
import type { Movement, Payout, ShiftReport } from '@houseful/contract/counter';
import type { DailyClose } from '@houseful/contract/insights';
import type { ChangePreview, OrderCore } from '@houseful/contract/order-desk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  atTheCounter,
  type AtTill,
  type Cashier,
  type Counter,
  FLOAT_AMOUNT,
  rupees,
} from '#test/kit/counter';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

const SILVER = 25_000;
const GOLD = 40_000;
const inr = (amount: number) => ({ amount, currency: 'INR' });
const reason = 'asked for at the desk';

let open: OpenHouse;
let counter: Counter;
let owner: string;
let manager: Cashier;
let at: AtTill;
beforeAll(async () => {
  open = await openHouse();
  owner = await operatorToken(open);
  counter = atTheCounter(open, owner);
  manager = await counter.employ('manager');
  at = await counter.openShift(manager);
});
afterAll(() => open.close());

async function sellSeats(seatIds: string[], method: 'cash' | 'card-terminal' = 'cash') {
  const { body: hold } = await counter.hold(at, { seatIds });
  const { total } = hold.quote;
  const tender =
    method === 'cash' ? { method, tendered: total } : { method, reference: 'RRN 612345678901' };
  const sale = await counter.sell(at, hold.holdId, { expectedTotal: total, tender });
  expect(sale.status).toBe(201);
  return sale.body.order.orderId;
}

const get = async <T>(path: string, token = manager.token) =>
  (await open.ask<T>('GET', path, { token })).body;
const change = async (orderId: string, verb: string, body: object) => {
  const path = `/desk/orders/${orderId}/${verb}`;
  return open.ask<OrderCore>('POST', path, { token: manager.token, body: { reason, ...body } });
};
const cancelSeats = (orderId: string, seatIds: string[], refund: number, version = 1) =>
  change(orderId, 'cancel', {
    ...{ seatIds, terms: 'full', expectedVersion: version, expectedRefund: inr(refund) },
  });
const giveByHand = (orderId: string, amount: number, version = 1) =>
  change(orderId, 'refund', { amount: inr(amount), expectedVersion: version });

const waitingFor = async (orderId: string) => {
  const { items } = await get<{ items: Payout[] }>('/desk/counter/payouts?limit=100');
  return items.filter((payout) => payout.orderId === orderId);
};
const payOut = ({ payoutId }: Pick<Payout, 'payoutId'>, { cashier, shift }: AtTill = at) =>
  open.ask<Movement>('POST', `/desk/counter/payouts/${payoutId}`, {
    ...{ token: cashier.token, body: { shiftId: shift.shiftId } },
  });
const expectedIn = async ({ cashier, shift }: AtTill) => {
  const path = `/desk/counter/my-shifts/${shift.shiftId}`;
  return (await get<ShiftReport>(path, cashier.token)).expected.amount;
};

/** What is kept of an order: by booking's promise, by what payments has sent, and by what lies in the drawers. */
async function kept(orderId: string) {
  const { rows } = await open.house.pool.query<Record<'promised' | 'settled' | 'drawer', number>>(
    `select (select coalesce(paid_amount, (quote -> 'total' ->> 'amount')::bigint)
                    - refunded_amount - coalesce(refund_amount, 0)
               from booking.orders where order_id = $1) as promised,
            (select p.amount - coalesce((select sum(r.amount) from payments.refunds r
                                          where r.payment_id = p.payment_id and r.status = 'DONE'), 0)
               from payments.payments p where order_id = $1)::bigint as settled,
            (select sum(amount) from counter.movements where order_id = $1)::bigint as drawer`,
    [orderId],
  );
  return rows[0];
}

/** What these do is told to nobody yet, in no house: their facts wait to be made due. */
async function untold(work: () => Promise<void>): Promise<void> {
  const { pool } = open.house;
  await pool.query(`create function platform.hold_back() returns trigger language plpgsql as
    $$ begin new.due_at := 'infinity'; return new; end $$`);
  await pool.query(`create trigger hold_back before insert on platform.outbox
    for each row execute function platform.hold_back()`);
  await work();
  await pool.query('drop function platform.hold_back cascade');
}

/** Everything is said, and every refund that is due looked at. */
async function settled(): Promise<void> {
  await open.settle();
  await open.runJob('payments/send-refunds');
  await open.settle();
}

test('two of three seats are cancelled, handed back, and then the rest', async () => {
  const orderId = await sellSeats(['A1', 'A2', 'E1']);
  const before = await expectedIn(at);
  expect((await cancelSeats(orderId, ['A1', 'E1'], SILVER + GOLD)).status).toBe(200);
  await settled();
  const [part, ...others] = await waitingFor(orderId);
  expect(others).toEqual([]);
  expect(part).toMatchObject({
    ...{ why: 'seats-cancelled', reason, seatCount: 2, amount: inr(SILVER + GOLD) },
    ...{ method: 'cash', title: 'A Test Film' },
  });
  const line = await payOut(part as Payout);
  expect(line.body).toMatchObject({ kind: 'refund', amount: inr(-SILVER - GOLD), seatCount: 2 });
  expect((await payOut(part as Payout)).body).toEqual(line.body);
  expect(await expectedIn(at)).toBe(before - SILVER - GOLD);
  await settled();
  expect(await kept(orderId)).toEqual({ promised: SILVER, settled: SILVER, drawer: SILVER });

  // The seat that was kept is given back at the till, by the policy of its show.
  const path = `/desk/counter/sales/${orderId}/refund`;
  const { refund } = await get<{ refund: { amount: number } }>(path);
  expect(refund.amount).toBeGreaterThan(0);
  expect(refund.amount).toBeLessThanOrEqual(SILVER);
  const body = { shiftId: at.shift.shiftId, expectedRefund: refund };
  const rest = await open.ask('POST', path, { token: manager.token, body });
  expect(rest).toMatchObject({ status: 200, body: { order: { status: 'CANCELLED' } } });
  expect(await expectedIn(at)).toBe(before - SILVER - GOLD - refund.amount);
  await settled();
  const left = SILVER - refund.amount;
  expect(await kept(orderId)).toEqual({ promised: left, settled: left, drawer: left });
  expect(await waitingFor(orderId)).toEqual([]);
  // Somebody who asks for it at another till hears that it is gone.
  const beside = await counter.openShift(await counter.employ('manager'));
  const late = await open.ask('POST', path, {
    token: beside.cashier.token,
    body: { ...body, shiftId: beside.shift.shiftId },
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'handed-back-elsewhere' } });
  const { items } = await get<{ items: AuditEntry[] }>(`/desk/audit?subject=${orderId}`, owner);
  expect(items.map(({ action }) => action).toSorted()).toEqual([
    ...['order.seats-cancelled', 'refund.handed-back', 'refund.handed-back'],
  ]);
});

test('an amount by hand, and a cheaper seat, each wait with their reason and are handed over apart', async () => {
  const orderId = await sellSeats(['E2', 'B1'], 'card-terminal');
  expect((await giveByHand(orderId, 5_000)).status).toBe(200);
  const preview = `/desk/orders/${orderId}/seats?from=E2&to=C1`;
  const { refund } = await get<ChangePreview>(preview);
  expect(refund).toEqual(inr(GOLD - SILVER));
  const moves = [{ from: 'E2', to: 'C1' }];
  const moved = await change(orderId, 'seats', {
    ...{ moves, expectedVersion: 2, expectedRefund: refund },
  });
  expect(moved.status).toBe(200);
  await settled();
  const waiting = await waitingFor(orderId);
  expect(
    waiting.map(({ why, seatCount, amount }) => [why, seatCount, amount.amount]).toSorted(),
  ).toEqual([
    ['refunded', null, 5_000],
    ['seats-moved', 1, GOLD - SILVER],
  ]);
  expect((await payOut(waiting[0] as Payout)).body).toMatchObject({ code: 'reference-needed' });
  const before = await expectedIn(at);
  for (const { payoutId } of waiting) {
    const body = { shiftId: at.shift.shiftId, reference: `CR ${payoutId.slice(-6)}` };
    const path = `/desk/counter/payouts/${payoutId}`;
    expect((await open.ask('POST', path, { token: manager.token, body })).status).toBe(200);
  }
  // What a machine credits leaves the drawer alone.
  expect(await expectedIn(at)).toBe(before);
  await settled();
  const left = SILVER * 2 - 5_000;
  expect(await kept(orderId)).toEqual({ promised: left, settled: left, drawer: left });
});

test('what somebody else has cancelled on other terms waits, and is not handed over as another sum', async () => {
  const orderId = await sellSeats(['D1']);
  const path = `/desk/counter/sales/${orderId}/refund`;
  const { refund: told } = await get<{ refund: { amount: number } }>(path);
  expect(told.amount).toBeLessThan(SILVER);
  const whole = { terms: 'full', expectedVersion: 1, expectedRefund: inr(SILVER) };
  expect((await change(orderId, 'cancel', whole)).status).toBe(200);
  const before = await expectedIn(at);
  const body = { shiftId: at.shift.shiftId, expectedRefund: told };
  const late = await open.ask('POST', path, { token: manager.token, body });
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'refund-changed', refund: inr(SILVER) },
  });
  expect(await expectedIn(at)).toBe(before);
  await settled();
  const [waiting] = await waitingFor(orderId);
  expect((await payOut(waiting as Payout)).body).toMatchObject({ amount: inr(-SILVER) });
});

test('facts that are told twice and in any order owe each sum once', async () => {
  const orderId = await sellSeats(['A3', 'A4']);
  await untold(async () => {
    expect((await giveByHand(orderId, 1_000)).status).toBe(200);
    expect((await cancelSeats(orderId, ['A3', 'A4'], 2 * SILVER - 1_000, 2)).status).toBe(200);
  });
  const { pool } = open.house;
  // The change is heard after the end, and both once more.
  const ours = `payload ->> 'orderId' = $1 and name in ('booking.order-changed', 'booking.order-cancelled')`;
  await pool.query(
    `insert into platform.outbox (name, payload, recorded_at, due_at)
     select name, payload, recorded_at, due_at from platform.outbox where ${ours}`,
    [orderId],
  );
  await pool.query(
    `update platform.outbox
        set due_at = recorded_at + case when name = 'booking.order-changed' then interval '1 minute'
                                        else interval '0' end
      where due_at = 'infinity'`,
  );
  await open.settle();
  expect(await waitingFor(orderId)).toMatchObject([{ why: 'cancelled', seatCount: 2 }]);
  await open.clock.advance(60_000);
  await open.settle();
  const waiting = await waitingFor(orderId);
  expect(waiting.map(({ amount }) => amount.amount).toSorted()).toEqual(
    [1_000, 2 * SILVER - 1_000].toSorted(),
  );
  for (const payout of waiting) expect((await payOut(payout)).status).toBe(200);
  await settled();
  expect(await kept(orderId)).toEqual({ promised: 0, settled: 0, drawer: 0 });
});

test('handed over before payments has heard of it, it is done when it has', async () => {
  const orderId = await sellSeats(['A5']);
  await untold(async () => {
    expect((await giveByHand(orderId, 2_000)).status).toBe(200);
  });
  const { pool } = open.house;
  // The counter has heard; payments has not.
  await pool.query(
    `insert into platform.inbox (consumer, fact_id)
     select 'payments/refund-changed', fact_id from platform.outbox
      where name = 'booking.order-changed' and payload ->> 'orderId' = $1`,
    [orderId],
  );
  const { rows } = await pool.query<{ payload: object }>(
    `select payload from platform.outbox
      where name = 'booking.order-changed' and payload ->> 'orderId' = $1`,
    [orderId],
  );
  await pool.query(`update platform.outbox set due_at = recorded_at where due_at = 'infinity'`);
  await open.settle();
  const [payout] = await waitingFor(orderId);
  expect((await payOut(payout as Payout)).status).toBe(200);
  expect(await kept(orderId)).toMatchObject({ settled: SILVER, drawer: SILVER - 2_000 });
  await pool.query(
    `insert into platform.outbox (name, payload, recorded_at, due_at)
     values ('booking.order-changed', $1, $2, $2)`,
    [JSON.stringify(rows[0]?.payload), open.clock.now()],
  );
  await settled();
  const left = SILVER - 2_000;
  expect(await kept(orderId)).toEqual({ promised: left, settled: left, drawer: left });
});

test('of two tills at once one hands a sum over; two sums of one order go out at both', async () => {
  const orderId = await sellSeats(['B5', 'B6']);
  await giveByHand(orderId, 3_000);
  await giveByHand(orderId, 4_000, 2);
  await open.settle();
  const beside = await counter.openShift(await counter.employ('manager'));
  const [first, second] = (await waitingFor(orderId)) as [Payout, Payout];
  const drawers = async () => (await expectedIn(at)) + (await expectedIn(beside));
  const before = await drawers();
  const race = await Promise.all([payOut(first), payOut(first, beside), payOut(second, beside)]);
  expect(race.map(({ status }) => status).toSorted()).toEqual([200, 200, 409]);
  expect(await drawers()).toBe(before - 7_000);
  await settled();
  const left = 2 * SILVER - 7_000;
  expect(await kept(orderId)).toEqual({ promised: left, settled: left, drawer: left });
});

test('nothing of it goes to who may not refund, or whose order it is not', async () => {
  const orderId = await sellSeats(['B8']);
  await giveByHand(orderId, 1_000);
  await open.settle();
  const [payout] = (await waitingFor(orderId)) as [Payout];
  const cashier = await counter.openShift();
  expect((await payOut(payout, cashier)).body).toMatchObject({ code: 'forbidden' });
  expect((await payOut({ payoutId: 'chg_none' })).body).toMatchObject({ code: 'no-such-order' });
  expect((await payOut({ payoutId: orderId })).body).toMatchObject({ code: 'no-such-order' });
  expect((await payOut(payout)).body).toMatchObject({ amount: rupees(-10) });
});

test('the day balances, and so do the drawers', async () => {
  await settled();
  const close = await get<DailyClose>('/desk/reports/close?range=today', owner);
  expect(close).toMatchObject({ difference: 0, owedAtEnd: 0 });
  const { rows } = await open.house.pool.query<Record<'lines' | 'cash' | 'kept', number>>(
    `select (select sum(amount) from counter.movements)::bigint as lines,
            (select sum(amount) from counter.movements where method = 'cash')::bigint as cash,
            ((select sum(amount) from payments.payments)
             - (select sum(amount) from payments.refunds where status = 'DONE'))::bigint as kept`,
  );
  const [sums] = rows;
  expect(sums?.lines).toBe(sums?.kept);
  const { rows: shifts } = await open.house.pool.query<{ shift_id: string }>(
    'select shift_id from counter.shifts',
  );
  const drawers = await Promise.all(
    shifts.map(async ({ shift_id: shiftId }) => {
      const report = await get<ShiftReport>(`/desk/counter/shifts/${shiftId}`, owner);
      return report.expected.amount - FLOAT_AMOUNT;
    }),
  );
  expect(drawers.reduce((sum, amount) => sum + amount, 0)).toBe(sums?.cash);
});

test('the drawer gives no more of an order than it took, whatever the book says is owed', async () => {
  const orderId = await sellSeats(['B7']);
  await giveByHand(orderId, 20_000);
  await open.settle();
  await open.house.pool.query(
    `insert into counter.owed (payout_id, order_id, organisation_id, venue_id, amount, currency, since)
     select 'chg_forged', order_id, organisation_id, venue_id, amount, currency, since
       from counter.owed where order_id = $1`,
    [orderId],
  );
  const waiting = await waitingFor(orderId);
  expect(waiting).toHaveLength(2);
  const before = await expectedIn(at);
  const answers = await Promise.all(waiting.map((payout) => payOut(payout)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 500]);
  expect(await expectedIn(at)).toBe(before - 20_000);
});
