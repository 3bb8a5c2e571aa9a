import type { TierPlan } from '@houseful/contract/pricing';
import { Problem } from '#platform/problem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  deskCall,
  MINUTE_MS,
  type OffersWorld,
  offersWorld,
  PRICING,
} from '../offers-world.fixture.ts';

let world: OffersWorld;
beforeAll(async () => {
  world = await offersWorld();
});
afterAll(() => world.close());

const HOUR_MS = 60 * MINUTE_MS;
const money = (amount: number) => ({ amount, currency: 'INR' });

function onSale(showId: string, seatsSold = 0): void {
  const parts = { base: money(211_86), fee: money(0), tax: money(38_14) };
  const price = { price: money(250_00), ...parts, stated: money(250_00) };
  const ticketTypes = [{ ticketTypeId: 'adult', name: 'Adult', ...price }];
  world.shows.set(showId, {
    organisationId: 'org_first',
    startsAt: new Date('2026-11-24T12:30:00.000Z'),
    pricing: PRICING,
    categories: [{ categoryId: 'silver', name: 'Silver', ...price, ticketTypes }],
    seatsSold,
    seatsTotal: 100,
  });
}

async function plan(
  showId: string,
  changes: Partial<TierPlan> = {},
  organisationId = 'org_first',
): Promise<{ ruleId: string }> {
  const rule: TierPlan = {
    name: 'Early and late',
    showId,
    categoryIds: null,
    noticeHours: 24,
    roundTo: 10_00,
    tiers: [
      { name: 'Half sold', starts: { kind: 'sold', share: 5_000 }, share: 12_000, plus: 0 },
      { name: 'Nearly full', starts: { kind: 'sold', share: 9_000 }, share: 15_000, plus: 0 },
    ],
    ...changes,
  };
  return world.face.createTierPlan({ organisationId, rule }, deskCall());
}

async function repriced(showId: string) {
  const facts = await world.recorded('offers.show-repriced');
  return facts
    .filter((each) => each.showId === showId)
    .map(({ step, tierName, categories }) => [step, tierName, categories[0]?.price.amount]);
}

test('a tier begins once, when its notice is over and its share is sold; and is written down', async () => {
  onSale('shw_tiers');
  await plan('shw_tiers');
  onSale('shw_tiers', 60);
  await world.runJob('offers/step-tiers');
  expect(await repriced('shw_tiers')).toEqual([]);
  await world.clock.advance(24 * HOUR_MS);
  await Promise.all([world.runJob('offers/step-tiers'), world.runJob('offers/step-tiers')]);
  expect(await repriced('shw_tiers')).toEqual([[1, 'Half sold', 300_00]]);
  onSale('shw_tiers', 40);
  await world.runJob('offers/step-tiers');
  onSale('shw_tiers', 95);
  await world.runJob('offers/step-tiers');
  expect(await repriced('shw_tiers')).toEqual([
    [1, 'Half sold', 300_00],
    [2, 'Nearly full', 380_00],
  ]);
  const told = await world.face.getShowTiers({ showId: 'shw_tiers' }, deskCall());
  expect(told).toMatchObject({
    plan: { noticeHours: 24 },
    steps: [
      { tier: 1, name: 'Half sold', seatsSold: 60, seatsTotal: 100 },
      { tier: 2, name: 'Nearly full', seatsSold: 95 },
    ],
  });
  const noted = (await world.recorded('audit.noted')).filter(
    ({ action }) => action === 'tier-plan.stepped',
  );
  expect(noted).toMatchObject([
    { actorId: 'house', venueId: 'ven_1', after: { tier: 1, showId: 'shw_tiers', seatsSold: 60 } },
    { actorId: 'house', before: { tier: 1 }, after: { tier: 2, name: 'Nearly full' } },
  ]);
});

test('a plan is for a show of its own organisation that was priced by rules', async () => {
  onSale('shw_plain');
  const make = (organisationId: string, showId: string) =>
    plan(showId, { noticeHours: 0 }, organisationId).then(
      () => 'made',
      (error: unknown) => (error instanceof Problem ? error.code : error),
    );
  expect(await make('org_other', 'shw_plain')).toBe('no-such-show');
  expect(await make('org_first', 'shw_nowhere')).toBe('no-such-show');
  const show = world.shows.get('shw_plain');
  if (show) world.shows.set('shw_free', { ...show, pricing: null });
  expect(await make('org_first', 'shw_free')).toBe('no-such-show');
  expect(await world.face.getShowTiers({ showId: 'shw_plain' }, deskCall())).toMatchObject({
    plan: null,
    steps: [],
  });
});

test('a plan is over when its show begins', async () => {
  onSale('shw_begun');
  await plan('shw_begun', { noticeHours: 0 });
  onSale('shw_begun', 100);
  const show = world.shows.get('shw_begun');
  if (show) world.shows.set('shw_begun', { ...show, startsAt: world.clock.now() });
  await world.runJob('offers/step-tiers');
  expect(await repriced('shw_begun')).toEqual([]);
  expect((await world.face.getShowTiers({ showId: 'shw_begun' }, deskCall())).plan).toBeNull();
});

test('a plan that has ended begins nothing more', async () => {
  onSale('shw_ended');
  const { ruleId } = await plan('shw_ended', { noticeHours: 0 });
  await world.face.endTierPlan({ ruleId }, deskCall());
  onSale('shw_ended', 100);
  await world.runJob('offers/step-tiers');
  expect(await repriced('shw_ended')).toEqual([]);
});
