import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPool, type Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { silentLogger } from '#platform/telemetry/logger';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { eventually } from '#test/kit/eventually';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await cloneDatabase();
  await database.pool.query('create table notes (word text primary key)');
  // A connection that is not given back shows at once.
  pool = createPool(database.url, 1, silentLogger);
});
beforeEach(async () => {
  await database.pool.query('truncate notes');
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const write = (tx: Tx, word: string) =>
  tx.rows({ text: 'insert into notes values ($1)', values: [word] });
async function written(): Promise<string[]> {
  const { rows } = await database.pool.query('select word from notes order by word');
  return rows.map(({ word }) => word);
}

test('everything is written, or nothing', async () => {
  const answer = await inTransaction(pool, async (tx) => {
    await write(tx, 'a');
    await write(tx, 'b');
    return 'done';
  });
  expect(answer).toBe('done');
  const failing = inTransaction(pool, async (tx) => {
    await write(tx, 'c');
    await write(tx, 'a');
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect(await written()).toEqual(['a', 'b']);
});

test('a failed statement that is hushed up fails the transaction, and nothing takes effect', async () => {
  const effects: string[] = [];
  await inTransaction(pool, (tx) => write(tx, 'a'));
  const hushed = inTransaction(pool, async (tx) => {
    tx.afterCommit(() => effects.push('told'));
    await write(tx, 'b');
    await write(tx, 'a').catch(() => undefined);
  });
  await expect(hushed).rejects.toMatchObject({ code: '23505' });
  expect(await written()).toEqual(['a']);
  expect(effects).toEqual([]);
});

test('a write that nobody waits for is committed with the rest, or fails it with its own error', async () => {
  const note = (tx: Tx, word: string) =>
    tx.write({ text: 'insert into notes values ($1)', values: [word] });
  await inTransaction(pool, async (tx) => note(tx, 'a'));
  expect(await written()).toEqual(['a']);
  const effects: string[] = [];
  const failsAtTheEnd = inTransaction(pool, async (tx) => {
    tx.afterCommit(() => effects.push('told'));
    note(tx, 'b');
    note(tx, 'a');
  });
  await expect(failsAtTheEnd).rejects.toMatchObject({ code: '23505' });
  // The statement after it hears only that the transaction is lost; the caller hears why.
  const failsOnTheWay = inTransaction(pool, async (tx) => {
    note(tx, 'a');
    await write(tx, 'c');
  });
  await expect(failsOnTheWay).rejects.toMatchObject({ code: '23505' });
  expect(await written()).toEqual(['a']);
  expect(effects).toEqual([]);
});

test('of statements asked together the caller hears what failed first, not what failed with it', async () => {
  const looked = inTransaction(pool, (tx) =>
    Promise.all([
      // Heard of later than the statement behind it, which only says that the transaction is lost.
      tx.rows({ text: 'select 1 / 0' }).finally(() => undefined),
      tx.rows({ text: 'select 1' }),
    ]),
  );
  await expect(looked).rejects.toMatchObject({ code: '22012' });
});

test('effects run in order once the commit is certain, and before the caller hears of it', async () => {
  const order: string[] = [];
  await inTransaction(pool, async (tx) => {
    tx.afterCommit(() => order.push('first'));
    tx.afterCommit(() => order.push('second'));
    await write(tx, 'a');
    order.push('worked');
  });
  order.push('answered');
  expect(order).toEqual(['worked', 'first', 'second', 'answered']);
});

test('an effect that throws undoes neither the answer nor the other effects, and is said', async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => warnings.push(warning);
  process.on('warning', hear);
  const effects: string[] = [];
  const answer = await inTransaction(pool, async (tx) => {
    await write(tx, 'a');
    tx.afterCommit(() => {
      throw new Error('nobody listens');
    });
    tx.afterCommit(() => effects.push('told'));
    return 'done';
  });
  expect(answer).toBe('done');
  expect(await written()).toEqual(['a']);
  expect(effects).toEqual(['told']);
  await eventually(() => expect(warnings).toHaveLength(1));
  process.off('warning', hear);
  expect(warnings[0]).toMatchObject({
    name: 'HousefulUnheard',
    message: 'an effect of a committed transaction failed: nobody listens',
  });
});
