import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchedule, type Schedule } from '#platform/schedule/schedule';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { type ManualClock, manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

function schedule(clock: ManualClock = manualClock()): Schedule {
  return createSchedule({
    pool: database.pool,
    clock,
    log: silentLogger,
    metrics: createMetrics(),
  });
}

test('a job runs each time its interval has passed', async () => {
  const clock = manualClock();
  const jobs = schedule(clock);
  let runs = 0;
  jobs.start([
    {
      name: 'test/count',
      everyMs: 1_000,
      run: async () => {
        runs += 1;
      },
    },
  ]);
  await clock.advance(3_500);
  expect(runs).toBe(3);
  await jobs.stop();
  await clock.advance(5_000);
  expect(runs).toBe(3);
});

test('of several processes only one is at a job at a time', async () => {
  const finish = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  let runs = 0;
  const job = {
    name: 'test/alone',
    everyMs: 1_000,
    run: async () => {
      runs += 1;
      started.resolve();
      await finish.promise;
    },
  };
  const first = schedule().runNow(job);
  await started.promise;
  await schedule().runNow(job);
  expect(runs).toBe(1);
  finish.resolve();
  await first;
  await schedule().runNow(job);
  expect(runs).toBe(2);
});

test('a job that throws neither stops the schedule nor keeps the lock', async () => {
  let runs = 0;
  const job = {
    name: 'test/broken',
    everyMs: 1_000,
    run: async () => {
      runs += 1;
      throw new Error('broken');
    },
  };
  await schedule().runNow(job);
  await schedule().runNow(job);
  expect(runs).toBe(2);
});
