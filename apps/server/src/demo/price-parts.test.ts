import { test as propertyTest } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Admission } from '@houseful/contract/pricing';
import { demoPricing, priceParts, ticketGstRate } from './price-parts.ts';
import { priceAlone } from '../modules/offers/rules/price-lines.ts';
import { partsOf } from '../modules/offers/rules/quote-of.ts';

describe('an all-in price comes apart into ticket, fee and tax', () => {
  // Rupees: price, then fee with GST, ticket with GST, and the ticket's rate.
  it.each<[number, Admission, number, number, number]>([
    [90, 'film', 5, 85, 5],
    [110, 'film', 5, 105, 5],
    [130, 'film', 5, 125, 18],
    [250, 'film', 10, 240, 18],
    [1_500, 'film', 60, 1_440, 18],
    [300, 'performance', 12, 288, 0],
    [520, 'performance', 21, 499, 0],
    [521, 'performance', 21, 500, 0],
    [522, 'performance', 21, 501, 18],
    [2_500, 'performance', 100, 2_400, 18],
    [12_500, 'performance', 150, 12_350, 18],
    [500, 'match', 20, 480, 0],
    [2_000, 'match', 80, 1_920, 18],
    [100, 'league-match', 5, 95, 40],
    [3_000, 'league-match', 120, 2_880, 40],
  ])('₹%i for a %s: fee ₹%i, ticket ₹%i at %i %%', (price, admission, fee, ticket, percent) => {
    const parts = priceParts(price * 100, admission);
    const feeOnly = Math.round((fee * 100 * 100) / 118);
    const ticketOnly = Math.round((ticket * 100 * 100) / (100 + percent));
    expect(parts).toEqual({
      base: ticketOnly,
      fee: feeOnly,
      tax: price * 100 - ticketOnly - feeOnly,
    });
  });

  it('to the paisa', () => {
    expect(priceParts(250_00, 'film')).toEqual({ base: 203_39, fee: 8_47, tax: 38_14 });
    expect(priceParts(2_500_00, 'performance')).toEqual({ base: 2033_90, fee: 84_75, tax: 381_35 });
  });
});

propertyTest.prop([
  fc.integer({ min: 10_00, max: 100_000_00 }),
  fc.constantFrom<Admission>('film', 'performance', 'match', 'league-match'),
])('parts are whole paise, never negative, and add up exactly', (amount, admission) => {
  const { base, fee, tax } = priceParts(amount, admission);
  expect(base + fee + tax).toBe(amount);
  expect([base, fee, tax].every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
});

propertyTest.prop([
  fc.integer({ min: 10_00, max: 100_000_00 }),
  fc.constantFrom<Admission>('film', 'performance', 'match', 'league-match'),
])(
  'a price comes apart as the rules that are frozen with the show take it apart',
  (amount, admission) => {
    const where = { organisationId: 'org_1', venueId: 'ven_1', titleId: 'ttl_1' };
    const pricing = demoPricing({ ...where, format: '2D', weekday: 1 }, admission);
    const priced = priceAlone(amount, pricing);
    expect(priced.price).toBe(amount);
    expect(partsOf(priced)).toEqual(priceParts(amount, admission));
  },
);

propertyTest.prop([
  fc.integer({ min: 1_00, max: 2_000_00 }),
  fc.constantFrom<[Admission, number, number]>(
    ['film', 100_00, 5],
    ['performance', 500_00, 0],
    ['match', 500_00, 0],
  ),
])('the lower rate is used exactly when the ticket’s value is within its slab', (ticket, slab) => {
  const [admission, upTo, percent] = slab;
  const valueAtLowerRate = (ticket * 100) / (100 + percent);
  expect(ticketGstRate(ticket, admission)).toBe(100 * (valueAtLowerRate <= upTo ? percent : 18));
});

test.each([0, -100, 9_99, 250.5, Number.NaN])('%s paise is not a price', (amount) => {
  expect(() => priceParts(amount, 'film')).toThrow(RangeError);
});
