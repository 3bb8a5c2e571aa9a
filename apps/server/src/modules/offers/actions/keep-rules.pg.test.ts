import { OfferAtDesk } from '@houseful/contract/offers-desk';
import type { PriceCard } from '@houseful/contract/pricing';
import { ShowPrices } from '@houseful/contract/pricing-desk';
import { Problem } from '#platform/problem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  deskCall,
  OPERATOR_ID,
  type OffersWorld,
  offersWorld,
  smallOffer,
} from '../offers-world.fixture.ts';

let world: OffersWorld;
beforeAll(async () => {
  world = await offersWorld();
});
afterAll(() => world.close());

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
}

const card: PriceCard = {
  name: 'Standard',
  currency: 'INR',
  basis: 'all-in',
  rounding: 'line',
  ticketTypes: [
    { ticketTypeId: 'adult', name: 'Adult' },
    { ticketTypeId: 'child', name: 'Child' },
  ],
  cells: [
    {
      ticketTypeId: null,
      categoryId: 'silver',
      format: null,
      daypart: null,
      weekdays: null,
      amount: 250_00,
    },
    {
      ticketTypeId: 'child',
      categoryId: 'silver',
      format: null,
      daypart: null,
      weekdays: null,
      amount: 110_00,
    },
    {
      ticketTypeId: 'adult',
      categoryId: 'gold',
      format: null,
      daypart: null,
      weekdays: [6, 7],
      amount: 400_00,
    },
  ],
};
const ORG = 'org_first';
const OTHERS = [{ organisationId: 'org_other', venueIds: null }];
const OWN = [{ organisationId: ORG, venueIds: null }];

describe('a rule about prices', () => {
  test('is made once under one key, and noted', async () => {
    const make = (rule = card) =>
      world.face.createPriceCard({ organisationId: ORG, rule }, deskCall('key-1'));
    const made = await make();
    expect(made).toMatchObject({ organisationId: ORG, version: 1, endedAt: null, rule: card });
    expect(await make()).toEqual(made);
    expect(await refusal(make({ ...card, name: 'Other' }))).toBe('idempotency-key-reused');
    const noted = (await world.recorded('audit.noted')).filter(
      ({ subject }) => subject.id === made.ruleId,
    );
    expect(noted).toHaveLength(1);
    expect(noted[0]).toMatchObject({
      organisationId: ORG,
      actorId: OPERATOR_ID,
      action: 'price-card.made',
      subject: { kind: 'price-card', name: 'Standard' },
      before: null,
    });
  });

  test('changes for who has seen it as it is', async () => {
    const { ruleId } = await world.face.createPriceCard(
      { organisationId: ORG, rule: card },
      deskCall(),
    );
    const rule = { ...card, name: 'Changed' };
    const change = (version: number, wanted = rule) =>
      world.face.changePriceCard({ ruleId, version, rule: wanted }, deskCall());
    expect(await change(1)).toMatchObject({ version: 2, rule });
    // A retry is no second change.
    expect(await change(1)).toMatchObject({ version: 2 });
    expect(await refusal(change(1, { ...card, name: 'Mine' }))).toBe('changed-meanwhile');
    const ended = await world.face.endPriceCard({ ruleId }, deskCall());
    expect(ended.endedAt).not.toBeNull();
    expect(await world.face.endPriceCard({ ruleId }, deskCall())).toEqual(ended);
    const noted = await world.recorded('audit.noted');
    expect(
      noted.filter(({ subject }) => subject.id === ruleId).map(({ action }) => action),
    ).toEqual(['price-card.made', 'price-card.changed', 'price-card.ended']);
  });

  test('of one organisation does not exist for another', async () => {
    const { ruleId } = await world.face.createPriceCard(
      { organisationId: ORG, rule: card },
      deskCall(),
    );
    const stranger = deskCall(null, OTHERS);
    expect(await refusal(world.face.getPriceCard({ ruleId }, stranger))).toBe('no-such-price-rule');
    expect(await refusal(world.face.endPriceCard({ ruleId }, stranger))).toBe('no-such-price-rule');
    expect(
      await refusal(world.face.createPriceCard({ organisationId: ORG, rule: card }, stranger)),
    ).toBe('no-such-organisation');
    const page = { ended: false, limit: 100 };
    expect((await world.face.listPriceCards(page, stranger)).items).toEqual([]);
    const asked = { ...page, organisationId: ORG };
    expect((await world.face.listPriceCards(asked, stranger)).items).toEqual([]);
    const own = await world.face.listPriceCards(asked, deskCall(null, OWN));
    expect(own.items.map((each) => each.ruleId)).toContain(ruleId);
    expect(own.items.every(({ endedAt }) => endedAt === null)).toBe(true);
  });

  test('of another kind is none', async () => {
    const { ruleId } = await world.face.createPriceCard(
      { organisationId: ORG, rule: card },
      deskCall(),
    );
    expect(await refusal(world.face.getTaxRule({ ruleId }, deskCall()))).toBe('no-such-price-rule');
  });

  test('is the whole organisation’s: who has some venues of it may look and not touch', async () => {
    const { ruleId } = await world.face.createPriceCard(
      { organisationId: ORG, rule: card },
      deskCall(),
    );
    const ofVenue = deskCall(null, [{ organisationId: ORG, venueIds: ['ven_1'] }]);
    expect(await world.face.getPriceCard({ ruleId }, ofVenue)).toMatchObject({ ruleId });
    expect(await refusal(world.face.endPriceCard({ ruleId }, ofVenue))).toBe('no-such-price-rule');
  });
});

