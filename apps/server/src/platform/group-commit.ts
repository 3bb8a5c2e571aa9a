import type { Clock } from '#platform/clock';
import { isDatabaseAway, isWorthRetrying } from '#platform/postgres/failures';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { overloaded } from '#platform/problem';
import type { Metrics } from '#platform/telemetry/metrics';

/**
 * A verb written for a batch. Must answer each command, in order, and must be repeatable:
 * a command whose commit was lost on the way is run again.
 */
export type BatchVerb<C, R> = (tx: Tx, commands: readonly C[]) => Promise<R[]>;

export interface GroupCommit<C, R> {
  /**
   * Resolves with this command's own answer once it is durable.
   * @throws overloaded when the line is full, the wait too long, or the database away.
   */
  submit(command: C): Promise<R>;
}

export interface GroupCommitLimits {
  readonly batchCommandsMax: number;
  /** How many transactions of this verb may be under way at once. */
  readonly transactionsMax: number;
  /** So many must wait before a further one is begun beside those under way. */
  readonly anotherFromCommands: number;
  readonly waitingCommandsMax: number;
  /** A command that has not started by then is refused; nothing of it was done. */
  readonly waitMsMax: number;
}

export interface GroupCommitDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

export const GROUP_COMMIT_LIMITS: GroupCommitLimits = {
  batchCommandsMax: 500,
  transactionsMax: 2,
  anotherFromCommands: 32,
  waitingCommandsMax: 20_000,
  waitMsMax: 5_000,
};

/** Lost connections and deadlocks are tried again; the database decides what had happened. */
const RETRIES_MAX = 3;
const RETRY_PAUSE_MS = 100;
const RETRY_AFTER_MS = 1_000;

interface Waiting<C, R> {
  readonly command: C;
  readonly since: number;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits many callers' commands as one transaction: whatever arrived while the last one was
 * in flight goes into the next. One disk flush then serves hundreds of buyers, and a slow disk
 * shows as longer batches, not as errors. When a crowd waits, a second transaction is prepared
 * while the first is on its way; each verb is written for several processes, so also for this.
 *
 * First come, first served, within a batch to the letter. A command that breaks the batch fails
 * alone: the batch is halved until the culprit is by itself.
 */
export function createGroupCommit<C, R>(
  verb: string,
  run: BatchVerb<C, R>,
  { pool, clock, metrics }: GroupCommitDeps,
  limits: GroupCommitLimits = GROUP_COMMIT_LIMITS,
): GroupCommit<C, R> {
  const line: Waiting<C, R>[] = [];
  let underWay = 0;

  /** Whether the line is worth a transaction now, beside those that are under way. */
  function isWorthOne(): boolean {
    if (line.length === 0) return false;
    return (
      underWay === 0 ||
      (underWay < limits.transactionsMax && line.length >= limits.anotherFromCommands)
    );
  }

  async function drain(): Promise<void> {
    underWay += 1;
    // One turn of the event loop lets requests that arrived together travel together.
    await new Promise((resolve) => setImmediate(resolve));
    const batch = line.splice(0, limits.batchCommandsMax);
    metrics.groupCommitWaiting.set({ verb }, line.length);
    await commit(refuseTheLate(batch));
    underWay -= 1;
    if (isWorthOne()) void drain();
  }

  function refuseTheLate(batch: Waiting<C, R>[]): Waiting<C, R>[] {
    const oldest = clock.now().getTime() - limits.waitMsMax;
    return batch.filter((waiting) => {
      if (waiting.since >= oldest) return true;
      waiting.reject(overloaded(RETRY_AFTER_MS));
      return false;
    });
  }

  async function commit(batch: Waiting<C, R>[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const answers = await runWithRetries(batch.map(({ command }) => command));
      batch.forEach((waiting, index) => waiting.resolve(answers[index] as R));
    } catch (error) {
      if (isDatabaseAway(error)) {
        for (const waiting of batch) waiting.reject(overloaded(RETRY_AFTER_MS));
      } else if (batch.length === 1) {
        batch[0]?.reject(error);
      } else {
        const middle = Math.ceil(batch.length / 2);
        await commit(batch.slice(0, middle));
        await commit(batch.slice(middle));
      }
    }
  }

  async function runWithRetries(commands: C[]): Promise<R[]> {
    for (let attempt = 1; ; attempt++) {
      const stopTimer = metrics.groupCommitSeconds.startTimer({ verb });
      try {
        const answers = await inTransaction(pool, (tx) => run(tx, commands));
        if (answers.length !== commands.length) {
          throw new Error(`${verb} answered ${answers.length} of ${commands.length} commands`);
        }
        metrics.groupCommitBatch.observe({ verb }, commands.length);
        return answers;
      } catch (error) {
        if (attempt > RETRIES_MAX || !isWorthRetrying(error)) throw error;
        await clock.sleep(RETRY_PAUSE_MS * attempt);
      } finally {
        stopTimer();
      }
    }
  }

  return {
    submit: (command) =>
      new Promise<R>((resolve, reject) => {
        if (line.length >= limits.waitingCommandsMax) {
          reject(overloaded(RETRY_AFTER_MS));
          return;
        }
        line.push({ command, since: clock.now().getTime(), resolve, reject });
        if (isWorthOne()) void drain();
      }),
  };
}
