import type { TierPlan } from '@houseful/contract/pricing';
import { expect, test } from 'vitest';
import { type TierMoment, tieredPrice, tiersReached } from './tiers.ts';

const plan: Pick<TierPlan, 'tiers' | 'noticeHours' | 'categoryIds' | 'roundTo'> = {
  noticeHours: 24,
  categoryIds: ['gold'],
  roundTo: 10_00,
  tiers: [
    {
      name: 'From December',
      starts: { kind: 'at', at: '2026-12-01T00:00:00.000Z' },
      share: 10_000,
      plus: 50_00,
    },
    { name: 'Half sold', starts: { kind: 'sold', share: 5_000 }, share: 12_000, plus: 0 },
    {
      name: 'Last minute',
      starts: { kind: 'before-show', minutes: 60 },
      share: 5_000,
      plus: -500_00,
    },
  ],
};

const before: TierMoment = {
  now: new Date('2026-11-20T12:00:00.000Z'),
  startsAt: new Date('2026-12-10T18:00:00.000Z'),
  seatsSold: 0,
  seatsTotal: 101,
  announcedAt: new Date('2026-11-01T00:00:00.000Z'),
  reached: 0,
};

test.each<[string, Partial<TierMoment>, number]>([
  ['nothing has begun', {}, 0],
  ['a moment before its date', { now: new Date('2026-11-30T23:59:59.999Z') }, 0],
  ['on its date', { now: new Date('2026-12-01T00:00:00.000Z') }, 1],
  ['just under half is sold', { seatsSold: 50 }, 0],
  ['half is sold, whatever the date of the first', { seatsSold: 51 }, 2],
  ['seats given back take nothing back', { seatsSold: 3, reached: 2 }, 2],
  ['an hour before the show', { now: new Date('2026-12-10T17:00:00.000Z') }, 3],
  [
    'announced too late to begin',
    { seatsSold: 90, announcedAt: new Date('2026-11-19T12:00:00.001Z') },
    0,
  ],
  ['the notice is over', { seatsSold: 90, announcedAt: new Date('2026-11-19T12:00:00.000Z') }, 2],
  [
    'what had begun stays during the notice of a new plan',
    { announcedAt: new Date('2026-11-20T00:00:00.000Z'), reached: 1 },
    1,
  ],
  ['a room without seats sells no share of them', { seatsTotal: 0 }, 0],
])('%s', (_what, changes, reached) => {
  expect(tiersReached(plan, { ...before, ...changes })).toBe(reached);
});

test.each([
  [0, 'gold', 250_00, 250_00],
  [1, 'gold', 250_00, 300_00],
  [2, 'gold', 250_00, 300_00],
  [2, 'gold', 245_00, 290_00],
  [3, 'gold', 250_00, 0],
  [2, 'silver', 250_00, 250_00],
])('in tier %i a %s ticket of %i costs %i', (reached, categoryId, stated, price) => {
  expect(tieredPrice(stated, categoryId, plan, reached)).toBe(price);
});
