import { fc, test as property } from '@fast-check/vitest';
import { INDIAN_TAX_RULES, USUAL_FEE } from '@houseful/contract/indian-prices';
import type { OfferEffect } from '@houseful/contract/offers';
import { ShowPricing } from '@houseful/contract/pricing';
import { describe, expect, test } from 'vitest';
import { sumOf } from './amounts.ts';
import type { DiscountableLine, OfferRule, ScopedShow } from './discounts.ts';
import { priceAlone, priceLines } from './price-lines.ts';
import { priceOrder } from './price-order.ts';
import { canBeTold, pricingOf } from './quote-show.ts';
import { refundOfRemainder } from './remainder.ts';

const show: ScopedShow = {
  showId: 'shw_1',
  titleId: 'ttl_1',
  venueId: 'ven_1',
  format: '2D',
  weekday: 2,
};

const film = {
  organisationId: 'org_first',
  venueId: 'ven_1',
  titleId: 'ttl_1',
  admission: 'film',
  state: 'Maharashtra',
  localDate: '2026-11-24',
  localTime: '18:00',
  format: '2D',
} as const;

function filmPricing(basis: ShowPricing['basis'], changes: Partial<ShowPricing> = {}): ShowPricing {
  const fees = [{ name: 'Fee', from: '2019-01-01', until: null, tariff: USUAL_FEE }];
  const rules = { taxes: INDIAN_TAX_RULES, waivers: [], fees };
  return { ...pricingOf(film, { basis, rounding: 'line' }, rules), ...changes };
}

function offer(effect: OfferEffect, offerId = 'off_1', stacks = false): OfferRule {
  const any = { titleIds: null, showIds: null, venueIds: null, categoryIds: null };
  const limits = { usesMax: null, usesPerPersonMax: null, ticketsPerOrderMax: null };
  return {
    offerId,
    effect,
    scope: { ...any, ticketTypeIds: null, formats: null, weekdays: null },
    limits: { ...limits, budget: null, ticketsMin: null, amountMin: null },
    stacks,
  };
}

const silver = (stated: number): DiscountableLine => ({
  stated,
  categoryId: 'silver',
  ticketTypeId: null,
});

