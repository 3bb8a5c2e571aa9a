import type { ConfirmedOrder, Hold, PlacedOrder } from '@houseful/contract/booking';
import type {
  SearchAnswer,
  ShowsOfVenue,
  TitleCard,
  TitleFacets,
  TrendingTitle,
} from '@houseful/contract/catalog';
import type { VenueDetails } from '@houseful/contract/venues';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse, type Refusal } from '#test/kit/open-house';

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());

async function read<T>(path: string): Promise<T> {
  const answer = await open.ask<T>('GET', path);
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
  return answer.body;
}

test('a film is narrowed down to, counted, searched for with a slip, and found in its venue', async () => {
  const wish = 'city=mumbai&language=tamil,Hindi&timeOfDay=night&priceMax=25000&genre=Drama';
  const { items } = await read<{ items: TitleCard[] }>(`/titles?${wish}&sort=newest`);
  expect(items).toMatchObject([
    { titleId: 'ttl_test', releaseDate: '2026-11-13', priceFrom: { amount: 15_000 } },
  ]);
  expect(
    (await read<{ items: [] }>(`/movies?${wish}&certificate=UA%2013%2B,A`)).items,
  ).toHaveLength(1);
  const { total, facets } = await read<TitleFacets>(`/titles/facets?${wish}`);
  expect(total).toBe(1);
  expect(facets).toMatchObject({
    language: [{ value: 'Hindi', count: 1 }],
    timeOfDay: [{ value: 'night', count: 1 }],
  });
  expect((await read<{ items: [] }>('/titles?status=coming')).items).toEqual([]);

  const found = await read<SearchAnswer>('/search?q=tset&city=mumbai');
  expect(found).toMatchObject({
    query: 'tset',
    correctedTo: 'test',
    titles: [{ titleId: 'ttl_test' }],
    venues: [{ venueId: 'ven_test-talkies', cityName: 'Mumbai' }],
  });
  expect(await read<SearchAnswer>('/search?q=omar')).toMatchObject({
    people: [{ name: 'Omar Khan', titles: [{ titleId: 'ttl_test' }] }],
  });

  const venue = await read<VenueDetails>('/venues/ven_test-talkies');
  expect(venue).toMatchObject({ name: 'Test Talkies', cityName: 'Mumbai' });
  expect(venue.screens.map(({ name }) => name)).toEqual(['Screen 1', 'Screen 2']);
  const shows = await read<ShowsOfVenue>('/venues/ven_test-talkies/shows');
  expect(shows.dates).toEqual([shows.date]);
  expect(shows.titles.map(({ title }) => title.titleId)).toEqual(['ttl_test']);
  expect(
    Object.fromEntries(
      shows.titles.flatMap((each) =>
        each.shows.map(({ showId, availability }) => [showId, availability?.seatsLeft]),
      ),
    ),
  ).toEqual({ shw_evening: 50, shw_night: 50, shw_floor: 90 });
});

test('what is bought trends, and what is cancelled does so no more', async () => {
  const trending = async () =>
    (await read<{ items: TrendingTitle[] }>('/titles/trending?city=mumbai')).items.map(
      ({ title, seatsSoldLately }) => [title.titleId, seatsSoldLately],
    );
  expect(await trending()).toEqual([]);
  const token = await open.guest();
  const buy = async (quantity: number): Promise<string> => {
    const body = { showId: 'shw_evening', quantity };
    const hold = await open.ask<Hold>('POST', '/holds', { token, body });
    const { body: order } = await open.ask<PlacedOrder>('POST', '/orders', {
      token,
      body: { holdId: hold.body.holdId },
    });
    const path = `/orders/${order.orderId}/confirm-payment`;
    const paid = await open.ask<ConfirmedOrder>('POST', path, {
      token,
      body: { paymentToken: 'tok_success' },
    });
    expect(paid.status).toBe(200);
    return order.orderId;
  };
  const orderId = await buy(3);
  await buy(2);
  await open.settle();
  expect(await trending()).toEqual([['ttl_test', 5]]);
  const cancelled = await open.ask('POST', `/orders/${orderId}/cancel`, { token });
  expect(cancelled.status).toBe(200);
  await open.settle();
  expect(await trending()).toEqual([['ttl_test', 2]]);
});

describe('a question that makes no sense names what is wrong', () => {
  test.each([
    ['/titles?sort=cheapest', 'sort'],
    ['/titles?status=gone', 'status'],
    ['/titles?timeOfDay=evening,teatime', 'timeOfDay.1'],
    ['/titles?certificate=X', 'certificate.0'],
    ['/titles?language=', 'language.0'],
    ['/titles?language=Hindi,,Tamil', 'language.1'],
    [`/titles?genre=${Array.from({ length: 21 }, (_, n) => `g${n}`).join(',')}`, 'genre'],
    [`/titles?format=${'x'.repeat(41)}`, 'format.0'],
    ['/titles?priceMax=-1', 'priceMax'],
    ['/titles?priceMax=2.5', 'priceMax'],
    ['/titles?priceMax=1e12', 'priceMax'],
    ['/titles?cursor=20', 'cursor'],
    ['/titles/facets?limit=5', ''],
    ['/titles/facets?date=tomorrow', 'date'],
    ['/titles/trending?limit=51', 'limit'],
    ['/search', 'q'],
    ['/search?q=', 'q'],
    [`/search?q=${'x'.repeat(81)}`, 'q'],
    ['/search?q=x&limit=21', 'limit'],
    ['/venues/ven_test-talkies/shows?date=2026-13-01', 'date'],
  ])('%s', async (path, field) => {
    const { status, body } = (await open.ask('GET', path)) as unknown as Refusal;
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    const { issues } = body as unknown as { issues: { path: string }[] };
    expect([...new Set(issues.map((issue) => issue.path))]).toEqual([field]);
  });

  test.each([
    ['/titles/facets?city=atlantis', 'no-such-city'],
    ['/titles/trending?city=atlantis', 'no-such-city'],
    ['/search?q=a&city=atlantis', 'no-such-city'],
    ['/venues/ven_none', 'no-such-venue'],
    ['/venues/ven_none/shows', 'no-such-venue'],
    ['/titles/ttl_none', 'no-such-title'],
  ])('%s is not there', async (path, code) => {
    const { status, body } = (await open.ask('GET', path)) as unknown as Refusal;
    expect([status, body.code]).toEqual([404, code]);
  });
});
