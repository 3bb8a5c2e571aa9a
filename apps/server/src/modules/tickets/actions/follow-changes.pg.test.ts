import type { FactPayload } from '@houseful/contract/facts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFacts, type Facts } from '#platform/facts/relay';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { createTickets, type TicketsModule } from '../index.ts';
import { AUTH_SECRET, cancelledOrder, confirmedOrder } from '../order.fixture.ts';

type Changed = FactPayload<'booking.order-changed'>;

let database: TestDatabase;
let facts: Facts;
let tickets: TicketsModule;
beforeAll(async () => {
  database = await cloneDatabase();
  const clock = manualClock();
  const common = { pool: database.pool, clock, log: silentLogger, metrics: createMetrics() };
  facts = createFacts(common);
  tickets = createTickets({ ...common, record: facts.record, authSecret: AUTH_SECRET });
});
afterAll(async () => {
  await tickets.stop();
  await database.close();
});

let orders = 0;
const fresh = () => confirmedOrder({ orderId: `ord_changed${(orders += 1)}` });

/** The order with these seats since. */
function changed(order: ReturnType<typeof fresh>, version: number, seats: string[]): Changed {
  const { orderId, buyerId, showId, lines, ...purchase } = order;
  const [line] = lines;
  if (!line) throw new Error('an order has a line');
  return {
    ...{ changeId: `chg_${version}${orderId}`, orderId, buyerId, showId, version },
    ...{ what: 'seats-moved', status: 'CONFIRMED', at: order.confirmedAt, actorId: 'usr_desk' },
    ...{ reason: 'asked for', seatsGiven: [], seatsTaken: [], refund: null },
    refundedInAll: { amount: 0, currency: 'INR' },
    purchase: { ...purchase, lines: seats.map((seatId) => ({ ...line, seatId })) },
  };
}

const goodOf = async (orderId: string) =>
  (await tickets.face.listTickets({ orderId })).map(({ seatId }) => seatId).toSorted();
const all = (orderId: string) => tickets.face.describeTickets({ orderId });

test('an order has good tickets for the seats it has since, each with a code of its own', async () => {
  const order = fresh();
  const { orderId } = order;
  const [first] = await tickets.face.issueTickets(order);
  await tickets.face.followChange(changed(order, 2, ['K13', 'K14']));
  expect(await goodOf(orderId)).toEqual(['K13', 'K14']);
  // Back to a seat that was left: another ticket than the one that was revoked.
  await tickets.face.followChange(changed(order, 3, ['K12', 'K13']));
  expect(await goodOf(orderId)).toEqual(['K12', 'K13']);
  const known = await all(orderId);
  expect(new Set(known.map(({ code }) => code)).size).toBe(known.length);
  expect(known.find(({ ticketId }) => ticketId === first?.ticketId)?.status).toBe('REVOKED');
  // The papers are those of the good tickets.
  const papers = await tickets.face.renderOrder({ orderId });
  expect([papers.version, papers.tickets.length]).toEqual([3, 2]);
});

test('told again, late, or before the order itself, the latest change counts', async () => {
  const order = fresh();
  const { orderId } = order;
  await tickets.face.followChange(changed(order, 3, ['K15']));
  await tickets.face.followChange(changed(order, 2, ['K13', 'K14']));
  await tickets.face.issueTickets(order);
  const known = await all(orderId);
  await tickets.face.followChange(changed(order, 3, ['K15']));
  expect(await goodOf(orderId)).toEqual(['K15']);
  expect(await all(orderId)).toEqual(known);
});

test('of a cancelled order no ticket is good, whatever is told of it afterwards', async () => {
  const [before, after] = [fresh(), fresh()];
  await tickets.face.issueTickets(before);
  for (const order of [before, after]) {
    const { orderId } = order;
    await tickets.face.revokeTickets({ ...cancelledOrder({ orderId }), version: 3 });
    await tickets.face.followChange(changed(order, 2, ['K13']));
    expect(await goodOf(orderId)).toEqual([]);
  }
});

test('the world is told which tickets open no gate any more', async () => {
  const order = fresh();
  await tickets.face.issueTickets(order);
  await tickets.face.followChange(changed(order, 2, ['K13', 'K16']));
  const { rows } = await database.pool.query<{ name: string; payload: { ticketIds: string[] } }>(
    `select name, payload from platform.outbox where payload ->> 'orderId' = $1 order by fact_id`,
    [order.orderId],
  );
  const known = await all(order.orderId);
  const idOf = (seatId: string) => known.find((ticket) => ticket.seatId === seatId)?.ticketId;
  expect(rows.slice(1).map(({ name, payload }) => [name, payload.ticketIds])).toEqual([
    ['tickets.tickets-revoked', [idOf('K12')]],
    ['tickets.tickets-issued', [idOf('K16')]],
  ]);
});
