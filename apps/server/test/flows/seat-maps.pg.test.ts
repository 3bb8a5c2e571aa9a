import type { Hold, SeatStatus } from '@houseful/contract/booking';
import type { SeatMap, SeatMapOverview, Section } from '@houseful/contract/seat-map';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());

test('a room is looked over without its chairs, then opened by the section', async () => {
  const { ask } = open;
  const whole = (await ask<SeatMap>('GET', '/seat-maps/smp_floor')).body;
  const overview = await ask<SeatMapOverview>('GET', '/seat-maps/smp_floor/overview');
  const { sections, ...room } = whole;
  expect(overview.body).toMatchObject({ ...room, seatsTotal: 90 });
  expect(overview.body.sections).toMatchObject([
    {
      ...{ id: 'stalls', name: 'Stalls', gate: 'Gate 1', seatsTotal: 50, accessibleSeats: 0 },
      categories: [
        { categoryId: 'silver', seats: 40 },
        { categoryId: 'gold', seats: 10 },
      ],
    },
  ]);
  const section = await ask<Section>('GET', '/seat-maps/smp_floor/sections/stalls');
  expect(section.body).toEqual(sections[0]);
});

test.each(['/seat-maps/smp_small/overview', '/seat-maps/smp_small/sections/stalls'])(
  '%s never changes, so it is cached for ever and asked for again for nothing',
  async (path) => {
    const { headers } = await open.ask('GET', path);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['etag']).toMatch(/^"/);
    const again = await open.ask('GET', path, {
      headers: { 'if-none-match': headers['etag'] ?? '' },
    });
    expect(again.status).toBe(304);
  },
);

test.each([
  ['/seat-maps/smp_none/overview', 'no-such-seat-map'],
  ['/seat-maps/smp_none/sections/stalls', 'no-such-seat-map'],
  ['/seat-maps/smp_small/sections/balcony', 'no-such-section'],
  ['/seat-maps/smp_floor/sections/FLOOR', 'no-such-section'],
])('%s is told that there is none: %s', async (path, code) => {
  expect((await open.ask('GET', path)).body).toMatchObject({ status: 404, code });
});

test('the seat status counts what is left of each section', async () => {
  const left = async () =>
    (await open.ask<SeatStatus>('GET', '/shows/shw_floor/seat-status')).body.sections;
  expect(await left()).toEqual([{ id: 'stalls', left: 50 }]);
  const token = await open.guest();
  const seatIds = ['A1', 'A2', 'FLOOR-1'];
  const body = { showId: 'shw_floor', seatIds };
  const hold = await open.ask<Hold>('POST', '/holds', { token, body });
  expect(hold.status).toBe(201);
  expect(await left()).toEqual([{ id: 'stalls', left: 48 }]);
  await open.ask('DELETE', `/holds/${hold.body.holdId}`, { token });
  expect(await left()).toEqual([{ id: 'stalls', left: 50 }]);
});
