import type { OfferAtDesk, offersOperations } from '@houseful/contract/offers-desk';
import type { pricingOperations } from '@houseful/contract/pricing-desk';
import type { SetAside, setAsideOperations } from '@houseful/contract/set-aside';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { smallOffer } from '../../src/modules/offers/offers-world.fixture.ts';
import { PRICED_SHOW_ID } from '#test/kit/two-houses';
import { operator, type Ready, type Row, type Scene } from './retry-safety.scene.ts';

type Operations = typeof pricingOperations & typeof offersOperations & typeof setAsideOperations;
type Writing = {
  [N in keyof Operations]: Operations[N] extends { method: 'GET' } ? never : N;
}[keyof Operations];

const organisationId = FIRST_ORGANISATION_ID;

const cell = { ticketTypeId: null, categoryId: null, format: null, daypart: null, weekdays: null };
const CARD = {
  name: 'Standard',
  currency: 'INR',
  basis: 'all-in',
  rounding: 'line',
  ticketTypes: [{ ticketTypeId: 'adult', name: 'Adult' }],
  cells: [{ ...cell, amount: 250_00 }],
};
const SLABS = [{ upTo: null, rate: 1800 }];
const EVER = { from: '2026-01-01', until: null };
const TARIFF = {
  per: 'ticket',
  slabs: [{ upTo: null, fixed: 10_00, share: 0 }],
  ...{ roundTo: 1, min: 0, max: 10_00, withTax: true },
};
const TIER = { name: 'Late', starts: { kind: 'before-show', minutes: 60 }, share: 12_000, plus: 0 };

/** A rule of each kind, and what it may become. */
const RULES = {
  'price-cards': CARD,
  'tax-rules': { name: 'GST', subject: 'film', ...EVER, slabs: SLABS, halves: true },
  'tax-waivers': { name: 'Tax free', titleId: 'ttl_1', state: 'Goa', ...EVER },
  'fee-rules': { name: 'Fee', ...EVER, tariff: TARIFF },
  'tier-plans': {
    ...{ name: 'Steps', showId: PRICED_SHOW_ID, categoryIds: null, noticeHours: 0, roundTo: 1 },
    tiers: [TIER],
  },
} as const;

async function ruled(scene: Scene, kind: keyof typeof RULES): Promise<Ready> {
  const token = await operator(scene);
  const body = { organisationId, rule: RULES[kind] };
  const path = `/desk/${kind}`;
  const { ruleId } = await scene.ask<{ ruleId: string }>('POST', path, { token, body });
  return { token, params: { ruleId } };
}

/** The three ways to write rules of a kind. */
function rows(kind: keyof typeof RULES): Readonly<Record<'create' | 'change' | 'end', Row>> {
  const rule = RULES[kind];
  const other = { ...rule, name: 'Another one' };
  return {
    create: {
      knownBy: 'key',
      make: async (scene) => ({ token: await operator(scene), body: { organisationId, rule } }),
      other: async () => ({ organisationId, rule: other }),
    },
    change: {
      knownBy: 'thing',
      because: 'it says what shall be, and of which version: again, it changes nothing',
      make: async (scene) => ({
        ...(await ruled(scene, kind)),
        body: { version: 1, rule: other },
      }),
    },
    end: {
      knownBy: 'thing',
      because: 'a rule is ended once',
      make: (scene) => ruled(scene, kind),
    },
  };
}

const cards = rows('price-cards');
const taxes = rows('tax-rules');
const waivers = rows('tax-waivers');
const fees = rows('fee-rules');
const tiers = rows('tier-plans');

const codeOf = (scene: Scene) => scene.fresh('CODE').replace('.', '-').toUpperCase();

async function offered(scene: Scene): Promise<Ready> {
  const token = await operator(scene);
  const body = { organisationId, offer: smallOffer(codeOf(scene)) };
  const { offerId } = await scene.ask<OfferAtDesk>('POST', '/desk/offers', { token, body });
  return { token, params: { offerId } };
}

