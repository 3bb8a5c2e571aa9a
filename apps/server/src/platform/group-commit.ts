import type { Clock } from '#platform/clock';
import { createExpectedWait } from '#platform/expected-wait';
import { isWorthRetrying } from '#platform/postgres/failures';
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
   * @throws overloaded at once when the line is full or, at its pace, too long; later when the wait was too long after
   * all, or the database is away or in a tangle that outlasts the retries.
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
  /** A command that would have to wait longer than this, at the line's pace, is not taken on. */
  readonly expectedWaitMsMax: number;
  /** A command that has not started by then all the same is refused; nothing of it was done. */
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
  expectedWaitMsMax: 2_000,
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
  const expectedWait = createExpectedWait();
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
    refuseTheLate(clock.now().getTime());
    const batch = line.splice(0, limits.batchCommandsMax);
    moveOn(batch.length);
    metrics.groupCommitWaiting.set({ verb }, line.length);
    await commit(batch);
    underWay -= 1;
    if (isWorthOne()) void drain();
  }

  /** The line is in order of arrival: the late ones stand in front. */
  function refuseTheLate(now: number): void {
    const inTime = line.findIndex(({ since }) => since >= now - limits.waitMsMax);
    const late = line.splice(0, inTime === -1 ? line.length : inTime);
    for (const { reject } of late) reject(overloaded(RETRY_AFTER_MS));
    moveOn(late.length);
  }

  function moveOn(count: number): void {
    if (line.length === 0) expectedWait.cleared();
    else expectedWait.left(count);
  }

  /** Whether one more would wait too long, as far as can be seen; who has begun to wait keeps its place. */
  function isTooLong(now: number): boolean {
    if (line.length === 0) return false;
    if (line.length >= limits.waitingCommandsMax) return true;
    return expectedWait.ms(line.length, now) > limits.expectedWaitMsMax;
  }

  async function commit(batch: Waiting<C, R>[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const answers = await runWithRetries(batch.map(({ command }) => command));
      batch.forEach((waiting, index) => waiting.resolve(answers[index] as R));
    } catch (error) {
      if (isWorthRetrying(error)) {
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
        const now = clock.now().getTime();
        if (isTooLong(now)) {
          // Also while nothing moves nobody waits for longer than was said.
          refuseTheLate(now);
          reject(overloaded(RETRY_AFTER_MS));
          return;
        }
        line.push({ command, since: now, resolve, reject });
        if (isWorthOne()) void drain();
      }),
  };
}
