import { INDIAN_TAX_RULES, USUAL_FEE } from '@houseful/contract/indian-prices';
import type {
  Admission,
  FeeTariff,
  PriceBasis,
  ShowPricing,
  TaxWaiver,
} from '@houseful/contract/pricing';
import { expect, test } from 'vitest';
import { priceAlone } from './price-lines.ts';
import { pricingOf } from './quote-show.ts';

/** ₹10 up to ₹100, ₹20 up to ₹200, ₹30 above; 18 % on top. */
const BY_SLAB: FeeTariff = {
  per: 'ticket',
  slabs: [
    { upTo: 100_00, fixed: 10_00, share: 0 },
    { upTo: 200_00, fixed: 20_00, share: 0 },
    { upTo: null, fixed: 30_00, share: 0 },
  ],
  roundTo: 1,
  min: 0,
  max: 30_00,
  withTax: false,
};

const WAIVED: TaxWaiver[] = [
  { name: 'Tax free', titleId: 'ttl_1', state: 'Maharashtra', from: '2019-01-01', until: null },
];
const HERE = { organisationId: 'org_first', venueId: 'ven_1', localTime: '18:00', format: '2D' };
const TAXED: TaxWaiver[] = [];
const usual = USUAL_FEE;
const slab = BY_SLAB;
const none = null;

/** In paise: the price; then taxable value, its rate, CGST, SGST; fee, its CGST (and the same SGST); rounding. */
type Expected = readonly [number, number, number, number, number, number, number, number];
type Row = readonly [
  Admission,
  string,
  TaxWaiver[],
  PriceBasis,
  FeeTariff | null,
  number,
  Expected,
];

