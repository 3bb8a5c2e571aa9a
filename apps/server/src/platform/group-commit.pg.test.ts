import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { type BatchVerb, createGroupCommit, GROUP_COMMIT_LIMITS } from '#platform/group-commit';
import { createMetrics } from '#platform/telemetry/metrics';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await database.pool.query('create table notes (n int primary key)');
});
afterAll(() => database.close());

const clock = manualClock();
/** One transaction at a time, however many wait. */
const ONE = { transactionsMax: 1, anotherFromCommands: Number.POSITIVE_INFINITY };
const deps = () => ({ pool: database.pool, clock, metrics: createMetrics() });

/** Writes each number down; a negative one breaks the transaction it is in. */
function writeNotes(batches: number[][]): BatchVerb<number, string> {
  return async (tx, numbers) => {
    batches.push([...numbers]);
    if (numbers.some((n) => n < 0)) throw new Error('poison');
    await tx.rows({
      text: 'insert into notes select unnest($1::int[]) on conflict do nothing',
      values: [numbers],
    });
    return numbers.map((n) => `wrote ${n}`);
  };
}

test('commands that arrive together share a transaction, and each gets its own answer', async () => {
  const batches: number[][] = [];
  const notes = createGroupCommit('test', writeNotes(batches), deps());
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => notes.submit(n)));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => `wrote ${n}`));
  expect(batches.length).toBeLessThan(5);
});

test('when a crowd waits, one more transaction is begun beside the one under way, and no third', async () => {
  const limits = { ...GROUP_COMMIT_LIMITS, transactionsMax: 2, anotherFromCommands: 10 };
  const { promise: bothBegan, resolve: goOn } = Promise.withResolvers<void>();
  let underWay = 0;
  let underWayMost = 0;
  const meeting: BatchVerb<number, string> = async (tx, numbers) => {
    underWay += 1;
    underWayMost = Math.max(underWayMost, underWay);
    if (underWay === 2) goOn();
    await bothBegan;
    const answers = await writeNotes([])(tx, numbers);
    underWay -= 1;
    return answers;
  };
  const notes = createGroupCommit('test', meeting, deps(), limits);
  const first = notes.submit(5_000);
  await expect.poll(() => underWay).toBe(1);
  // Too few for a transaction of their own: they would never meet the first one.
  const few = Array.from({ length: 9 }, (_, n) => notes.submit(5_001 + n));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(underWay).toBe(1);
  const crowd = Array.from({ length: 30 }, (_, n) => notes.submit(5_010 + n));
  expect(await Promise.all([first, ...few, ...crowd])).toHaveLength(40);
  expect(underWayMost).toBe(2);
});

test('an answer is given only when the work is durable', async () => {
  const notes = createGroupCommit('test', writeNotes([]), deps());
  await notes.submit(1_000);
  const { rowCount } = await database.pool.query('select from notes where n = 1000');
  expect(rowCount).toBe(1);
});

test('one poisoned command fails alone', async () => {
  const notes = createGroupCommit('test', writeNotes([]), deps());
  const results = await Promise.allSettled([2_000, 2_001, -1, 2_002, 2_003].map(notes.submit));
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  const { rowCount } = await database.pool.query('select from notes where n between 2000 and 2003');
  expect(rowCount).toBe(4);
});

test('past its limits it refuses at once and still finishes what it had accepted', async () => {
  const limits = { ...GROUP_COMMIT_LIMITS, ...ONE, batchCommandsMax: 2, waitingCommandsMax: 3 };
  const notes = createGroupCommit('test', writeNotes([]), deps(), limits);
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => notes.submit(3_000 + n)));
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => reason.code)).toEqual(['overloaded', 'overloaded']);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test('a command that waited too long is refused and nothing of it is done', async () => {
  const limits = { ...GROUP_COMMIT_LIMITS, ...ONE, batchCommandsMax: 1, waitMsMax: 1_000 };
  const slow: BatchVerb<number, string> = async (tx, numbers) => {
    await clock.advance(2_000);
    return writeNotes([])(tx, numbers);
  };
  const notes = createGroupCommit('test', slow, deps(), limits);
  const [first, second] = await Promise.allSettled([notes.submit(4_001), notes.submit(4_002)]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'overloaded' } });
  const { rowCount } = await database.pool.query('select from notes where n = 4002');
  expect(rowCount).toBe(0);
});