describe('a discount changes fee and tax with it', () => {
  const tenPercent = offer({ kind: 'percent', share: 1_000, amountMax: null });

  test('₹120 with tax less 15 % is ₹102, and taxed at 5 % instead of 18 %', () => {
    const pricing = filmPricing('with-tax', { fee: null });
    const fifteen = offer({ kind: 'percent', share: 1_500, amountMax: null });
    const { lines, list, discount, total } = priceOrder([silver(120_00)], [fifteen], show, pricing);
    expect([list, discount, total]).toEqual([120_00, 18_00, 102_00]);
    expect(lines[0]?.split).toMatchObject({ rate: 500, taxable: 97_14, cgst: 2_43, sgst: 2_43 });
  });

  test('₹105 before tax less 10 % saves more than it takes off: the rate falls, too', () => {
    const pricing = filmPricing('before-tax', { fee: null });
    const { list, discount, total, offers } = priceOrder(
      [silver(105_00)],
      [tenPercent],
      show,
      pricing,
    );
    // 105 + 18.90 = 123.90; 94.50 + 2 × 2.36 = 99.22.
    expect([list, discount, total]).toEqual([123_90, 24_68, 99_22]);
    expect(offers).toEqual([{ offerId: 'off_1', amount: 24_68 }]);
  });

  test('₹1,000 all-in less 10 %: fee ₹36 instead of ₹40, both contained', () => {
    const { lines, total } = priceOrder(
      [silver(1000_00)],
      [tenPercent],
      show,
      filmPricing('all-in'),
    );
    expect(total).toBe(900_00);
    const { split } = lines[0] ?? { split: null };
    // 36 / 1.18 = 30.51; (900 − 36) / 1.18 = 732.20.
    expect(split).toMatchObject({ feeTaxable: 30_51, feeCgst: 2_75, taxable: 732_20, cgst: 65_90 });
  });

  test('a free ticket has neither fee nor tax', () => {
    const free = offer({ kind: 'percent', share: 10_000, amountMax: null });
    for (const basis of ['all-in', 'with-tax', 'before-tax'] as const) {
      const { total, lines } = priceOrder([silver(250_00)], [free], show, filmPricing(basis));
      expect(total).toBe(0);
      const { rate: _, feeRate: __, ...taken } = lines[0]?.split ?? { rate: 0, feeRate: 0 };
      expect(Object.values(taken)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }
  });
});

describe('a fee of the order', () => {
  const perOrder = {
    ...USUAL_FEE,
    per: 'order' as const,
    slabs: [{ upTo: null, fixed: 20_00, share: 0 }],
  };
  const feeOf = (basis: ShowPricing['basis']) =>
    filmPricing(basis, { fee: { tariff: perOrder, rate: 1800, halves: true } });

  test('is taken once, shared out by price, and changes no price', () => {
    const lines = priceLines(
      [300_00, 100_00, 0].map((stated) => ({ stated, discount: 0 })),
      feeOf('all-in'),
    );
    expect(lines.map(({ price }) => price)).toEqual([300_00, 100_00, 0]);
    const fees = lines.map(({ split }) => split.feeTaxable + split.feeCgst + split.feeSgst);
    expect(fees[2]).toBe(0);
    // ₹15 and ₹5, as near as exact taxes come.
    expect(fees).toEqual([15_00 - 1, 5_00, 0]);
  });

  test('can only be contained in all-in prices', () => {
    expect(canBeTold(feeOf('all-in'))).toBe(true);
    expect(canBeTold(feeOf('with-tax'))).toBe(false);
    expect(canBeTold(filmPricing('with-tax'))).toBe(true);
  });
});

describe('rounding', () => {
  const three = [33_33, 33_33, 33_33].map((stated) => ({ stated, discount: 0 }));
  const partsOf = (rounding: 'line' | 'sum') =>
    priceLines(three, filmPricing('with-tax', { fee: null, rounding })).map(({ price, split }) => [
      price,
      split.taxable,
      split.cgst,
      split.sgst,
      split.rounding,
    ]);

  test('by line: each ticket for itself', () => {
    expect(partsOf('line')).toEqual(Array.from({ length: 3 }, () => [33_33, 31_74, 79, 79, 1]));
  });

  test('by sum: 99.99 / 1.05 = 95.23 and twice 2.38, shared out; prices stay', () => {
    const parts = partsOf('sum');
    expect(parts.map(([price]) => price)).toEqual([33_33, 33_33, 33_33]);
    expect(sumOf(parts.map(([, taxable]) => taxable ?? 0))).toBe(95_23);
    expect(sumOf(parts.map(([, , cgst]) => cgst ?? 0))).toBe(2_38);
    expect(sumOf(parts.map(([, , , sgst]) => sgst ?? 0))).toBe(2_38);
  });
});

describe('some tickets of an order are given up', () => {
  test('a bundle that is no bundle any more loses its discount', () => {
    const pricing = filmPricing('all-in');
    const threeForTwo = offer({ kind: 'bundle', take: 3, discounted: 1, share: 10_000 });
    const all = [250_00, 250_00, 250_00].map(silver);
    const paid = priceOrder(all, [threeForTwo], show, pricing).total;
    const remainderTotal = priceOrder(all.slice(1), [threeForTwo], show, pricing).total;
    const money = { retained: 0, captured: paid, refundedBefore: 0 };
    // Two tickets cost what three did: nothing goes back.
    expect(refundOfRemainder({ ...money, paid, remainderTotal })).toBe(0);
    const one = priceOrder(all.slice(2), [threeForTwo], show, pricing).total;
    expect(refundOfRemainder({ ...money, paid, remainderTotal: one })).toBe(250_00);
  });

  test.each([
    [1000, 600, 50, 1000, 0, 350],
    [1000, 1200, 0, 1000, 0, 0],
    [1000, 990, 50, 1000, 0, 0],
    [1000, 0, 0, 1000, 300, 700],
    [1000, 0, 0, 1000, 1000, 0],
  ])(
    'paid %i, the rest %i, retained %i, captured %i, gone back %i: %i',
    (paid, remainderTotal, retained, captured, refundedBefore, refund) => {
      const money = { paid, remainderTotal, retained, captured, refundedBefore };
      expect(refundOfRemainder(money)).toBe(refund);
    },
  );
});

const amounts = fc.integer({ min: 0, max: 5_000_00 });
const rates = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 4 });
const ends = fc.uniqueArray(fc.integer({ min: 1, max: 3_000_00 }), { minLength: 3, maxLength: 3 });

