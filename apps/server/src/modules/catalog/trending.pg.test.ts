import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fact } from '#platform/facts/facts';
import {
  ANYBODY,
  type CatalogWorld,
  catalogWorld,
  paidOrder,
  showOf,
  titleOf,
  venueAt,
} from './catalog-world.fixture.ts';

const HOUR_MS = 3_600_000;
const DAYS_AHEAD = '2026-12-15T10:00:00.000Z';

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  const place = { latitude: 19, longitude: 73 };
  await world.tellVenues([
    venueAt('ven_regal', { cityId: 'mumbai', ...place }, 'Regal'),
    venueAt('ven_pride', { cityId: 'pune', ...place }, 'Pride'),
  ]);
  await world.face.addTitles(['ttl_a', 'ttl_b', 'ttl_c'].map((titleId) => titleOf(titleId)));
  await world.face.scheduleShows([
    showOf('shw_a', 'ttl_a', 'ven_regal', DAYS_AHEAD),
    showOf('shw_ap', 'ttl_a', 'ven_pride', DAYS_AHEAD),
    showOf('shw_b', 'ttl_b', 'ven_regal', DAYS_AHEAD),
    showOf('shw_c', 'ttl_c', 'ven_regal', '2026-11-20T13:00:00.000Z'),
  ]);
});
beforeEach(async () => {
  await world.database.pool.query('truncate catalog.sales_by_hour, catalog.counted_orders');
});
afterAll(() => world.close());

const paid = (orderId: string, showId: string, seats: number, hoursAgo = 0) =>
  paidOrder(
    orderId,
    showId,
    seats,
    new Date(world.clock.now().getTime() - hoursAgo * HOUR_MS).toISOString(),
  );
const cancelled = (orderId: string) => fact('booking.order-cancelled', { orderId });

async function trending(city?: string): Promise<Record<string, number>> {
  const { items } = await world.face.listTrendingTitles({ limit: 10, city }, ANYBODY);
  return Object.fromEntries(
    items.map(({ title, seatsSoldLately }) => [
      title.titleId.slice('ttl_'.length),
      seatsSoldLately,
    ]),
  );
}

test('titles trend by the seats sold of them, in the city and everywhere; nothing sold, nothing trends', async () => {
  expect(await trending()).toEqual({});
  await world.tell([
    paid('ord_1', 'shw_a', 2),
    paid('ord_2', 'shw_b', 4),
    paid('ord_3', 'shw_ap', 3),
  ]);
  expect(Object.entries(await trending())).toEqual([
    ['a', 5],
    ['b', 4],
  ]);
  expect(Object.entries(await trending('mumbai'))).toEqual([
    ['b', 4],
    ['a', 2],
  ]);
  expect(await trending('pune')).toEqual({ a: 3 });
  const sorted = await world.face.listTitles(
    { limit: 10, status: 'now', sort: 'trending', city: 'mumbai' },
    ANYBODY,
  );
  expect(sorted.items.slice(0, 2).map(({ titleId }) => titleId)).toEqual(['ttl_b', 'ttl_a']);
  await expect(trending('atlantis')).rejects.toMatchObject({ code: 'no-such-city' });
});

test('an order counts once, however often it is told', async () => {
  await world.tell([paid('ord_1', 'shw_a', 2), paid('ord_1', 'shw_a', 2)]);
  await world.tell([paid('ord_1', 'shw_a', 2)]);
  expect(await trending()).toEqual({ a: 2 });
});

test('a cancelled order counts no more, and is taken out once', async () => {
  await world.tell([
    paid('ord_1', 'shw_a', 2),
    paid('ord_2', 'shw_a', 3),
    paid('ord_3', 'shw_b', 1),
  ]);
  await world.tell([cancelled('ord_1'), cancelled('ord_3')]);
  await world.tell([cancelled('ord_1')]);
  expect(await trending()).toEqual({ a: 3 });
  // The payment's news, delivered again after the cancellation.
  await world.tell([paid('ord_1', 'shw_a', 2)]);
  expect(await trending()).toEqual({ a: 3 });
});

test('a cancellation that is told before the payment keeps it from counting', async () => {
  await world.tell([cancelled('ord_1')]);
  await world.tell([paid('ord_1', 'shw_a', 2)]);
  expect(await trending()).toEqual({});
});

test('an order that was cancelled unpaid changes nothing, nor does one of a show that is not ours', async () => {
  await world.tell([paid('ord_1', 'shw_a', 2), cancelled('ord_unpaid'), paid('ord_x', 'shw_x', 9)]);
  expect(await trending()).toEqual({ a: 2 });
});

test('what was sold a day ago is not lately, and is forgotten in time', async () => {
  await world.tell([
    paid('ord_1', 'shw_a', 1, 22),
    paid('ord_2', 'shw_a', 2, 25),
    paid('ord_3', 'shw_a', 4, 49),
  ]);
  expect(await trending()).toEqual({ a: 1 });
  const rows = async () => {
    const answer = await world.database.pool.query(
      `select (select count(*) from catalog.sales_by_hour) as hours,
              (select count(*) from catalog.counted_orders) as orders`,
    );
    return answer.rows[0];
  };
  // News of two days ago is no news.
  expect(await rows()).toEqual({ hours: 2, orders: 2 });
  const now = world.clock.now();
  await world.clock.leap(49 * HOUR_MS);
  await world.runJob('catalog/forget-sales');
  expect(await rows()).toEqual({ hours: 0, orders: 0 });
  await world.clock.leap(now.getTime() - world.clock.now().getTime());
});

test('a title whose last show has begun trends no more', async () => {
  await world.tell([paid('ord_1', 'shw_c', 2), paid('ord_2', 'shw_a', 1)]);
  expect(await trending()).toEqual({ c: 2, a: 1 });
  await world.clock.leap(HOUR_MS + 1);
  expect(await trending()).toEqual({ a: 1 });
  await world.clock.leap(-HOUR_MS - 1);
});
