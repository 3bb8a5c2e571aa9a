import type { OfferEffect, OfferLimits, OfferScope } from '@houseful/contract/offers';
import { describe, expect, test } from 'vitest';
import { discountsOf, type OfferRule, type ScopedShow, whyUnfit } from './discounts.ts';

const show: ScopedShow = {
  showId: 'shw_1',
  titleId: 'ttl_1',
  venueId: 'ven_1',
  format: '2D',
  weekday: 2,
};

const ANYTHING: OfferScope = {
  titleIds: null,
  showIds: null,
  venueIds: null,
  categoryIds: null,
  ticketTypeIds: null,
  formats: null,
  weekdays: null,
};
const UNLIMITED: OfferLimits = {
  usesMax: null,
  usesPerPersonMax: null,
  ticketsPerOrderMax: null,
  budget: null,
  ticketsMin: null,
  amountMin: null,
};

interface Changes {
  scope?: Partial<OfferScope>;
  limits?: Partial<OfferLimits>;
  stacks?: boolean;
}

function offer(offerId: string, effect: OfferEffect, changes: Changes = {}): OfferRule {
  return {
    offerId,
    effect,
    scope: { ...ANYTHING, ...changes.scope },
    limits: { ...UNLIMITED, ...changes.limits },
    stacks: changes.stacks ?? false,
  };
}

function line(stated: number, categoryId = 'silver', ticketTypeId: string | null = 'adult') {
  return { stated, categoryId, ticketTypeId };
}

const percent = (share: number, amountMax: number | null = null): OfferEffect => ({
  kind: 'percent',
  share,
  amountMax,
});
const threeForTwo: OfferEffect = { kind: 'bundle', take: 3, discounted: 1, share: 10_000 };

function taken(offers: OfferRule[], stated: number[]): (readonly number[])[] {
  return discountsOf(
    offers,
    stated.map((each) => line(each)),
    show,
  ).map(({ amounts }) => amounts);
}

describe('what one offer takes off', () => {
  test.each<[string, OfferEffect, number[], number[]]>([
    ['20 %', percent(2_000), [250_00, 99], [50_00, 20]],
    ['half a paisa is rounded up', percent(5_000), [1, 3], [1, 2]],
    ['20 % under its cap', percent(2_000, 100_00), [250_00, 250_00], [50_00, 50_00]],
    ['20 % at most ₹75, shared out', percent(2_000, 75_00), [250_00, 500_00], [25_00, 50_00]],
    ['a cap that cannot be halved', percent(10_000, 101), [100, 100], [51, 50]],
    [
      '₹50 a ticket',
      { kind: 'amount', amount: 50_00, per: 'ticket' },
      [250_00, 30_00],
      [50_00, 30_00],
    ],
    [
      '₹100 an order, by price',
      { kind: 'amount', amount: 100_00, per: 'order' },
      [300_00, 100_00],
      [75_00, 25_00],
    ],
    [
      '₹100 an order of less',
      { kind: 'amount', amount: 100_00, per: 'order' },
      [30_00, 20_00],
      [30_00, 20_00],
    ],
    [
      'a third of ₹100 each',
      { kind: 'amount', amount: 100_00, per: 'order' },
      [1, 1, 1].map((n) => n * 500_00),
      [33_33, 33_34, 33_33],
    ],
    [
      '₹99 a ticket',
      { kind: 'fixed-price', amount: 99_00 },
      [250_00, 99_00, 50_00],
      [151_00, 0, 0],
    ],
    ['3 for 2', threeForTwo, [300, 100, 200], [0, 100, 0]],
    ['two tickets are no three', threeForTwo, [300, 100], []],
    ['five tickets are one bundle', threeForTwo, [500, 400, 300, 200, 100], [0, 0, 0, 0, 100]],
    ['six are two', threeForTwo, [100, 600, 500, 400, 300, 200], [100, 0, 0, 0, 0, 200]],
    ['of equals the last ones', threeForTwo, [100, 100, 100], [0, 0, 100]],
    [
      'the second for half',
      { kind: 'bundle', take: 2, discounted: 1, share: 5_000 },
      [301, 251],
      [0, 126],
    ],
  ])('%s', (_what, effect, stated, amounts) => {
    expect(taken([offer('a', effect)], stated)).toEqual(amounts.length > 0 ? [amounts] : []);
  });

  test('only so many tickets of an order, the dearest', () => {
    const twoOnly = { limits: { ticketsPerOrderMax: 2 } };
    expect(taken([offer('a', percent(1_000), twoOnly)], [100, 300, 200])).toEqual([[0, 30, 20]]);
    expect(
      taken([offer('a', threeForTwo, { limits: { ticketsPerOrderMax: 1 } })], [1, 1, 1, 1, 1, 1]),
    ).toEqual([[0, 0, 0, 0, 0, 1]]);
  });
});

