import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import {
  confirmed,
  deskCall,
  MINUTE_MS,
  type OffersWorld,
  offersWorld,
  outcomeOf,
  smallOffer,
  smallOrder,
} from '../offers-world.fixture.ts';

let world: OffersWorld;
beforeAll(async () => {
  world = await offersWorld();
});
afterAll(() => world.close());

let made = 0;
const fresh = (what: string) => `${what}_codes_${++made}`;
const AT_ORG_B = deskCall(null, [{ organisationId: 'org_b', venueIds: null }]);

async function singleUse(): Promise<string> {
  const offer = smallOffer(null, {}, { singleUseCodes: true });
  const { offerId } = await world.face.createOffer(
    { organisationId: 'org_first', offer },
    deskCall(),
  );
  return offerId;
}

async function issue(count: number, key: string | null = null, prefix?: string) {
  const offerId = await singleUse();
  const body = { offerId, count, ...(prefix && { prefix }) };
  await world.face.issueOfferCodes(body, deskCall(key));
  return { offerId, codes: await codesOf(offerId) };
}

async function tableOf(offerId: string): Promise<string[][]> {
  const csv = (await world.face.exportOfferCodes({ offerId }, deskCall())) as string;
  const [, ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n');
  return lines.map((line) => line.split(','));
}

const codesOf = async (offerId: string) =>
  (await tableOf(offerId)).map(([code = '']) => code).filter((code) => code !== '');

async function reserve(orderId: string, code: string, face = world.face) {
  const until = new Date(world.clock.now().getTime() + 5 * MINUTE_MS);
  return outcomeOf(await face.reserve({ ...smallOrder(orderId, code), until }));
}

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

test('as many codes as were asked for, each another one, issued once however often it is asked', async () => {
  const { offerId, codes } = await issue(500, 'once', 'DIWALI');
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^DIWALI-[0-9A-Z]{10}$/);
  const again = { offerId, count: 500, prefix: 'DIWALI' };
  expect(await world.face.issueOfferCodes(again, deskCall('once'))).toMatchObject({
    codes: { issued: 500, used: 0 },
  });
  const other = world.face.issueOfferCodes({ offerId, count: 3 }, deskCall('once'));
  expect(await problemOf(other)).toBe('idempotency-key-reused');
  await world.face.issueOfferCodes({ offerId, count: 3 }, deskCall());
  expect(await codesOf(offerId)).toHaveLength(503);
});

test('each counts for one order, and without one the offer counts for nobody', async () => {
  const { offerId, codes } = await issue(2);
  const [first = '', second = ''] = codes;
  const order = fresh('ord');
  expect(await reserve(order, first.toLowerCase())).toBe(450);
  expect(await reserve(order, first)).toBe(450);
  expect(await reserve(fresh('ord'), first)).toBe('used-up');
  expect(outcomeOf(await world.face.previewOrder(smallOrder(fresh('ord'), first)))).toBe('used-up');
  expect(outcomeOf(await world.face.previewOrder(smallOrder(fresh('ord'), second)))).toBe(450);
  expect(outcomeOf(await world.face.previewOrder(smallOrder(fresh('ord'), null)))).toBe(500);
  const told = await world.face.reserve({ ...smallOrder(order, first), until: world.clock.now() });
  expect(told).toMatchObject({ quote: { offers: [{ offerId, code: first, singleUse: true }] } });
  await world.tell([confirmed(order)]);
  expect(await reserve(fresh('ord'), first)).toBe('used-up');
  expect(await tableOf(offerId)).toContainEqual([first, expect.any(String), order]);
  expect(await world.face.getOffer({ offerId }, deskCall())).toMatchObject({
    codes: { issued: 2, used: 1 },
  });
});

test('an order that comes to nothing gives its code back by time', async () => {
  const [code = ''] = (await issue(1)).codes;
  expect(await reserve(fresh('ord'), code)).toBe(450);
  await world.clock.advance(6 * MINUTE_MS);
  expect(await reserve(fresh('ord'), code)).toBe(450);
});

test('thirty orders at once in two processes: one of them gets the code', async () => {
  const [code = ''] = (await issue(1)).codes;
  const other = world.anotherProcess();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      reserve(fresh('ord'), code, index % 2 === 0 ? world.face : other),
    ),
  );
  expect(answers.filter((answer) => answer === 450)).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'used-up')).toHaveLength(29);
});

test('codes are issued only for an offer that has such, that goes on, and that the caller runs', async () => {
  const { face } = world;
  const plain = { organisationId: 'org_first', offer: smallOffer(fresh('PLAIN').toUpperCase()) };
  const { offerId } = await face.createOffer(plain, deskCall());
  const issued = (id: string, call = deskCall()) =>
    problemOf(face.issueOfferCodes({ offerId: id, count: 1 }, call));
  expect(await issued(offerId)).toBe('codes-not-issued');
  const own = await singleUse();
  expect(await issued(own, AT_ORG_B)).toBe('no-such-offer');
  expect(
    await problemOf(face.exportOfferCodes({ offerId: own }, AT_ORG_B) as Promise<unknown>),
  ).toBe('no-such-offer');
  await face.endOffer({ offerId: own }, deskCall());
  expect(await issued(own)).toBe('codes-not-issued');
});

test('an offer whose codes are with people does not become one for everybody', async () => {
  const { offerId } = await issue(1);
  const change = { offerId, version: 1, offer: smallOffer(null) };
  expect(await problemOf(world.face.changeOffer(change, deskCall()))).toBe('offer-has-codes');
  const untouched = await singleUse();
  const before = { offerId: untouched, version: 1, offer: smallOffer(fresh('ONE').toUpperCase()) };
  expect(await problemOf(world.face.changeOffer(before, deskCall()))).toBe('done');
});

test('a code that was issued is nobody else’s', async () => {
  const [code = ''] = (await issue(1)).codes;
  const offer = smallOffer(code);
  expect(
    await problemOf(world.face.createOffer({ organisationId: 'org_first', offer }, deskCall())),
  ).toBe('promo-code-taken');
});
