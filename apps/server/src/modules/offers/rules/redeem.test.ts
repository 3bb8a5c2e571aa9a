import { INDIAN_TAX_RULES } from '@houseful/contract/indian-prices';
import type { OfferLimits } from '@houseful/contract/offers';
import { describe, expect, test } from 'vitest';
import { pricingOf } from './quote-show.ts';
import { type OfferOnHand, type OrderWish, redeem } from './redeem.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const pricing = pricingOf(
  {
    organisationId: 'org_first',
    venueId: 'ven_1',
    titleId: 'ttl_1',
    admission: 'film',
    state: 'Goa',
    localDate: '2026-11-24',
    localTime: '18:00',
    format: '2D',
  },
  { basis: 'all-in', rounding: 'line' },
  { taxes: INDIAN_TAX_RULES, waivers: [], fees: [] },
);

const NO_LIMITS: OfferLimits = {
  usesMax: null,
  usesPerPersonMax: null,
  ticketsPerOrderMax: null,
  budget: null,
  ticketsMin: null,
  amountMin: null,
};

/** So many hundredths of a percent off everything. */
function offer(
  offerId: string,
  share: number,
  changes: Partial<OfferOnHand> & { limited?: Partial<OfferLimits> } = {},
): OfferOnHand {
  const { limited, ...rest } = changes;
  return {
    offerId,
    name: offerId,
    code: null,
    effect: { kind: 'percent', share, amountMax: null },
    scope: {
      titleIds: null,
      showIds: null,
      venueIds: null,
      categoryIds: null,
      ticketTypeIds: null,
      formats: null,
      weekdays: null,
    },
    limits: { ...NO_LIMITS, ...limited },
    stacks: false,
    rank: 100,
    createdAt: now,
    opensAt: null,
    closesAt: null,
    endedAt: null,
    tally: { uses: 0, amount: 0, usesOfPerson: 0, usesOfCode: 0 },
    ...rest,
  };
}

function wish(changes: Partial<OrderWish> = {}): OrderWish {
  return {
    lines: [1, 2].map(() => ({ stated: 200_00, categoryId: 'silver', ticketTypeId: null })),
    show: { ...pricing.show, showId: 'shw_1' },
    pricing,
    now,
    isKnown: true,
    coded: undefined,
    automatic: [],
    ...changes,
  };
}

function totalOf(changes: Partial<OrderWish>): number | string {
  const answer = redeem(wish(changes));
  return answer.outcome === 'priced' ? answer.order.total : answer.reason;
}

const tally = { uses: 5, amount: 100_00, usesOfPerson: 1, usesOfCode: 0 };

describe('a promo code', () => {
  test.each<[string, Partial<OrderWish>, number | string]>([
    ['none given', {}, 400_00],
    ['nobody knows it', { coded: null }, 'unknown'],
    ['it counts', { coded: offer('a', 1_000) }, 360_00],
    [
      'its time is to come',
      { coded: offer('a', 1_000, { opensAt: new Date(now.getTime() + 1) }) },
      'not-yet',
    ],
    ['its time is over', { coded: offer('a', 1_000, { closesAt: now }) }, 'over'],
    ['the last use', { coded: offer('a', 1_000, { tally, limited: { usesMax: 6 } }) }, 360_00],
    ['no use left', { coded: offer('a', 1_000, { tally, limited: { usesMax: 5 } }) }, 'used-up'],
    [
      'no use left for this person',
      { coded: offer('a', 1_000, { tally, limited: { usesPerPersonMax: 1 } }) },
      'used-by-you',
    ],
    [
      'nobody knows who this is',
      { isKnown: false, coded: offer('a', 1_000, { limited: { usesPerPersonMax: 1 } }) },
      'contact-needed',
    ],
    [
      'the budget to the paisa',
      { coded: offer('a', 1_000, { tally, limited: { budget: 140_00 } }) },
      360_00,
    ],
    [
      'a paisa short',
      { coded: offer('a', 1_000, { tally, limited: { budget: 139_99 } }) },
      'used-up',
    ],
    [
      'too few tickets',
      { coded: offer('a', 1_000, { limited: { ticketsMin: 3 } }) },
      'too-few-tickets',
    ],
    [
      'worse than what counts by itself',
      { coded: offer('a', 500), automatic: [offer('b', 1_000)] },
      'not-better',
    ],
    [
      'as good as what counts by itself',
      { coded: offer('a', 1_000), automatic: [offer('b', 1_000)] },
      'not-better',
    ],
    [
      'better than what counts by itself',
      { coded: offer('a', 2_000), automatic: [offer('b', 1_000)] },
      320_00,
    ],
    [
      'on top of it',
      {
        coded: offer('a', 500, { stacks: true }),
        automatic: [offer('b', 1_000, { stacks: true })],
      },
      342_00,
    ],
    [
      'of nothing',
      { coded: offer('a', 1), lines: [{ stated: 1, categoryId: 'silver', ticketTypeId: null }] },
      'not-better',
    ],
  ])('%s', (_what, changes, total) => {
    expect(totalOf(changes)).toBe(total);
  });
});

describe('offers without a code', () => {
  test.each<[string, OfferOnHand[], number]>([
    [
      'the lower rank first',
      [offer('a', 1_000, { rank: 2 }), offer('b', 500, { rank: 1 })],
      380_00,
    ],
    [
      'of one rank the older',
      [offer('a', 1_000), offer('b', 500, { createdAt: new Date(0) })],
      380_00,
    ],
    ['of one age the one with the lower id', [offer('b', 1_000), offer('a', 500)], 380_00],
    [
      'one that is used up is as if it were not there',
      [offer('a', 1_000, { rank: 1, tally, limited: { budget: 139_99 } }), offer('b', 500)],
      380_00,
    ],
    ['one whose time is over, too', [offer('a', 1_000, { closesAt: now })], 400_00],
  ])('%s', (_what, automatic, total) => {
    expect(totalOf({ automatic })).toBe(total);
  });

  test('says which ones counted', () => {
    const automatic = [offer('a', 1_000), offer('b', 500), offer('c', 500, { stacks: true })];
    const answer = redeem(wish({ automatic }));
    expect(answer.outcome === 'priced' && answer.offers.map(({ offerId }) => offerId)).toEqual([
      'a',
      'c',
    ]);
    expect(answer.outcome === 'priced' && answer.order.offers).toEqual([
      { offerId: 'a', amount: 40_00 },
      { offerId: 'c', amount: 18_00 },
    ]);
  });
});