describe('an offer', () => {
  test('is as the contract says, and its code is its own', async () => {
    const make = (code: string, organisationId = ORG) =>
      world.face.createOffer({ organisationId, offer: smallOffer(code) }, deskCall());
    const made = await make('ONCE');
    expect(OfferAtDesk.parse(made)).toEqual(made);
    expect(await refusal(make('ONCE'))).toBe('promo-code-taken');
    expect(await refusal(make('ONCE', 'org_other'))).toBe('none');
    const other = await make('TWICE');
    const wanted = { offerId: other.offerId, version: 1, offer: smallOffer('ONCE') };
    expect(await refusal(world.face.changeOffer(wanted, deskCall()))).toBe('promo-code-taken');
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        n % 2
          ? refusal(make('RACE'))
          : refusal(world.face.changeOffer({ ...wanted, offer: smallOffer('RACE') }, deskCall())),
      ),
    );
    const found = await world.face.listOffers(
      { code: 'RACE', organisationId: ORG, ended: false, limit: 10 },
      deskCall(),
    );
    expect(found.items).toHaveLength(1);
    expect(
      many.filter((code) => !/^(none|promo-code-taken|changed-meanwhile)$/.test(code)),
    ).toEqual([]);
  });

  test('of some venues may be made by who reaches those', async () => {
    const ofVenue = deskCall(null, [{ organisationId: ORG, venueIds: ['ven_1', 'ven_2'] }]);
    const make = (venueIds: string[] | null) => {
      const scope = { ...smallOffer(null).scope, venueIds };
      const offer = smallOffer(`V${venueIds?.join('') ?? 'ALL'}`, {}, { scope });
      return world.face.createOffer({ organisationId: ORG, offer }, ofVenue);
    };
    const { offerId } = await make(['ven_1']);
    expect(await refusal(make(['ven_1', 'ven_3']))).toBe('no-such-organisation');
    expect(await refusal(make(null))).toBe('no-such-organisation');
    const widened = { offerId, version: 1, offer: smallOffer('WIDE') };
    expect(await refusal(world.face.changeOffer(widened, ofVenue))).toBe('no-such-offer');
    const noted = await world.recorded('audit.noted');
    expect(noted.find(({ subject }) => subject.id === offerId)).toMatchObject({ venueId: 'ven_1' });
  });
});

describe('what a show costs', () => {
  const show = {
    organisationId: ORG,
    priceCardId: '',
    venueId: 'ven_1',
    state: 'Maharashtra',
    titleId: 'ttl_1',
    admission: 'film' as const,
    localDate: '2026-11-24',
    localTime: '18:00',
    format: '2D',
    categories: [
      { categoryId: 'silver', name: 'Silver' },
      { categoryId: 'gold', name: 'Gold' },
    ],
  };

  test('by card, category and ticket type, with the taxes of the house and of the land', async () => {
    const { ruleId } = await world.face.createPriceCard(
      { organisationId: ORG, rule: card },
      deskCall(),
    );
    const prices = await world.face.priceShow({ ...show, priceCardId: ruleId }, deskCall());
    expect(ShowPrices.parse(prices)).toEqual(prices);
    expect(prices.unpriced).toEqual([{ categoryId: 'gold', name: 'Gold' }]);
    const [silver] = prices.categories;
    expect(silver).toMatchObject({
      price: { amount: 250_00 },
      base: { amount: 211_86 },
      fee: { amount: 0 },
    });
    expect(silver?.ticketTypes.map(({ name, price }) => [name, price.amount])).toEqual([
      ['Adult', 250_00],
      ['Child', 110_00],
    ]);
    const sunday = { ...show, priceCardId: ruleId, localDate: '2026-11-22' };
    expect((await world.face.quoteShow(sunday)).unpriced).toEqual([]);

    const rule = {
      name: 'No film tax here',
      subject: 'film' as const,
      from: '2026-11-24',
      until: '2026-11-25',
      slabs: [{ upTo: null, rate: 0 }],
      halves: true,
    };
    const own = await world.face.createTaxRule({ organisationId: ORG, rule }, deskCall());
    const untaxed = await world.face.quoteShow({ ...show, priceCardId: ruleId });
    expect(untaxed.categories[0]).toMatchObject({ base: { amount: 250_00 }, tax: { amount: 0 } });
    await world.face.endTaxRule({ ruleId: own.ruleId }, deskCall());
    const again = await world.face.quoteShow({ ...show, priceCardId: ruleId });
    expect(again).toEqual(prices);
  });

  test('by no card of another organisation, and none that has ended', async () => {
    const { ruleId } = await world.face.createPriceCard(
      { organisationId: ORG, rule: card },
      deskCall(),
    );
    const asked = { ...show, priceCardId: ruleId };
    expect(await refusal(world.face.quoteShow({ ...asked, organisationId: 'org_other' }))).toBe(
      'no-such-price-rule',
    );
    expect(await refusal(world.face.priceShow(asked, deskCall(null, OTHERS)))).toBe(
      'no-such-price-rule',
    );
    await world.face.endPriceCard({ ruleId }, deskCall());
    expect(await refusal(world.face.quoteShow(asked))).toBe('no-such-price-rule');
  });

  test('not with a fee of the order on top', async () => {
    const rule = { ...card, basis: 'with-tax' as const };
    const org = { organisationId: 'org_fees' };
    const { ruleId } = await world.face.createPriceCard({ ...org, rule }, deskCall());
    const tariff = {
      per: 'order' as const,
      slabs: [{ upTo: null, fixed: 20_00, share: 0 }],
      roundTo: 1,
      min: 0,
      max: 20_00,
      withTax: true,
    };
    const fee = { name: 'Fee', from: '2026-01-01', until: null, tariff };
    await world.face.createFeeRule({ ...org, rule: fee }, deskCall());
    expect(await refusal(world.face.quoteShow({ ...show, ...org, priceCardId: ruleId }))).toBe(
      'fee-not-in-price',
    );
  });
});
