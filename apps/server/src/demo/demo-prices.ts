import { USUAL_FEE } from '@houseful/contract/indian-prices';
import type { Call } from '@houseful/contract/operation';
import type { FeeRule, PriceCard, PriceCell } from '@houseful/contract/pricing';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { Problem } from '#platform/problem';
import type { House } from '../compose.ts';
import { slug } from './slug.ts';

const ANYTHING: Omit<PriceCell, 'amount'> = {
  ...{ ticketTypeId: null, categoryId: null, format: null, daypart: null, weekdays: null },
};
const WEEKEND = [5, 6, 7];
const MORNING = { from: '05:00', until: '12:00' };

/** In rupees, on a weekday from noon on. */
const BY_CATEGORY = {
  ...{ Classic: 210, Prime: 270, Recliner: 480 },
  ...{ 'Front Stall': 130, 'Rear Stall': 170, Balcony: 220 },
};

const CINEMA: PriceCard = {
  ...{ name: 'Cinema', currency: 'INR', basis: 'all-in', rounding: 'line' },
  ticketTypes: [{ ticketTypeId: 'adult', name: 'Adult' }],
  cells: [
    { ...ANYTHING, amount: 250_00 },
    ...Object.entries(BY_CATEGORY).flatMap(([name, rupees]): PriceCell[] => {
      const cell = { ...ANYTHING, categoryId: slug(name) };
      return [
        { ...cell, amount: rupees * 100 },
        { ...cell, weekdays: WEEKEND, amount: (rupees + 40) * 100 },
        { ...cell, daypart: MORNING, amount: (rupees - 40) * 100 },
      ];
    }),
  ],
};

const FEE: FeeRule = { name: 'Booking fee', from: '2026-01-01', until: null, tariff: USUAL_FEE };

/** Gives the demo a card by which its operator can plan shows, and the fee that its prices contain; a restart adds no second ones. */
export async function makePrices(
  { offers }: Pick<House['faces'], 'offers'>,
  operatorId: string,
): Promise<void> {
  const organisationId = FIRST_ORGANISATION_ID;
  const call = (idempotencyKey: string): Call => ({
    caller: { buyerId: operatorId, roles: ['operator'] },
    idempotencyKey,
    reach: [{ organisationId, venueIds: null }],
  });
  try {
    await offers.createPriceCard({ organisationId, rule: CINEMA }, call('demo cinema prices'));
    await offers.createFeeRule({ organisationId, rule: FEE }, call('demo booking fee'));
  } catch (error) {
    // The demo's operator has made them others since: then those count.
    if (!(error instanceof Problem)) throw error;
  }
}
