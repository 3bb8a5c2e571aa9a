import type { Hold } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import type { Shift, Till } from '@houseful/contract/counter';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLOAT, VENUE_ID } from '#test/kit/counter';
import { openTwoHouses, SHOW_ID, type TwoHouses } from '#test/kit/two-houses';

/** No sale commits more often. */
const COMMITS_MAX = 15;
/** Longer than an order waits for its money, and than the till's book is asked about it. */
const LATER_MS = 20 * 60_000;

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
