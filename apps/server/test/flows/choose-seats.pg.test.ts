import type { Hold, Show } from '@houseful/contract/booking';
import { DEFAULT_ORPHAN_RULE } from '@houseful/contract/orphan-rule';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenHouse, openHouse, type Refusal } from '#test/kit/open-house';
import { smallRoom, smallShow } from '#test/kit/small-room';

const MINUTE_MS = 60_000;

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
  const now = open.clock.now();
  const {
    label,
    seatsPerHoldMax: _,
    ...terms
  } = smallShow('shw_strict', smallRoom('smp_small'), now);
  await open.house.faces.catalog.scheduleShows([
    {
      ...terms,
      titleId: 'ttl_test',
      venueId: 'ven_test-talkies',
      screenId: 'scr_1',
      startsAt: label.startsAt,
      endsAt: label.endsAt,
      localTime: '01:00',
      language: 'Hindi',
      format: '2D',
      orphanRule: { ...DEFAULT_ORPHAN_RULE, mode: 'enforce' },
      seatsPerBuyerMax: 4,
    },
  ]);
  await open.settle();
});
afterAll(() => open.close());

async function hold(token: string, body: object): Promise<Hold> {
  const answer = await open.ask<Hold>('POST', '/holds', { token, body });
  expect(answer.status).toBe(201);
  return answer.body;
}

const refusal = (method: string, path: string, token: string, body?: object) =>
  open.ask<Refusal['body']>(method, path, { token, ...(body && { body }) });

test('a hold is changed and extended on its way to the order, and its clock is the buyer’s to move once', async () => {
  const token = await open.guest();
  const made = await hold(token, { showId: 'shw_evening', seatIds: ['A1', 'A2'] });
  const path = `/holds/${made.holdId}`;
  await open.clock.advance(9 * MINUTE_MS);

  const change = { token, key: 'change-1', body: { add: ['A3'], remove: ['A1'] } };
  const changed = await open.ask<Hold>('PATCH', path, change);
  expect(changed).toMatchObject({
    status: 200,
    body: { seatIds: ['A2', 'A3'], expiresAt: made.expiresAt, extendableTo: made.extendableTo },
  });
  expect((await open.ask('PATCH', path, change)).body).toEqual(changed.body);
  expect(await open.ask('PATCH', path, { ...change, body: { seatIds: ['A4'] } })).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });

  const extended = await open.ask<Hold>('POST', `${path}/extend`, { token });
  expect(extended).toMatchObject({
    status: 200,
    body: { expiresAt: made.extendableTo, extendableTo: null },
  });
  expect((await open.ask('POST', `${path}/extend`, { token })).body).toEqual(extended.body);

  await open.clock.advance(3 * MINUTE_MS);
  const order = await open.ask('POST', '/orders', { token, body: { holdId: made.holdId } });
  expect(order).toMatchObject({ status: 201, body: { seatIds: ['A2', 'A3'] } });
  expect(await refusal('PATCH', path, token, { add: ['A4'] })).toMatchObject({
    status: 409,
    body: { code: 'hold-already-ordered' },
  });
});

test('nobody changes or extends somebody else’s hold', async () => {
  const made = await hold(await open.guest(), { showId: 'shw_evening', seatIds: ['B1'] });
  const other = await open.guest();
  const path = `/holds/${made.holdId}`;
  for (const [method, at, body] of [
    ['PATCH', path, { add: ['B2'] }],
    ['POST', `${path}/extend`, undefined],
  ] as const) {
    expect(await refusal(method, at, other, body)).toMatchObject({
      status: 404,
      body: { code: 'no-such-hold' },
    });
    expect((await open.ask(method, at, body ? { body } : {})).status).toBe(401);
  }
});

test.each([
  ['nothing', {}],
  ['both ways at once', { seatIds: ['C1'], add: ['C2'] }],
  ['a seat twice', { add: ['C1', 'C1'] }],
  ['the same seat to add and to remove', { add: ['C1'], remove: ['C1'] }],
  ['no seats at all', { seatIds: [] }],
])('a change that names %s is not well formed', async (_, body) => {
  const token = await open.guest();
  const { holdId } = await hold(token, { showId: 'shw_night', quantity: 1 });
  expect(await refusal('PATCH', `/holds/${holdId}`, token, body)).toMatchObject({
    status: 400,
    body: { code: 'invalid-input' },
  });
});

test('standing places are bought by their number', async () => {
  const token = await open.guest();
  const floor = { showId: 'shw_floor', areaId: 'FLOOR' };
  const { seatIds, together } = await hold(token, { ...floor, quantity: 10 });
  expect(new Set(seatIds).size).toBe(10);
  expect(seatIds.every((id) => id.startsWith('FLOOR-')) && together).toBe(true);
  for (let n = 0; n < 3; n++) await hold(await open.guest(), { ...floor, quantity: 10 });
  expect(await refusal('POST', '/holds', token, { ...floor, quantity: 1 })).toMatchObject({
    status: 409,
    body: { code: 'not-enough-seats', seatsLeft: 0 },
  });
  expect(
    await refusal('POST', '/holds', token, { ...floor, areaId: 'ROOF', quantity: 1 }),
  ).toMatchObject({ status: 422, body: { code: 'unknown-section' } });
});

test('best available keeps to a section, and says no to one that is not there', async () => {
  const token = await open.guest();
  const wish = { showId: 'shw_night', quantity: 2 };
  const made = await hold(token, { ...wish, sectionIds: ['stalls'] });
  expect(made.quote.lines.every(({ section }) => section === 'Stalls')).toBe(true);
  expect(await refusal('POST', '/holds', token, { ...wish, sectionIds: ['sky'] })).toMatchObject({
    status: 422,
    body: { code: 'unknown-section' },
  });
  // The small room has no place for a wheelchair; the parties must add up.
  const accessible = { wheelchairs: 1, companions: 1 };
  expect(await refusal('POST', '/holds', token, { showId: 'shw_night', accessible })).toMatchObject(
    { status: 409, body: { code: 'not-enough-seats' } },
  );
  expect(
    await refusal('POST', '/holds', token, { ...wish, quantity: 5, accessible }),
  ).toMatchObject({
    status: 400,
    body: { code: 'invalid-input', issues: [{ path: 'quantity' }] },
  });
});

test('a strict show says its rules before, and keeps to them', async () => {
  const token = await open.guest();
  const showId = 'shw_strict';
  const show = await open.ask<Show>('GET', `/shows/${showId}`);
  expect(show.body.sale).toMatchObject({
    limits: { seatsPerBuyerMax: 4 },
    orphanRule: { mode: 'enforce', smallestFreeRun: 2 },
  });
  const alone = await open.ask<{ suggestions: string[][] }>('POST', '/holds', {
    token,
    body: { showId, seatIds: ['A2', 'A3'] },
  });
  expect(alone).toMatchObject({
    status: 409,
    body: { code: 'leaves-single-seat', seatIds: ['A1'] },
  });
  const [suggested] = alone.body.suggestions;
  const made = await hold(token, { showId, seatIds: suggested });
  expect(made.warnings).toEqual([]);
  expect(await refusal('POST', '/holds', token, { showId, quantity: 3 })).toMatchObject({
    status: 409,
    body: { code: 'buyer-limit-reached', seatsPerBuyerMax: 4, seatsStillAllowed: 2 },
  });
});
