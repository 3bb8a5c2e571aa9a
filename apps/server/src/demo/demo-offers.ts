import type { Offer } from '@houseful/contract/offers';
import type { Call } from '@houseful/contract/operation';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { Problem } from '#platform/problem';
import type { House } from '../compose.ts';

/** Takes ₹50 off an order, once for each person. */
export const DEMO_PROMO_CODE = 'HOUSEFUL';

const EVERYTHING: Offer['scope'] = {
  titleIds: null,
  showIds: null,
  venueIds: null,
  categoryIds: null,
  ticketTypeIds: null,
  formats: null,
  weekdays: null,
};

const WELCOME: Offer = {
  name: 'Welcome to Houseful',
  currency: 'INR',
  code: DEMO_PROMO_CODE,
  effect: { kind: 'amount', amount: 50_00, per: 'order' },
  scope: EVERYTHING,
  limits: {
    usesMax: null,
    usesPerPersonMax: 1,
    ticketsPerOrderMax: null,
    budget: null,
    ticketsMin: null,
    amountMin: 200_00,
  },
  opensAt: null,
  closesAt: null,
  rank: 100,
  stacks: false,
};

/** Gives the demo a promo code to be tried; a restart adds no second one. */
export async function makeOffers(
  { offers }: Pick<House['faces'], 'offers'>,
  operatorId: string,
): Promise<void> {
  const organisationId = FIRST_ORGANISATION_ID;
  const call: Call = {
    caller: { buyerId: operatorId, roles: ['operator'] },
    idempotencyKey: 'demo welcome offer',
    reach: [{ organisationId, venueIds: null }],
  };
  try {
    await offers.createOffer({ organisationId, offer: WELCOME }, call);
  } catch (error) {
    // The demo's operator has made it another offer since: then that one counts.
    if (!(error instanceof Problem)) throw error;
  }
}