/** Worked out apart from this code, with exact fractions, from the text of the rules. */
const GOLDEN: readonly Row[] = [
  ['film', '2025-09-21', TAXED, 'with-tax', none, 9000, [9000, 8036, 1200, 482, 482, 0, 0, 0]],
  ['film', '2025-09-21', TAXED, 'with-tax', none, 10000, [10000, 8929, 1200, 536, 536, 0, 0, -1]],
  ['film', '2025-09-21', TAXED, 'with-tax', none, 11200, [11200, 10000, 1200, 600, 600, 0, 0, 0]],
  ['film', '2025-09-21', TAXED, 'with-tax', none, 11201, [11201, 9492, 1800, 854, 854, 0, 0, 1]],
  ['film', '2025-09-21', TAXED, 'with-tax', none, 11800, [11800, 10000, 1800, 900, 900, 0, 0, 0]],
  ['film', '2025-09-21', TAXED, 'with-tax', none, 15000, [15000, 12712, 1800, 1144, 1144, 0, 0, 0]],
  ['film', '2025-09-21', TAXED, 'with-tax', none, 25000, [25000, 21186, 1800, 1907, 1907, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 5000, [5000, 4762, 500, 119, 119, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 9000, [9000, 8571, 500, 214, 214, 0, 0, 1]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 10000, [10000, 9524, 500, 238, 238, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 10500, [10500, 10000, 500, 250, 250, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 10501, [10501, 8899, 1800, 801, 801, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 11500, [11500, 9746, 1800, 877, 877, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 11800, [11800, 10000, 1800, 900, 900, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 15000, [15000, 12712, 1800, 1144, 1144, 0, 0, 0]],
  ['film', '2025-09-22', TAXED, 'with-tax', none, 25000, [25000, 21186, 1800, 1907, 1907, 0, 0, 0]],
  ['film', '2026-11-21', TAXED, 'before-tax', none, 0, [0, 0, 500, 0, 0, 0, 0, 0]],
  ['film', '2026-11-21', TAXED, 'before-tax', none, 4999, [5249, 4999, 500, 125, 125, 0, 0, 0]],
  ['film', '2026-11-21', TAXED, 'before-tax', none, 10000, [10500, 10000, 500, 250, 250, 0, 0, 0]],
  ['film', '2026-11-21', TAXED, 'before-tax', none, 10001, [11801, 10001, 1800, 900, 900, 0, 0, 0]],
  [
    'film',
    '2026-11-21',
    TAXED,
    'before-tax',
    none,
    12345,
    [14567, 12345, 1800, 1111, 1111, 0, 0, 0],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'before-tax',
    none,
    20000,
    [23600, 20000, 1800, 1800, 1800, 0, 0, 0],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'before-tax',
    none,
    25000,
    [29500, 25000, 1800, 2250, 2250, 0, 0, 0],
  ],
  ['film', '2025-09-21', TAXED, 'before-tax', none, 10000, [11200, 10000, 1200, 600, 600, 0, 0, 0]],
  ['film', '2025-09-21', TAXED, 'before-tax', none, 10001, [11801, 10001, 1800, 900, 900, 0, 0, 0]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 0, [0, 0, 500, 0, 0, 0, 0, 0]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 500, [500, 0, 500, 0, 0, 424, 38, 0]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 1000, [1000, 476, 500, 12, 12, 424, 38, 0]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 9000, [9000, 8095, 500, 202, 202, 424, 38, 1]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 11000, [11000, 10000, 500, 250, 250, 424, 38, 0]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 12000, [12000, 9746, 1800, 877, 877, 424, 38, 0]],
  ['film', '2026-11-21', TAXED, 'all-in', usual, 13000, [13000, 10593, 1800, 953, 953, 424, 38, 1]],
  [
    'film',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    25000,
    [25000, 20339, 1800, 1831, 1831, 847, 76, 0],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    27500,
    [27500, 22373, 1800, 2014, 2014, 932, 84, -1],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    49900,
    [49900, 40593, 1800, 3653, 3653, 1695, 153, 0],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    150000,
    [150000, 122034, 1800, 10983, 10983, 5085, 458, -1],
  ],
  ['film', '2026-11-21', TAXED, 'with-tax', slab, 8000, [9180, 7619, 500, 190, 190, 1000, 90, 1]],
  ['film', '2026-11-21', TAXED, 'with-tax', slab, 10000, [11180, 9524, 500, 238, 238, 1000, 90, 0]],
  [
    'film',
    '2026-11-21',
    TAXED,
    'with-tax',
    slab,
    15000,
    [17360, 12712, 1800, 1144, 1144, 2000, 180, 0],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'with-tax',
    slab,
    20000,
    [22360, 16949, 1800, 1525, 1525, 2000, 180, 1],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'with-tax',
    slab,
    20001,
    [23541, 16950, 1800, 1526, 1526, 3000, 270, -1],
  ],
  [
    'film',
    '2026-11-21',
    TAXED,
    'with-tax',
    slab,
    35000,
    [38540, 29661, 1800, 2669, 2669, 3000, 270, 1],
  ],
  ['film', '2026-11-21', WAIVED, 'with-tax', none, 10000, [10000, 9756, 250, 244, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'with-tax', none, 10250, [10250, 10000, 250, 250, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'with-tax', none, 10251, [10251, 9405, 900, 846, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'with-tax', none, 11800, [11800, 10826, 900, 974, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'with-tax', none, 25000, [25000, 22936, 900, 2064, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'before-tax', none, 10000, [10250, 10000, 250, 250, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'before-tax', none, 20000, [21800, 20000, 900, 1800, 0, 0, 0, 0]],
  ['film', '2026-11-21', WAIVED, 'before-tax', none, 33333, [36333, 33333, 900, 3000, 0, 0, 0, 0]],
  ['film', '2025-09-21', WAIVED, 'before-tax', none, 10000, [10600, 10000, 600, 600, 0, 0, 0, 0]],
  ['film', '2025-09-21', WAIVED, 'before-tax', none, 20000, [21800, 20000, 900, 1800, 0, 0, 0, 0]],
  ['performance', '2026-11-21', TAXED, 'with-tax', none, 49900, [49900, 49900, 0, 0, 0, 0, 0, 0]],
  ['performance', '2026-11-21', TAXED, 'with-tax', none, 50000, [50000, 50000, 0, 0, 0, 0, 0, 0]],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'with-tax',
    none,
    50001,
    [50001, 42374, 1800, 3814, 3814, 0, 0, -1],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'with-tax',
    none,
    59000,
    [59000, 50000, 1800, 4500, 4500, 0, 0, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'with-tax',
    none,
    75000,
    [75000, 63559, 1800, 5720, 5720, 0, 0, 1],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'with-tax',
    none,
    250000,
    [250000, 211864, 1800, 19068, 19068, 0, 0, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'before-tax',
    slab,
    50000,
    [53540, 50000, 0, 0, 0, 3000, 270, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'before-tax',
    slab,
    50001,
    [62541, 50001, 1800, 4500, 4500, 3000, 270, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'before-tax',
    slab,
    99999,
    [121539, 99999, 1800, 9000, 9000, 3000, 270, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    52000,
    [52000, 49900, 0, 0, 0, 1780, 160, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    52100,
    [52100, 50000, 0, 0, 0, 1780, 160, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    52200,
    [52200, 42458, 1800, 3821, 3821, 1780, 160, 0],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    250000,
    [250000, 203390, 1800, 18305, 18305, 8475, 763, -1],
  ],
  [
    'performance',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    1250000,
    [1250000, 1046610, 1800, 94195, 94195, 12712, 1144, 0],
  ],
  ['match', '2026-11-21', TAXED, 'all-in', usual, 30000, [30000, 28800, 0, 0, 0, 1017, 92, -1]],
  ['match', '2026-11-21', TAXED, 'all-in', usual, 50000, [50000, 48000, 0, 0, 0, 1695, 153, -1]],
  [
    'match',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    200000,
    [200000, 162712, 1800, 14644, 14644, 6780, 610, 0],
  ],
  [
    'league-match',
    '2025-09-21',
    TAXED,
    'with-tax',
    none,
    128000,
    [128000, 100000, 2800, 14000, 14000, 0, 0, 0],
  ],
  [
    'league-match',
    '2025-09-21',
    TAXED,
    'with-tax',
    none,
    99999,
    [99999, 78124, 2800, 10937, 10937, 0, 0, 1],
  ],
  [
    'league-match',
    '2025-09-22',
    TAXED,
    'with-tax',
    none,
    140000,
    [140000, 100000, 4000, 20000, 20000, 0, 0, 0],
  ],
  [
    'league-match',
    '2025-09-22',
    TAXED,
    'with-tax',
    none,
    99999,
    [99999, 71428, 4000, 14286, 14286, 0, 0, -1],
  ],
  [
    'league-match',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    10000,
    [10000, 6786, 4000, 1357, 1357, 424, 38, 0],
  ],
  [
    'league-match',
    '2026-11-21',
    TAXED,
    'all-in',
    usual,
    300000,
    [300000, 205714, 4000, 41143, 41143, 10169, 915, 1],
  ],
];

function showPricing([admission, localDate, waivers, basis, tariff]: Row): ShowPricing {
  const fees = tariff ? [{ name: 'Fee', from: '2019-01-01', until: null, tariff }] : [];
  const show = { ...HERE, titleId: 'ttl_1', admission, state: 'Maharashtra', localDate };
  return pricingOf(show, { basis, rounding: 'line' }, { taxes: INDIAN_TAX_RULES, waivers, fees });
}

test.each(GOLDEN.map((row) => [row[0], row[1], row[3], row[5], row] as const))(
  'to the paisa: %s on %s, %s, %i',
  (_admission, _date, _basis, stated, row) => {
    const pricing = showPricing(row);
    const { price, list, discount, split } = priceAlone(stated, pricing);
    expect([list, discount]).toEqual([price, 0]);
    expect(split.feeCgst).toBe(split.feeSgst);
    expect([
      ...[price, split.taxable, split.rate, split.cgst, split.sgst],
      ...[split.feeTaxable, split.feeCgst, split.rounding],
    ]).toEqual(row[6]);
  },
);

test('a waiver counts for its title, its state and its days alone', () => {
  const waivers: TaxWaiver[] = [
    { name: 'A', titleId: 'ttl_1', state: 'Gujarat', from: '2026-01-01', until: '2026-02-01' },
  ];
  const rateFor = (titleId: string, state: string, localDate: string) => {
    const pricing = pricingOf(
      { ...HERE, titleId, admission: 'film', state, localDate },
      { basis: 'with-tax', rounding: 'line' },
      { taxes: INDIAN_TAX_RULES, waivers, fees: [] },
    );
    return priceAlone(250_00, pricing).split.rate;
  };
  expect(rateFor('ttl_1', 'gujarat', '2026-01-01')).toBe(900);
  expect(rateFor('ttl_1', 'Gujarat', '2026-01-31')).toBe(900);
  expect(rateFor('ttl_1', 'Gujarat', '2026-02-01')).toBe(1800);
  expect(rateFor('ttl_1', 'Gujarat', '2025-12-31')).toBe(1800);
  expect(rateFor('ttl_1', 'Delhi', '2026-01-15')).toBe(1800);
  expect(rateFor('ttl_2', 'Gujarat', '2026-01-15')).toBe(1800);
});

test('where no rule speaks of it there is neither tax nor fee', () => {
  const pricing = pricingOf(
    { ...HERE, titleId: 'ttl_1', admission: 'film', state: 'Goa', localDate: '2018-12-31' },
    { basis: 'before-tax', rounding: 'line' },
    { taxes: INDIAN_TAX_RULES, waivers: [], fees: [] },
  );
  expect(priceAlone(123_45, pricing)).toMatchObject({ price: 123_45, split: { taxable: 123_45 } });
});
