import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { ShowPricing } from '@houseful/contract/pricing';

/** All-in prices of a film show with GST and no fee, as a house has them that was furnished for tests. */
export const PRICED: ShowPricing = {
  show: {
    organisationId: FIRST_ORGANISATION_ID,
    venueId: 'ven_test-talkies',
    titleId: 'ttl_test',
    format: '2D',
    weekday: 6,
  },
  basis: 'all-in',
  rounding: 'line',
  tax: {
    slabs: [
      { upTo: 100_00, rate: 500 },
      { upTo: null, rate: 1800 },
    ],
    halves: true,
    waived: false,
  },
  fee: null,
};
