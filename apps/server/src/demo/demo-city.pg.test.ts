import type { Order, OrderDetails } from '@houseful/contract/booking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#platform/config';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { compose, type House } from '../compose.ts';
import { createDemoCity, DEMO_LOGINS, type DemoCity } from './demo-city.ts';
import { DAYS_ON_SALE } from './live-calendar.ts';

const SECRET = 'a secret for tests, long enough to be one';
const DAY_MS = 24 * 60 * 60_000;
const ANYBODY = { caller: null, idempotencyKey: null };

let database: TestDatabase;
let house: House;
let clock: ManualClock;
let said: string[];
let onSaleRoomId: string | null;

function demoCity(): DemoCity {
  return createDemoCity(house, clock, seededRandom('crowd'), { onSale: true });
}

beforeAll(async () => {
  database = await cloneDatabase();
  clock = manualClock();
  house = await compose({
    version: '0.0.0-test',
    config: { ...readConfig({ PORT: '0' }), authSecret: SECRET },
    connectionString: database.url,
    clock,
    random: seededRandom('demo city'),
    log: silentLogger,
  });
  said = [];
  const city = demoCity();
  await city.open((line) => said.push(line));
  onSaleRoomId = await city.announceOnSale();
}, 120_000);
afterAll(async () => {
  await house.stop();
  await database.close();
});

/** Shows on sale by the day they are on, in the venues' own calendar. */
async function showsByDay(): Promise<Map<string, number>> {
  const { rows } = await database.pool.query<{ local_date: string; shows: number }>(
    `select local_date, count(*) as shows from catalog.shows where starts_at > $1
      group by local_date order by local_date`,
    [clock.now()],
  );
  return new Map(rows.map(({ local_date, shows }) => [local_date, shows]));
}

async function extendTimetable(city: DemoCity): Promise<void> {
  const job = city.jobs.find(({ name }) => name === 'demo/extend-timetable');
  await job?.run();
}

test('a new house has every day of the window on sale, and booking can sell each show', async () => {
  const days = await showsByDay();
  expect(days.size).toBe(DAYS_ON_SALE);
  const { rows } = await database.pool.query<{ unsellable: number }>(
    `select count(*) as unsellable from catalog.shows c
      where not exists (select from booking.shows b join booking.seat_maps using (seat_map_id)
                         where b.show_id = c.show_id)`,
  );
  expect(rows[0]?.unsellable).toBe(0);
  expect(said.join('\n')).toMatch(/Building the demo city/);
});

test('a new city has one on-sale, whose lobby opens in a minute; a restart announces none', async () => {
  const roomId = onSaleRoomId ?? '';
  const room = await house.faces.waitingRoom.getWaitingRoom({ roomId }, ANYBODY);
  expect(room).toMatchObject({ phase: 'closed', name: expect.stringContaining('Coldplay') });
  const minutes = (at: string | null) => (Date.parse(at ?? '') - clock.now().getTime()) / 60_000;
  expect([minutes(room.opensAt), minutes(room.onSaleAt)]).toEqual([1, 4]);
  const again = demoCity();
  await again.open(() => undefined);
  expect(await again.announceOnSale()).toBeNull();
});

test('opening it again adds nothing', async () => {
  const before = await showsByDay();
  const lines: string[] = [];
  await demoCity().open((line) => lines.push(line));
  expect(await showsByDay()).toEqual(before);
  expect(lines).toEqual([]);
});

test('the buyer has two orders to come and a cancelled one, once, and money on its way back', async () => {
  await demoCity().open(() => undefined);
  const [{ email, password }] = DEMO_LOGINS;
  const login = await house.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { email, password },
  });
  const { accessToken } = login.json<{ accessToken: string }>();
  const read = async <T>(path: string) =>
    (
      await house.app.inject({
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${accessToken}` },
      })
    ).json<T>();
  const { items } = await read<{ items: Order[] }>('/orders');
  const kinds = items.map(
    ({ status, show }) => `${status} ${show.kind === 'movie' ? 'film' : 'live'}`,
  );
  expect(kinds.toSorted()).toEqual(['CANCELLED film', 'CONFIRMED film', 'CONFIRMED live']);
  for (const { orderId, show, seatIds } of items) {
    expect(show.startsAt > clock.now().toISOString()).toBe(true);
    const { status, tickets, refund, total } = await read<OrderDetails>(`/orders/${orderId}`);
    const isCancelled = status === 'CANCELLED';
    expect(tickets).toHaveLength(isCancelled ? 0 : seatIds.length);
    expect((refund?.amount.amount ?? 0) > total.amount / 2).toBe(isCancelled);
  }
});

test('as days pass new ones go on sale, also after the house was closed for a while', async () => {
  const city = demoCity();
  await city.open(() => undefined);
  await clock.leap(DAY_MS);
  await extendTimetable(city);
  expect((await showsByDay()).size).toBe(DAYS_ON_SALE);
  // Closed for longer than the window: the city has run out, and fills up again by itself.
  await clock.leap(3 * DAYS_ON_SALE * DAY_MS);
  expect((await showsByDay()).size).toBe(0);
  await demoCity().open(() => undefined);
  expect((await showsByDay()).size).toBe(DAYS_ON_SALE);
}, 120_000);

test('the crowd buys through the same door: its seats are sold, paid and ticketed', async () => {
  const city = demoCity();
  await city.open(() => undefined);
  const crowd = city.jobs.find(({ name }) => name === 'demo/crowd');
  for (let visit = 0; visit < 5; visit++) await crowd?.run();
  await house.facts.drain();
  const { rows } = await database.pool.query<{
    seats: number;
    orders: number;
    tickets: number;
    paid: number;
  }>(
    `select (select coalesce(sum(cardinality(seat_ids)), 0) from booking.orders where status = 'CONFIRMED') as seats,
            (select count(*) from booking.orders where status = 'CONFIRMED') as orders,
            (select count(*) from tickets.tickets where status = 'VALID') as tickets,
            (select count(*) from payments.payments
              where status = 'CAPTURED' and refund_id is null) as paid`,
  );
  expect(rows[0]?.seats).toBeGreaterThan(0);
  expect(rows[0]?.tickets).toBe(rows[0]?.seats);
  expect(rows[0]?.paid).toBe(rows[0]?.orders);
  // What trends is what was sold lately, to the seat.
  const lately = await database.pool.query<{ seats: number }>(
    `select sum(cardinality(seat_ids)) as seats from booking.orders
      where status = 'CONFIRMED' and confirmed_at > $1`,
    [new Date(clock.now().getTime() - DAY_MS)],
  );
  const { items } = await house.faces.catalog.listTrendingTitles({ limit: 50 }, ANYBODY);
  const trending = items.reduce((sum, { seatsSoldLately }) => sum + seatsSoldLately, 0);
  expect(trending).toBe(lately.rows[0]?.seats);
});
