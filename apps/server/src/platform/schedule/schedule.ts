import type { Clock, Stop } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';

/** One line of a module's `schedule.ts`: work that time calls for. */
export interface Job {
  /** `module/verb`, unique: also the name of the lock that keeps other processes out. */
  readonly name: string;
  readonly everyMs: number;
  /**
   * Idempotent. Takes its work in transactions of a limited, named size, so that no backlog is
   * ever read or locked as a whole. A run ends at a limit of its own or when nothing is due;
   * until then no process begins another run of the same job.
   */
  readonly run: () => Promise<void>;
}

export interface Schedule {
  start(jobs: readonly Job[]): void;
  /** No new runs; resolves when those under way have ended. */
  stop(): Promise<void>;
  /** Runs one job now, unless another process is at it; for start-up and tests. */
  runNow(job: Job): Promise<void>;
}

export interface ScheduleDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * Runs each job every `everyMs`, in at most one process at a time: the run holds an advisory
 * lock that dies with its connection, so a killed process blocks nobody.
 */
export function createSchedule({ pool, clock, log, metrics }: ScheduleDeps): Schedule {
  const stops: Stop[] = [];
  const underWay = new Set<Promise<void>>();

  async function runNow(job: Job): Promise<void> {
    try {
      await inTransaction(pool, async (tx) => {
        const [lock] = await tx.rows<{ mine: boolean }>({
          name: 'schedule.lock',
          text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine',
          values: [`job ${job.name}`],
        });
        if (lock?.mine) await job.run();
      });
    } catch (error) {
      metrics.jobFailures.inc({ job: job.name });
      log.error({ err: error, job: job.name }, 'a job failed');
    }
  }

  return {
    start: (jobs) => {
      for (const job of jobs) {
        stops.push(
          clock.every(job.everyMs, async () => {
            const run = runNow(job);
            underWay.add(run);
            await run.finally(() => underWay.delete(run));
          }),
        );
      }
    },
    stop: async () => {
      for (const stop of stops) stop();
      await Promise.all(underWay);
    },
    runNow,
  };
}
