import type { Hold } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import type { CounterSale, Payout, Shift, Till } from '@houseful/contract/counter';
import type { Money } from '@houseful/contract/primitives';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLOAT, VENUE_ID } from '#test/kit/counter';
import { openTwoHouses, SHOW_ID, type TwoHouses } from '#test/kit/two-houses';

/** No sale commits more often. */
const COMMITS_MAX = 15;
/** Longer than an order waits for its money, and than the till's book is asked about it. */
const LATER_MS = 20 * 60_000;
/** Long enough to ask once more about a refund. */
const SOON_MS = 2 * 60_000;

let houses: TwoHouses;
let token = '';
let shiftId: string;

async function ask<T>(house: 0 | 1, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${houses.urls[house]}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as T;
}

/** Access tokens are shorter than what this test lets pass. */
async function signIn(): Promise<void> {
  token = '';
  token = (await ask<Session>(1, 'POST', '/auth/login', { ...houses.operator })).accessToken;
}

beforeAll(async () => {
  houses = await openTwoHouses();
  await houses.settle();
  await signIn();
  const till = { venueId: VENUE_ID, name: 'Front' };
  const { tillId } = await ask<Till>(1, 'POST', '/desk/counter/tills', till);
  const opened = await ask<Shift>(1, 'POST', '/desk/counter/shifts', { tillId, float: FLOAT });
  shiftId = opened.shiftId;
});
afterAll(() => houses.close());

/** Seats sold by this shift, money taken for it at payments, and lines in its drawer. */
async function counted(): Promise<{ sold: number; captured: number; noted: number }> {
  const { rows } = await houses.database.pool.query<{
    sold: number;
    captured: number;
    noted: number;
  }>(
    `select (select count(*)::int from booking.orders
              where buyer_id = $1 and status = 'CONFIRMED') as sold,
            (select count(*)::int from payments.payments
              where buyer_id = $1 and status = 'CAPTURED') as captured,
            (select count(*)::int from counter.movements
              where shift_id = $1 and kind = 'sale') as noted`,
    [shiftId],
  );
  return rows[0] ?? { sold: -1, captured: -1, noted: -1 };
}

test('a sale that nobody repeats after a crash, at whichever step, is whole or nothing', async () => {
  const kinds = new Set<string>();
  for (let commit = 1; commit <= COMMITS_MAX; commit++) {
    await signIn();
    const wish = { showId: SHOW_ID, seatIds: [houses.freshSeat()] };
    const path = `/desk/counter/shifts/${shiftId}`;
    const { holdId, quote } = await ask<Hold>(1, 'POST', `${path}/holds`, wish);
    const before = await counted();
    const sale = {
      ...{ holdId, expectedTotal: quote.total },
      tender: { method: 'cash', tendered: quote.total },
    };
    const wasCut = await houses.crashAt(commit, () => ask(0, 'POST', `${path}/sales`, sale));
    // What was noted and not told is found by the jobs of the house that lives on.
    await houses.liveOn(LATER_MS);
    const after = await counted();
    const [sold, captured, noted] = [
      after.sold - before.sold,
      after.captured - before.captured,
      after.noted - before.noted,
    ];
    expect([commit, sold, captured]).toEqual([commit, noted, noted]);
    kinds.add(noted === 1 ? 'whole' : 'nothing');
    if (!wasCut) break;
  }
  // Both ends were seen: a crash before the money is noted, and one after it.
  expect([...kinds].toSorted()).toEqual(['nothing', 'whole']);
});

/** What booking has promised back of an order, what the drawer gave, and what payments says has gone back. */
async function handedBack(orderId: string) {
  const { rows } = await houses.database.pool.query<
    Record<'promised' | 'drawer' | 'settled', number>
  >(
    `select (select refunded_amount + coalesce(refund_amount, 0) from booking.orders
              where order_id = $1) as promised,
            (select coalesce(-sum(amount), 0)::bigint from counter.movements
              where order_id = $1 and kind = 'refund') as drawer,
            (select coalesce(sum(r.amount), 0)::bigint from payments.refunds r
               join payments.payments p using (payment_id)
              where p.order_id = $1 and r.status = 'DONE') as settled`,
    [orderId],
  );
  return rows[0] ?? { promised: -1, drawer: -1, settled: -1 };
}

test('money that goes back in parts, a crash at whichever step: what is noted is done, and the rest waits', async () => {
  const PART = 5_000;
  const KINDS = ['cut, handed back', 'cut, nothing', 'cut, waits', 'whole, handed back'];
  const kinds = new Set<string>();
  for (let commit = 1; commit <= COMMITS_MAX; commit++) {
    await signIn();
    const orderId = await sellOne();
    await ask(1, 'POST', `/desk/orders/${orderId}/refund`, {
      ...{ amount: { amount: PART, currency: 'INR' }, reason: 'the sound failed' },
      expectedVersion: 1,
    });
    await houses.settle();
    const waiting = async () => {
      const { items } = await ask<{ items: Payout[] }>(1, 'GET', '/desk/counter/payouts');
      return items.filter((payout) => payout.orderId === orderId);
    };
    const crash = async (url: string, body: object, sum: number) => {
      const wasCut = await houses.crashAt(commit, () => ask(0, 'POST', url, body));
      await houses.liveOn(SOON_MS);
      const { promised, drawer, settled } = await handedBack(orderId);
      expect([commit, settled]).toEqual([commit, drawer]);
      expect(await waiting()).toHaveLength(promised === drawer ? 0 : 1);
      const end = drawer === sum ? 'handed back' : promised === sum ? 'waits' : 'nothing';
      kinds.add(`${wasCut ? 'cut' : 'whole'}, ${end}`);
      await ask(1, 'POST', url, body);
      await houses.liveOn(SOON_MS);
      expect(await handedBack(orderId)).toEqual({ promised: sum, drawer: sum, settled: sum });
      expect(await waiting()).toEqual([]);
    };
    const [part] = (await waiting()) as [Payout];
    await crash(`/desk/counter/payouts/${part.payoutId}`, { shiftId }, PART);
    // The rest, with the order cancelled at the till.
    const path = `/desk/counter/sales/${orderId}/refund`;
    const { refund } = await ask<{ refund: Money }>(1, 'GET', path);
    await crash(path, { shiftId, expectedRefund: refund }, PART + refund.amount);
    if (kinds.size === KINDS.length) break;
  }
  expect([...kinds].toSorted()).toEqual(KINDS);
});

async function sellOne(): Promise<string> {
  const path = `/desk/counter/shifts/${shiftId}`;
  const wish = { showId: SHOW_ID, seatIds: [houses.freshSeat()] };
  const { holdId, quote } = await ask<Hold>(1, 'POST', `${path}/holds`, wish);
  const tender = { method: 'cash', tendered: quote.total };
  const sale = { holdId, expectedTotal: quote.total, tender };
  return (await ask<CounterSale>(1, 'POST', `${path}/sales`, sale)).order.orderId;
}