describe('several offers', () => {
  test('a ticket is used by one of them only, in their order', () => {
    const offers = [
      offer('a', percent(1_000), { limits: { ticketsPerOrderMax: 1 } }),
      offer('b', percent(5_000)),
    ];
    expect(taken(offers, [100, 200])).toEqual([
      [0, 20],
      [50, 0],
    ]);
  });

  test('a ticket that was counted for a bundle is used, too; what is left over is not', () => {
    expect(
      taken([offer('a', threeForTwo), offer('b', percent(5_000))], [400, 300, 200, 100]),
    ).toEqual([
      [0, 0, 0, 100],
      [0, 0, 100, 0],
    ]);
  });

  test('one that stacks takes its part of what is left', () => {
    const offers = [offer('a', percent(5_000)), offer('b', percent(5_000), { stacks: true })];
    expect(taken(offers, [200])).toEqual([[100], [50]]);
  });

  test('no ticket costs less than nothing', () => {
    const free: OfferEffect = { kind: 'amount', amount: 1_000, per: 'ticket' };
    expect(taken([offer('a', free), offer('b', free, { stacks: true })], [200])).toEqual([[200]]);
  });

  test('one that takes nothing off uses no ticket', () => {
    const dear: OfferEffect = { kind: 'fixed-price', amount: 999 };
    expect(taken([offer('a', dear), offer('b', percent(5_000))], [200])).toEqual([[100]]);
  });
});

describe('what it is for', () => {
  test.each<[string, Changes, ReturnType<typeof whyUnfit>]>([
    ['everything', {}, null],
    ['this title', { scope: { titleIds: ['ttl_0', 'ttl_1'] } }, null],
    ['another title', { scope: { titleIds: ['ttl_2'] } }, 'not-for-these'],
    ['another show', { scope: { showIds: ['shw_2'] } }, 'not-for-these'],
    ['another venue', { scope: { venueIds: ['ven_2'] } }, 'not-for-these'],
    ['another format', { scope: { formats: ['IMAX'] } }, 'not-for-these'],
    ['Tuesdays', { scope: { weekdays: [2] } }, null],
    ['weekends', { scope: { weekdays: [6, 7] } }, 'not-for-these'],
    ['a category that none of them has', { scope: { categoryIds: ['box'] } }, 'not-for-these'],
    ['students', { scope: { ticketTypeIds: ['student'] } }, 'not-for-these'],
    [
      'this title, but another venue',
      { scope: { titleIds: ['ttl_1'], venueIds: ['ven_2'] } },
      'not-for-these',
    ],
    ['three tickets', { limits: { ticketsMin: 3 } }, 'too-few-tickets'],
    [
      'two tickets of gold',
      { scope: { categoryIds: ['gold'] }, limits: { ticketsMin: 2 } },
      'too-few-tickets',
    ],
    ['two tickets', { limits: { ticketsMin: 2 } }, null],
    [
      '₹5 of gold',
      { scope: { categoryIds: ['gold'] }, limits: { amountMin: 500 } },
      'amount-too-low',
    ],
    ['₹7', { limits: { amountMin: 700 } }, null],
  ])('%s', (_what, changes, unfit) => {
    const lines = [line(300), line(400, 'gold', 'child')];
    expect(whyUnfit(offer('a', percent(1_000), changes), lines, show)).toBe(unfit);
  });

  test('only tickets in its scope become cheaper', () => {
    const lines = [line(300), line(400, 'gold', 'child'), line(500, 'gold', null)];
    const gold = offer('a', percent(1_000), { scope: { categoryIds: ['gold'] } });
    const child = offer('b', percent(1_000), { scope: { ticketTypeIds: ['child'] } });
    expect(discountsOf([gold], lines, show)[0]?.amounts).toEqual([0, 40, 50]);
    expect(discountsOf([child], lines, show)[0]?.amounts).toEqual([0, 40, 0]);
  });
});
