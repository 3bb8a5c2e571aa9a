import type { FeeTariff, TaxRule } from './pricing.ts';

const SINCE = '2019-01-01';
/** When the rates of the 56th GST Council took effect. */
const REFORM = '2025-09-22';

const gst = { halves: true } as const;

/**
 * GST on admissions and on the booking fee, as far back as shows are kept: what a new house in
 * India begins with, and may change. Half of each is CGST and half SGST, as the place of an
 * admission is its venue's. To be checked with an adviser before money is taken.
 */
export const INDIAN_TAX_RULES: readonly TaxRule[] = [
  {
    ...gst,
    name: 'GST on film tickets until September 2025',
    subject: 'film',
    from: SINCE,
    until: REFORM,
    slabs: [
      { upTo: 100_00, rate: 1200 },
      { upTo: null, rate: 1800 },
    ],
  },
  {
    ...gst,
    name: 'GST on film tickets',
    subject: 'film',
    from: REFORM,
    until: null,
    slabs: [
      { upTo: 100_00, rate: 500 },
      { upTo: null, rate: 1800 },
    ],
  },
  {
    ...gst,
    name: 'GST on concerts, plays and comedy',
    subject: 'performance',
    from: SINCE,
    until: null,
    slabs: [
      { upTo: 500_00, rate: 0 },
      { upTo: null, rate: 1800 },
    ],
  },
  {
    ...gst,
    name: 'GST on recognised sports',
    subject: 'match',
    from: SINCE,
    until: null,
    slabs: [
      { upTo: 500_00, rate: 0 },
      { upTo: null, rate: 1800 },
    ],
  },
  {
    ...gst,
    name: 'GST on franchise leagues until September 2025',
    subject: 'league-match',
    from: SINCE,
    until: REFORM,
    slabs: [{ upTo: null, rate: 2800 }],
  },
  {
    ...gst,
    name: 'GST on franchise leagues',
    subject: 'league-match',
    from: REFORM,
    until: null,
    slabs: [{ upTo: null, rate: 4000 }],
  },
  {
    ...gst,
    name: 'GST on the booking fee',
    subject: 'fee',
    from: SINCE,
    until: null,
    slabs: [{ upTo: null, rate: 1800 }],
  },
];

/** 4 % of the price in whole rupees, ₹5 to ₹150, its tax contained. */
export const USUAL_FEE: FeeTariff = {
  per: 'ticket',
  slabs: [{ upTo: null, fixed: 0, share: 400 }],
  roundTo: 100,
  min: 5_00,
  max: 150_00,
  withTax: true,
};