const anyPricing: fc.Arbitrary<ShowPricing> = fc
  .record({
    basis: fc.constantFrom('all-in' as const, 'with-tax' as const, 'before-tax' as const),
    rounding: fc.constantFrom('line' as const, 'sum' as const),
    rates,
    ends,
    halves: fc.boolean(),
    waived: fc.boolean(),
    perOrder: fc.boolean(),
    fixed: fc.array(fc.integer({ min: 0, max: 100_00 }), { minLength: 2, maxLength: 2 }),
    share: fc.integer({ min: 0, max: 2_000 }),
    roundTo: fc.constantFrom(1, 50, 100),
    feeRate: fc.constantFrom(0, 500, 1800),
    withTax: fc.boolean(),
    hasFee: fc.boolean(),
  })
  .map((made) => {
    const tops = made.ends.toSorted((a, b) => a - b);
    const rising = made.rates.toSorted((a, b) => a - b);
    const slabs = rising.map((rate, index) => ({
      upTo: index === rising.length - 1 ? null : (tops[index] ?? 0),
      rate,
    }));
    return {
      show: filmPricing('all-in').show,
      basis: made.basis,
      rounding: made.rounding,
      tax: { slabs, halves: made.halves, waived: made.halves && made.waived },
      fee: made.hasFee
        ? {
            tariff: {
              per:
                made.perOrder && made.basis === 'all-in' ? ('order' as const) : ('ticket' as const),
              slabs: [
                { upTo: tops[0] ?? 1, fixed: made.fixed[0] ?? 0, share: made.share },
                { upTo: null, fixed: made.fixed[1] ?? 0, share: made.share },
              ],
              roundTo: made.roundTo,
              min: 0,
              max: 500_00,
              withTax: made.withTax,
            },
            rate: made.feeRate,
            halves: made.halves,
          }
        : null,
    };
  });

const anyEffect: fc.Arbitrary<OfferEffect> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    share: fc.integer({ min: 1, max: 10_000 }),
    amountMax: fc.option(amounts),
  }),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: amounts,
    per: fc.constantFrom('ticket' as const, 'order' as const),
  }),
  fc.record({ kind: fc.constant('fixed-price' as const), amount: amounts }),
  fc.record({
    kind: fc.constant('bundle' as const),
    take: fc.integer({ min: 2, max: 4 }),
    discounted: fc.constant(1),
    share: fc.integer({ min: 1, max: 10_000 }),
  }),
);
const anyOffers = fc
  .array(fc.tuple(anyEffect, fc.boolean()), { maxLength: 4 })
  .map((effects) =>
    effects.map(([effect, stacks], index) => offer(effect, `off_${index}`, stacks)),
  );
const anyLines = fc.array(amounts.map(silver), { minLength: 1, maxLength: 8 });

property.prop([anyLines, anyOffers, anyPricing])(
  'parts add up, nothing is negative, and nothing costs more than its list price',
  (lines, offers, pricing) => {
    expect(ShowPricing.safeParse(pricing).success).toBe(true);
    const order = priceOrder(lines, offers, show, pricing);
    for (const { list, price, discount, split, offers: parts } of order.lines) {
      const { rate: _, feeRate: __, rounding, ...taken } = split;
      expect(sumOf(Object.values(taken)) + rounding).toBe(price);
      expect(Math.min(...Object.values(taken))).toBeGreaterThanOrEqual(0);
      expect(price).toBeGreaterThanOrEqual(0);
      expect(discount).toBe(list - price);
      expect(discount).toBeGreaterThanOrEqual(0);
      expect(sumOf(parts.map(({ amount }) => amount))).toBe(discount);
      expect(Math.min(0, ...parts.map(({ amount }) => amount))).toBe(0);
    }
    expect(order.list - order.discount).toBe(order.total);
    expect(sumOf(order.lines.map(({ price }) => price))).toBe(order.total);
    expect(sumOf(order.offers.map(({ amount }) => amount))).toBe(order.discount);
  },
);

property.prop([anyLines, anyPricing])(
  'a ticket costs the same alone and in company',
  (lines, pricing) => {
    const together = priceLines(
      lines.map(({ stated }) => ({ stated, discount: 0 })),
      pricing,
    );
    expect(together.map(({ price }) => price)).toEqual(
      lines.map(({ stated }) => priceAlone(stated, pricing).price),
    );
  },
);

property.prop([anyLines, anyOffers, anyPricing, fc.nat()])(
  'giving tickets up one after the other never brings more than was paid',
  (lines, offers, pricing, retained) => {
    const paid = priceOrder(lines, offers, show, pricing).total;
    let refunded = 0;
    for (let kept = lines.length - 1; kept >= 0; kept--) {
      const remainderTotal = priceOrder(lines.slice(0, kept), offers, show, pricing).total;
      const money = { paid: paid - refunded, captured: paid, refundedBefore: refunded };
      const refund = refundOfRemainder({ ...money, remainderTotal, retained });
      expect(refund).toBeGreaterThanOrEqual(0);
      refunded += refund;
      expect(refunded).toBeLessThanOrEqual(paid);
    }
  },
);