test('behind a line that would take too long nobody is let wait, and who waits already is served', async () => {
  const limits = { ...GROUP_COMMIT_LIMITS, ...ONE, batchCommandsMax: 1, expectedWaitMsMax: 1_000 };
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  let begun = 0;
  const stuck: BatchVerb<number, string> = async (tx, numbers) => {
    begun += 1;
    await mayGoOn;
    return writeNotes([])(tx, numbers);
  };
  const notes = createGroupCommit('test', stuck, deps(), limits);
  const first = notes.submit(6_001);
  await expect.poll(() => begun).toBe(1);
  const [second, third] = [notes.submit(6_002), notes.submit(6_003)];
  await clock.advance(900);
  const fourth = notes.submit(6_004);
  await clock.advance(200);
  await expect(notes.submit(6_005)).rejects.toMatchObject({ code: 'overloaded' });
  goOn();
  expect(await Promise.all([first, second, third, fourth])).toHaveLength(4);
  expect(await notes.submit(6_006)).toBe('wrote 6006');
});

test('while nothing moves, the next one who asks has those sent away who waited too long', async () => {
  const limits = { ...GROUP_COMMIT_LIMITS, ...ONE, expectedWaitMsMax: 1_000, waitMsMax: 3_000 };
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  let begun = 0;
  const stuck: BatchVerb<number, string> = async (_tx, numbers) => {
    begun += 1;
    await mayGoOn;
    return numbers.map(String);
  };
  const notes = createGroupCommit('test', stuck, deps(), limits);
  const first = notes.submit(1);
  await expect.poll(() => begun).toBe(1);
  const waiting = Promise.allSettled([notes.submit(2), notes.submit(3)]);
  await clock.advance(4_000);
  await expect(notes.submit(4)).rejects.toMatchObject({ code: 'overloaded' });
  for (const result of await waiting) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'overloaded' } });
  }
  goOn();
  expect(await first).toBe('1');
});

test('a transaction that lost a statement is that failure, not an answer, whoever hushed it up', async () => {
  const swallowing: BatchVerb<number, string> = async (tx, numbers) => {
    await tx.rows({ text: 'select 1/0' }).catch(() => undefined);
    return numbers.map(String);
  };
  const notes = createGroupCommit('test', swallowing, deps());
  await expect(notes.submit(1)).rejects.toThrow('division by zero');
});

test('a deadlock or a lost connection is tried again, and nobody notices', async () => {
  let tries = 0;
  const unlucky: BatchVerb<number, string> = async (tx, numbers) => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    if (tries === 2) throw Object.assign(new Error('admin shutdown'), { code: '57P01' });
    return writeNotes([])(tx, numbers);
  };
  const notes = createGroupCommit('test', unlucky, { ...deps(), clock: systemClock });
  expect(await notes.submit(5_001)).toBe('wrote 5001');
  expect(tries).toBe(3);
});

test('a deadlock that outlasts its retries is an honest "try again", too', async () => {
  let tries = 0;
  const tangled: BatchVerb<number, string> = async () => {
    tries += 1;
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
  };
  const notes = createGroupCommit('test', tangled, { ...deps(), clock: systemClock });
  const results = await Promise.allSettled([1, 2, 3].map(notes.submit));
  for (const result of results) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'overloaded' } });
  }
  expect(tries).toBe(4);
});

test('a database that stays away is an honest "try again", for everybody in the batch', async () => {
  const away: BatchVerb<number, string> = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  };
  const notes = createGroupCommit('test', away, { ...deps(), clock: systemClock });
  const results = await Promise.allSettled([1, 2, 3].map(notes.submit));
  for (const result of results) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'overloaded' } });
  }
});
