import type { PoolClient, QueryResultRow } from 'pg';
import { arrayText } from '#platform/postgres/array-text';
import type { Pool } from '#platform/postgres/pool';
import { reportUnheard } from '#platform/unheard';

/** Named statements are prepared once per connection: use a name for everything hot. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Something that runs SQL: the pool for single reads, a transaction for everything else. */
export interface Queryable {
  rows<R extends QueryResultRow>(statement: Statement): Promise<R[]>;
}

/** An open transaction; the first, required argument of every function in a `store/`. */
export interface Tx extends Queryable {
  /**
   * Runs a statement whose rows nobody wants, after those before it and without waiting for it:
   * writes travel with whatever comes next, the last ones with the commit. A failure fails the
   * transaction, with its own error.
   */
  write(statement: Statement): void;
  /**
   * Runs once the commit is certain, in order, before the caller hears of it; never when the
   * transaction failed. Must not throw: what is committed is answered as such all the same,
   * the other effects run, and the error becomes a process warning.
   */
  afterCommit(effect: () => void): void;
}

/**
 * Runs `work` in one transaction: everything or nothing.
 * @throws whatever `work` throws, after rolling back; or the database's error on commit, in
 * which case the outcome is unknown and the work must be one that can be repeated.
 */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const effects: (() => void)[] = [];
  const result = await commit(pool, work, effects);
  for (const effect of effects) {
    try {
      effect();
    } catch (error) {
      reportUnheard(error, 'an effect of a committed transaction failed');
    }
  }
  return result;
}

async function commit<T>(
  pool: Pool,
  work: (tx: Tx) => Promise<T>,
  effects: (() => void)[],
): Promise<T> {
  const client = await pool.connect();
  const statements: Promise<unknown>[] = [];
  let broken: Error | undefined;
  try {
    const tx: Tx = {
      rows: (statement) => {
        const rows = runRows<never>(client, statement);
        statements.push(unwatched(rows));
        return rows;
      },
      write: (statement) => statements.push(unwatched(runRows(client, statement))),
      afterCommit: (effect) => effects.push(effect),
    };
    // Not awaited: the first statement of `work` travels in the same packet.
    statements.push(unwatched(client.query('begin')));
    const result = await work(tx);
    const committed = unwatched(client.query('commit'));
    await Promise.all(statements);
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, not with an error.
    const { command } = await committed;
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back on commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw (await firstFailure(statements)) ?? error;
  } finally {
    client.release(broken);
  }
}

/** The same promise, looked at later: until then its failure is nobody's news. */
function unwatched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** What went wrong first; statements after it only say that the transaction is lost. */
async function firstFailure(statements: readonly Promise<unknown>[]): Promise<unknown> {
  for (const outcome of await Promise.allSettled(statements)) {
    if (outcome.status === 'rejected') return outcome.reason;
  }
  return undefined;
}

/** Reads outside any transaction: each statement sees its own snapshot. */
export function readFrom(pool: Pool): Queryable {
  return { rows: (statement) => runRows(pool, statement) };
}

async function runRows<R extends QueryResultRow>(
  target: Pool | PoolClient,
  { name, text, values }: Statement,
): Promise<R[]> {
  const result = await target.query<R>({
    text,
    ...(name === undefined ? {} : { name }),
    ...(values === undefined ? {} : { values: values.map(parameter) }),
  });
  return result.rows;
}

function parameter(value: unknown): unknown {
  return Array.isArray(value) ? (arrayText(value) ?? value) : value;
}
