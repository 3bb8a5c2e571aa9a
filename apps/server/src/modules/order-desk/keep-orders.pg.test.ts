import type { FactPayload } from '@houseful/contract/facts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fact, type NewFact } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { createOrderDesk, type OrderDesk } from './index.ts';

let database: TestDatabase;
let desk: OrderDesk;
beforeAll(async () => {
  database = await cloneDatabase();
  desk = createOrderDesk({ pool: database.pool, clock: manualClock() });
});
afterAll(() => database.close());

const inr = (amount: number) => ({ amount, currency: 'INR' });
const AT = '2026-11-20T12:00:00.000Z';
const SHOW = {
  ...{ titleId: 'ttl_1', titleName: 'A Film', organisationId: 'org_first', venueId: 'ven_1' },
  ...{ kind: 'movie', certificate: null, posterUrl: '/p.svg', venueName: 'Regal' },
  ...{ venueAddress: '1 Road', cityName: 'Mumbai', screenName: 'Screen 1', language: 'Hindi' },
  ...{ format: '2D', startsAt: AT, endsAt: AT, timeZone: 'Asia/Kolkata' },
};
const lineOf = (number: string) => ({
  ...{ seatId: `A${number}`, section: 'Stalls', row: 'A', number, gate: '1' },
  ...{ kind: 'standard' as const, categoryId: 'silver', categoryName: 'Silver' },
  ...{ price: inr(100), parts: { base: inr(80), fee: inr(5), tax: inr(15) } },
});

/** Everything that is told of one order that was changed twice and then cancelled. */
function storyOf(orderId: string): NewFact[] {
  const about = { orderId, buyerId: 'usr_b', showId: 'shw_1' };
  const purchase = {
    ...{ show: SHOW, lines: [lineOf('1'), lineOf('2')], total: inr(200) },
    contact: { name: 'Asha', email: `${orderId}@example.org` },
  };
  const paid = { ...purchase, ticketCode: 'K7QM4PXD', confirmedAt: AT };
  const rest = { ...paid, lines: [lineOf('2')], total: inr(100) };
  const change = (
    version: number,
    what: 'seats-cancelled' | 'contact-changed',
    since: typeof paid,
  ): FactPayload<'booking.order-changed'> => ({
    ...{ ...about, changeId: `chg_${version}${orderId}`, version, what, status: 'CONFIRMED' },
    ...{ at: AT, actorId: 'usr_desk', reason: 'asked for', seatsGiven: [], seatsTaken: [] },
    ...{ refund: null, refundedInAll: inr(70), purchase: since },
  });
  const contact = { name: 'Bina', email: `new-${orderId}@example.org` };
  const last = { ...rest, contact };
  return [
    fact('booking.order-expired', { orderId, showId: 'shw_1', expiredAt: AT, purchase }),
    fact('booking.order-confirmed', { ...about, ...paid }),
    fact('booking.order-changed', change(2, 'seats-cancelled', rest)),
    fact('booking.order-changed', change(3, 'contact-changed', last)),
    fact('booking.order-cancelled', {
      ...{ ...about, seatCount: 1, wasPaid: true, refund: inr(50), refundedInAll: inr(120) },
      ...{ version: 4, wasChanged: true, purchase: { ...last, cancelledAt: AT } },
    }),
  ];
}

async function tell({ name, payload }: NewFact): Promise<void> {
  const reaction = desk.reactions.find((each) => each.fact === name);
  await inTransaction(database.pool, async (tx) => reaction?.act(tx, [payload as never]));
}

const CALL = {
  ...{ caller: { buyerId: 'usr_desk', roles: [] }, idempotencyKey: null },
  reach: [{ organisationId: 'org_first', venueIds: null }],
};

test('however often and in whatever order it is told, an order is found as it is by now', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(100)), async (chance) => {
      const orderId = `ord_told${(told += 1)}`;
      const facts = storyOf(orderId).flatMap((one) => [one, one]);
      const draw = () => Number(chance.next().value);
      const shuffled = facts
        .map((one) => ({ one, at: draw() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      for (const one of shuffled) await tell(one);
      const { items } = await desk.face.searchOrders({ q: `new-${orderId}@`, limit: 10 }, CALL);
      expect(items).toMatchObject([
        {
          ...{ orderId, status: 'CANCELLED', name: 'Bina', seatIds: ['A2'] },
          ...{ total: inr(100), refunded: inr(120) },
        },
      ]);
      const old = await desk.face.searchOrders({ q: ` ${orderId}@example`, limit: 10 }, CALL);
      expect(old.items.filter((found) => found.email === `${orderId}@example.org`)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('a search asks for words with signs of LIKE in them as they are', async () => {
  expect((await desk.face.searchOrders({ q: '%_%', limit: 10 }, CALL)).items).toEqual([]);
});
