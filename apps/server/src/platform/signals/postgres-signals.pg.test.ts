import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { systemClock } from '#platform/clock';
import { createIds } from '#platform/ids';
import { systemRandom } from '#platform/random';
import { createPostgresSignals } from '#platform/signals/postgres-signals';
import type { Signals } from '#platform/signals/signals';
import { silentLogger } from '#platform/telemetry/logger';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

interface Ear {
  readonly signals: Signals;
  readonly heard: unknown[];
  gaps: number;
}

async function ear(): Promise<Ear> {
  const signals = createPostgresSignals(database.url, {
    clock: systemClock,
    ids: createIds(systemClock, systemRandom),
    log: silentLogger,
  });
  const self: Ear = { signals, heard: [], gaps: 0 };
  signals.listen('news', {
    onSignal: (message) => self.heard.push(message),
    onGap: () => {
      self.gaps += 1;
    },
  });
  await signals.start();
  return self;
}

/** The first one has heard of the second one's start. */
async function twoEars(): Promise<[Ear, Ear]> {
  const first = await ear();
  const second = await ear();
  await expect.poll(() => first.gaps).toBe(1);
  first.gaps = 0;
  return [first, second];
}

test('a process that starts counts as a gap for the others: it may come for one that died unheard', async () => {
  const a = await ear();
  expect(a.gaps).toBe(0);
  const b = await ear();
  await expect.poll(() => a.gaps).toBe(1);
  expect([a.heard, b.heard, b.gaps]).toEqual([[], [], 0]);
  await Promise.all([a.signals.stop(), b.signals.stop()]);
});

test('a signal reaches its own process at once and the others soon, each once and in order', async () => {
  const [a, b] = await twoEars();
  for (let n = 0; n < 500; n++) a.signals.publish('news', n);
  expect(a.heard).toHaveLength(500);
  await expect.poll(() => b.heard.length).toBe(500);
  expect(b.heard).toEqual(a.heard);
  expect([a.gaps, b.gaps]).toEqual([0, 0]);
  await Promise.all([a.signals.stop(), b.signals.stop()]);
});

test('what is too large for one message shows as a gap, and later news still comes', async () => {
  const [a, b] = await twoEars();
  a.signals.publish('news', 'first');
  await expect.poll(() => b.heard).toEqual(['first']);
  a.signals.publish('news', 'x'.repeat(9_000));
  a.signals.publish('news', 'last');
  await expect.poll(() => b.heard).toEqual(['first', 'last']);
  expect(b.gaps).toBe(1);
  await Promise.all([a.signals.stop(), b.signals.stop()]);
});

test('a lost connection comes back by itself and counts as a gap', async () => {
  const [a, b] = await twoEars();
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'houseful signals' and datname = current_database()`,
  );
  await admin.end();
  await expect.poll(() => [a.gaps, b.gaps]).toEqual([1, 1]);
  a.signals.publish('news', 'again');
  await expect.poll(() => b.heard).toContain('again');
  await Promise.all([a.signals.stop(), b.signals.stop()]);
});
