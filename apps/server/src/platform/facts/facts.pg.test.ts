import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fact, type Reaction, reaction } from '#platform/facts/facts';
import { createFacts, type Facts } from '#platform/facts/relay';
import { inTransaction } from '#platform/postgres/tx';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

const clock = manualClock();
let database: TestDatabase;
let told: string[];
beforeAll(async () => {
  database = await cloneDatabase();
  await database.pool.query('create table acted (consumer text, order_id text)');
});
beforeEach(async () => {
  told = [];
  await database.pool.query('truncate acted, platform.outbox, platform.inbox');
});
afterAll(() => database.close());

function relay(reactions: Reaction[]): Facts {
  const facts = createFacts({
    pool: database.pool,
    clock,
    log: silentLogger,
    metrics: createMetrics(),
  });
  facts.subscribe(reactions);
  return facts;
}

const expired = (orderId: string) => fact('booking.order-expired', { orderId });

/** Writes down what it was told, in the transaction of the delivery. */
function listener(consumer: string, failFor: (orderId: string) => boolean = () => false): Reaction {
  return reaction('booking.order-expired', consumer, async (tx, payloads) => {
    for (const { orderId } of payloads) {
      told.push(`${consumer} ${orderId}`);
      await tx.rows({ text: 'insert into acted values ($1, $2)', values: [consumer, orderId] });
      if (failFor(orderId)) throw new Error('not today');
    }
  });
}

async function acted(): Promise<string[]> {
  const { rows } = await database.pool.query('select consumer, order_id from acted order by 1, 2');
  return rows.map((row) => `${row.consumer} ${row.order_id}`);
}

test('a fact is told to every consumer if its transaction commits, and to nobody if not', async () => {
  const facts = relay([listener('a'), listener('b')]);
  await inTransaction(database.pool, (tx) => facts.record(tx, [expired('ord_1')]));
  await inTransaction(database.pool, async (tx) => {
    await facts.record(tx, [expired('ord_lost')]);
    throw new Error('changed my mind');
  }).catch(() => undefined);
  await facts.drain();
  expect(await acted()).toEqual(['a ord_1', 'b ord_1']);
});

test('delivered facts are forgotten, marks and all', async () => {
  const facts = relay([listener('a')]);
  await inTransaction(database.pool, (tx) => facts.record(tx, [expired('ord_1')]));
  await facts.drain();
  const { rows } = await database.pool.query(
    'select (select count(*) from platform.outbox) + (select count(*) from platform.inbox) as left',
  );
  expect(rows[0].left).toBe(0);
});

test('a failing fact fails alone, for its consumer alone, and is tried again later', async () => {
  let broken = true;
  const facts = relay([listener('a', (id) => broken && id === 'ord_2'), listener('b')]);
  await inTransaction(database.pool, (tx) =>
    facts.record(tx, ['ord_1', 'ord_2', 'ord_3'].map(expired)),
  );
  await facts.drain();
  expect(await acted()).toEqual(['a ord_1', 'a ord_3', 'b ord_1', 'b ord_2', 'b ord_3']);
  broken = false;
  await facts.drain();
  expect(await acted()).not.toContain('a ord_2');
  await clock.advance(60_000);
  await facts.drain();
  // b took it the first time and is not asked again.
  expect(await acted()).toEqual(['a ord_1', 'a ord_2', 'a ord_3', 'b ord_1', 'b ord_2', 'b ord_3']);
});

test('a fact that never succeeds is set aside, and the others go on', async () => {
  const facts = relay([listener('a', (id) => id === 'ord_poison')]);
  await inTransaction(database.pool, (tx) =>
    facts.record(tx, [expired('ord_poison'), expired('ord_fine')]),
  );
  for (let attempt = 0; attempt < 15; attempt++) {
    await facts.drain();
    await clock.advance(120_000);
  }
  const { rows } = await database.pool.query(
    'select payload, last_error, set_aside_at from platform.outbox',
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ payload: { orderId: 'ord_poison' }, last_error: 'not today' });
  expect(rows[0].set_aside_at).not.toBeNull();
  expect(await acted()).toEqual(['a ord_fine']);
});

test('several relays share the work: each fact is acted on once', async () => {
  const relays = [relay([listener('a')]), relay([listener('a')]), relay([listener('a')])];
  const ids = Array.from({ length: 200 }, (_, n) => `ord_${n}`);
  await inTransaction(database.pool, (tx) => (relays[0] as Facts).record(tx, ids.map(expired)));
  await Promise.all(relays.map((each) => each.drain()));
  expect(await acted()).toHaveLength(200);
  expect(new Set(await acted()).size).toBe(200);
});

test('a crash between the reaction and the clean-up delivers again, and the inbox holds it off', async () => {
  const facts = relay([listener('a')]);
  await inTransaction(database.pool, (tx) => facts.record(tx, [expired('ord_1')]));
  // What the crash leaves: the reaction has committed, with its mark, and the fact is still there.
  await database.pool.query(
    `insert into platform.inbox (consumer, fact_id) select 'a', fact_id from platform.outbox`,
  );
  await facts.drain();
  expect(told).toEqual([]);
});

test('a commit nudges the relay; nobody has to wait for the poll', async () => {
  const arrived = Promise.withResolvers<void>();
  const facts = relay([reaction('booking.order-expired', 'waiter', async () => arrived.resolve())]);
  facts.start();
  await inTransaction(database.pool, (tx) => facts.record(tx, [expired('ord_1')]));
  await arrived.promise;
  await facts.stop();
});
