import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { silentLogger } from '#platform/telemetry/logger';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { createKnownBuyers, type KnownBuyers } from './known-buyers.ts';
import { rowsOf } from './rows-of.ts';
import { SHEET_NUMBERS } from './sheet-index.ts';
import { insertKnown, readKnownAfter } from './store/known-buyers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

const keyOf = (roomId: string) => createHash('sha256').update(roomId).digest();
const start = (pool: Pool = database.pool, log = silentLogger) =>
  createKnownBuyers({ pool, keyOf, log });

let rooms = 0;
const newRoom = () => `wtr_${++rooms}`;

async function countOf(roomId: string): Promise<number> {
  const { rows } = await database.pool.query(
    'select count(*)::int as count from waiting_room.known_buyers where room_id = $1',
    [roomId],
  );
  return rows[0].count;
}

/** The same thing, with some methods of its own. */
function overlaid<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get: (_, name) => {
      const value = methods[name as string] ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A pool whose transactions fail, or wait, as long as it is told to. */
function moodyPool() {
  const mood = { fails: false, gate: Promise.resolve() };
  const pool = overlaid(database.pool, {
    connect: async () => {
      await mood.gate;
      if (mood.fails) throw new Error('Connection terminated');
      return database.pool.connect();
    },
  });
  return { mood, pool };
}

test('who was noted is found at once; a stranger, or the same buyer in another room, is not', async () => {
  const known = start();
  const room = newRoom();
  known.note(room, 'asha', 7);
  expect(await known.find(room, 'asha')).toBe(7);
  expect(await known.find(room, 'omar')).toBeNull();
  expect(await known.find(newRoom(), 'asha')).toBeNull();
});

test('another process finds them once they are flushed and it has refreshed', async () => {
  const [one, other] = [start(), start()];
  const room = newRoom();
  one.note(room, 'asha', 0);
  expect(await other.find(room, 'asha')).toBeNull();
  await one.flush();
  await other.refresh();
  expect(await other.find(room, 'asha')).toBe(0);
  other.note(room, 'omar', 1_000_000);
  await other.flush();
  await one.refresh();
  expect(await one.find(room, 'omar')).toBe(1_000_000);
});

test('a sheet that is filling up is written the second time at the latest, or at once when all is asked for', async () => {
  const known = start();
  const room = newRoom();
  known.note(room, 'asha', 0);
  await known.flushRipe();
  expect(await countOf(room)).toBe(0);
  known.note(room, 'omar', 1);
  await known.flushRipe();
  expect(await countOf(room)).toBe(1);
  known.note(room, 'ravi', 2);
  // The second asks while the first, which spares the sheet, is under way.
  await Promise.all([known.flushRipe(), known.flush()]);
  expect(await countOf(room)).toBe(2);
  const restarted = start();
  const found = ['asha', 'omar', 'ravi'].map((name) => restarted.find(room, name));
  expect(await Promise.all(found)).toEqual([0, 1, 2]);
});

test('a process that starts, or meets a room late, answers nobody before it has read all', async () => {
  const known = start();
  const room = newRoom();
  // More rows than are taken in at one go, of sizes that do and do not fill chunks.
  const count = 40 * 700;
  for (let number = 0; number < count; number += 1) {
    known.note(room, `usr_${number}`, number);
    if (number % 700 === 699) await known.flush();
  }
  expect(await countOf(room)).toBeGreaterThan(64);
  const restarted = start();
  const asked = Array.from({ length: 1_500 }, (_, i) => (i * 7_919) % count);
  const found = await Promise.all(asked.map((number) => restarted.find(room, `usr_${number}`)));
  expect(found).toEqual(asked);
  const strangers = Array.from({ length: 500 }, (_, i) => restarted.find(room, `stranger ${i}`));
  expect((await Promise.all(strangers)).filter((number) => number !== null)).toEqual([]);
});

test('numbers come back as they were given, in turns with other processes and out of order', async () => {
  const [one, other] = [start(), start()];
  const room = newRoom();
  const count = 2 * SHEET_NUMBERS + 100;
  for (let i = 0; i < count; i += 1) {
    // Neighbours swapped, odd numbers here and even ones there.
    const number = i ^ 2;
    (number % 2 === 0 ? one : other).note(room, `usr_${number}`, number);
  }
  await Promise.all([one.flush(), other.flush()]);
  const restarted = start();
  const found = Array.from({ length: count }, (_, i) => restarted.find(room, `usr_${i ^ 2}`));
  expect(await Promise.all(found)).toEqual(Array.from({ length: count }, (_, i) => i ^ 2));
});

test('of two numbers the lowest counts, in every process', async () => {
  const [one, other] = [start(), start()];
  const room = newRoom();
  await Promise.all([one.find(room, 'asha'), other.find(room, 'asha')]);
  // Both asked, neither knew: one is given a number of another sheet, then one of the same.
  for (const [number, known] of [
    [50_000, one],
    [20_007, other],
    [20_003, one],
  ] as const) {
    known.note(room, 'asha', number);
    await known.flush();
  }
  await Promise.all([one.refresh(), other.refresh()]);
  for (const known of [one, other, start()]) expect(await known.find(room, 'asha')).toBe(20_003);
});

test('a flush that fails keeps everything, and the next one writes it', async () => {
  const { mood, pool } = moodyPool();
  const known = start(pool);
  const room = newRoom();
  known.note(room, 'asha', 1);
  mood.fails = true;
  await expect(known.flush()).rejects.toThrow('Connection terminated');
  known.note(room, 'omar', 2);
  expect(await known.find(room, 'asha')).toBe(1);
  await expect(known.flush()).rejects.toThrow('Connection terminated');
  expect(await countOf(room)).toBe(0);
  mood.fails = false;
  await known.flush();
  await known.flush();
  expect(await countOf(room)).toBe(2);
  const restarted = start();
  expect(await restarted.find(room, 'asha')).toBe(1);
  expect(await restarted.find(room, 'omar')).toBe(2);
});

test('a commit whose answer was lost leaves the row there twice, and one answer', async () => {
  let isLossy = true;
  const pool = overlaid(database.pool, {
    connect: async () => {
      const client = await database.pool.connect();
      return overlaid(client, {
        query: async (asked: string) => {
          const answer = await client.query(asked);
          if (isLossy && asked === 'commit') throw new Error('Connection terminated');
          return answer;
        },
      });
    },
  });
  const known = start(pool);
  const room = newRoom();
  known.note(room, 'asha', 1);
  await expect(known.flush()).rejects.toThrow('Connection terminated');
  isLossy = false;
  await known.flush();
  expect(await countOf(room)).toBe(2);
  expect(await start().find(room, 'asha')).toBe(1);
});

test('somebody on the way to the database is found all the while', async () => {
  const { mood, pool } = moodyPool();
  const known = start(pool);
  const room = newRoom();
  await known.find(room, 'asha');
  known.note(room, 'asha', 4);
  const gate = Promise.withResolvers<void>();
  mood.gate = gate.promise;
  const flushed = known.flush();
  known.note(room, 'omar', 5);
  expect(await Promise.all([known.find(room, 'asha'), known.find(room, 'omar')])).toEqual([4, 5]);
  gate.resolve();
  const found = Array.from({ length: 50 }, () => known.find(room, 'asha'));
  await flushed;
  expect(new Set(await Promise.all(found))).toEqual(new Set([4]));
  // Noted after that flush began, so written by the next.
  await known.flush();
  expect(await start().find(room, 'omar')).toBe(5);
});

test('rows are seen in the order of their ids: a slow writer keeps those after it waiting', async () => {
  const room = newRoom();
  const row = (number: number) =>
    rowsOf({ roomId: room, sheet: 0, numbers: [number], prints: [number] });
  const gate = Promise.withResolvers<void>();
  const slow = inTransaction(database.pool, async (tx) => {
    insertKnown(tx, row(1));
    await tx.rows({ text: 'select 1' });
    await gate.promise;
  });
  await expect.poll(() => waitingFor('advisory', true)).toBe(1);
  const quick = inTransaction(database.pool, async (tx) => insertKnown(tx, row(2)));
  await expect.poll(() => waitingFor('advisory', false)).toBe(1);
  expect(await countOf(room)).toBe(0);
  gate.resolve();
  await Promise.all([slow, quick]);
  const read = await inTransaction(database.pool, (tx) =>
    readKnownAfter(tx, [{ roomId: room, seenId: 0 }], 10),
  );
  expect(read.map(({ from_number }) => from_number)).toEqual([1, 2]);
});

async function waitingFor(locktype: string, isGranted: boolean): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::int as count from pg_locks
      where locktype = $1 and granted = $2
        and database = (select oid from pg_database where datname = current_database())`,
    [locktype, isGranted],
  );
  return rows[0].count;
}

test('when the first reading fails the question fails, and the next one reads', async () => {
  const room = newRoom();
  const first = start();
  first.note(room, 'asha', 3);
  await first.flush();
  let isAway = true;
  const pool = overlaid(database.pool, {
    query: async (asked: never) => {
      if (isAway) throw new Error('away');
      return database.pool.query(asked);
    },
  });
  const known = start(pool);
  const asked = [known.find(room, 'asha'), known.find(room, 'asha')];
  for (const one of asked) await expect(one).rejects.toThrow('away');
  isAway = false;
  expect(await known.find(room, 'asha')).toBe(3);
});

test('too many who wait for the first reading are told to come back', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const pool = overlaid(database.pool, {
    query: async (asked: never) => {
      await gate;
      return database.pool.query(asked);
    },
  });
  const known = start(pool);
  const room = newRoom();
  const waiting = Array.from({ length: 20_000 }, () => known.find(room, 'asha'));
  await expect(known.find(room, 'asha')).rejects.toMatchObject({ code: 'overloaded' });
  open();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]));
  expect(await known.find(room, 'asha')).toBeNull();
});

test('what is dropped for want of room is said in the log', async () => {
  const said: unknown[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => said.push(JSON.parse(line)) });
  const known = start(database.pool, log);
  const room = newRoom();
  for (let number = 0; number <= 500_000; number += 1) known.note(room, `usr_${number}`, number);
  await known.flush();
  expect(said).toMatchObject([{ lost: SHEET_NUMBERS }]);
  expect(await known.find(room, 'usr_0')).toBeNull();
  expect(await known.find(room, 'usr_500000')).toBe(500_000);
});

test('a room that is forgotten leaves what was flushed; one that is dropped leaves nothing', async () => {
  const known = start();
  const [over, other] = [newRoom(), newRoom()];
  for (const room of [over, other]) known.note(room, 'asha', 8);
  await known.flush();
  known.note(over, 'omar', 9);
  known.forget(over);
  expect(await known.find(over, 'asha')).toBe(8);
  expect(await known.find(over, 'omar')).toBeNull();
  known.note(over, 'omar', 9);
  await known.drop(over);
  await known.flush();
  expect(await countOf(over)).toBe(0);
  expect(await known.find(over, 'asha')).toBeNull();
  expect(await known.find(other, 'asha')).toBe(8);
});

test('a room that had to make room for others is read again, with what was not flushed yet', async () => {
  const known = start();
  const room = newRoom();
  known.note(room, 'asha', 1);
  await known.flush();
  known.note(room, 'omar', 2);
  for (let i = 0; i < 1_000; i += 1) known.note(newRoom(), 'meera', i);
  expect(await known.find(room, 'asha')).toBe(1);
  expect(await known.find(room, 'omar')).toBe(2);
});

test('a room that is dropped while a flush is on its way stays dropped', async () => {
  const { mood, pool } = moodyPool();
  const known = start(pool);
  const room = newRoom();
  known.note(room, 'asha', 1);
  const gate = Promise.withResolvers<void>();
  mood.gate = gate.promise;
  const flushed = known.flush();
  mood.gate = Promise.resolve();
  const dropped = known.drop(room);
  // A round trip to the database, in which a deletion that did not wait would be done.
  expect(await countOf(room)).toBe(0);
  gate.resolve();
  await Promise.all([flushed, dropped]);
  expect(await countOf(room)).toBe(0);
});

test.each([-1, 0.5, Number.NaN, 2 ** 31])('%d is no queue number', (number) => {
  const known: KnownBuyers = start();
  expect(() => known.note('wtr', 'asha', number)).toThrow(RangeError);
});