/** A code that takes ₹50 off one order, and no second one. */
export async function freshCode(scene: Scene): Promise<string> {
  const code = codeOf(scene);
  const body = { organisationId, offer: smallOffer(code, { usesMax: 1 }) };
  await scene.ask('POST', '/desk/offers', { token: await operator(scene), body });
  return code;
}

/** What the back office writes about prices and offers, and what a repetition of it is. */
export const OFFERS_RETRIES: Readonly<Record<Writing, Row>> = {
  createPriceCard: cards.create,
  changePriceCard: cards.change,
  endPriceCard: cards.end,
  createTaxRule: taxes.create,
  changeTaxRule: taxes.change,
  endTaxRule: taxes.end,
  createTaxWaiver: waivers.create,
  changeTaxWaiver: waivers.change,
  endTaxWaiver: waivers.end,
  createFeeRule: fees.create,
  changeFeeRule: fees.change,
  endFeeRule: fees.end,
  createTierPlan: tiers.create,
  changeTierPlan: tiers.change,
  endTierPlan: tiers.end,
  priceShow: {
    knownBy: 'reads',
    because: 'it tells what a show would cost',
    make: async (scene) => {
      const { token, params } = await ruled(scene, 'price-cards');
      const show = {
        ...{ organisationId, priceCardId: params?.['ruleId'], venueId: 'ven_1', state: 'Goa' },
        ...{ titleId: 'ttl_1', admission: 'film', localDate: '2026-11-24', localTime: '18:00' },
        ...{ format: '2D', categories: [{ categoryId: 'silver', name: 'Silver' }] },
      };
      return { ...(token !== undefined && { token }), body: show };
    },
  },
  createOffer: {
    knownBy: 'key',
    make: async (scene) => ({
      token: await operator(scene),
      body: { organisationId, offer: smallOffer(codeOf(scene)) },
    }),
    other: async ({ body }, scene) => ({
      ...(body as object),
      offer: smallOffer(codeOf(scene)),
    }),
  },
  changeOffer: {
    knownBy: 'thing',
    because: 'it says what shall be, and of which version: again, it changes nothing',
    make: async (scene) => ({
      ...(await offered(scene)),
      body: { version: 1, offer: smallOffer(codeOf(scene), { usesMax: 3 }) },
    }),
  },
  issueOfferCodes: {
    knownBy: 'key',
    make: async (scene) => {
      const token = await operator(scene);
      const offer = { ...smallOffer(null), singleUseCodes: true };
      const body = { organisationId, offer };
      const { offerId } = await scene.ask<OfferAtDesk>('POST', '/desk/offers', { token, body });
      return { token, params: { offerId }, body: { count: 3 } };
    },
    other: async () => ({ count: 4 }),
  },
  setSeatsAside: {
    knownBy: 'key',
    make: async (scene) => ({
      token: await operator(scene),
      params: { showId: PRICED_SHOW_ID },
      body: { kind: 'house', reason: 'For the director', seatIds: [scene.houses.freshSeat()] },
    }),
    other: async ({ body }) => ({ ...(body as object), reason: 'For somebody else' }),
  },
  giveBackSeats: {
    knownBy: 'thing',
    because: 'what was given back is given back',
    make: async (scene) => {
      const token = await operator(scene);
      const seatIds = [scene.houses.freshSeat()];
      const path = `/desk/shows/${PRICED_SHOW_ID}/set-aside`;
      const body = { kind: 'blocked', reason: 'Broken', seatIds };
      const { setAsideId } = await scene.ask<SetAside>('POST', path, { token, body });
      return { token, params: { setAsideId }, body: {} };
    },
  },
  compSeats: {
    knownBy: 'key',
    make: async (scene) => ({
      token: await operator(scene),
      params: { showId: PRICED_SHOW_ID },
      body: { reason: 'Premiere', seatIds: [scene.houses.freshSeat()], contact: {} },
    }),
    other: async ({ body }) => ({ ...(body as object), reason: 'For somebody else' }),
  },
  endOffer: {
    knownBy: 'thing',
    because: 'an offer is taken back once',
    make: offered,
  },
};
