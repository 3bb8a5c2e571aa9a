import type { PoolClient, QueryResult } from 'pg';
import { createPool, type Pool } from '#platform/postgres/pool';
import { silentLogger } from '#platform/telemetry/logger';

/** Connections of all simulated processes together. */
const CONNECTIONS_MAX = 70;
/** How long a statement may be silent before we ask whether it waits. Only saves questions. */
const SILENCE_MS = 1;

export interface Asked {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export type Answer =
  | { readonly ok: true; readonly result: QueryResult }
  | { readonly ok: false; readonly error: Error };

/** A real connection, lent to one simulated one at a time. */
export interface Connection {
  readonly client: PoolClient;
  readonly pid: number;
}

/** A statement that waits for a lock. */
export interface Wait {
  readonly blockers: readonly number[];
  /** For its turn at a row that another waiter wants to lock first. */
  readonly inQueue: boolean;
}

/** The one real thing in a simulated world: PostgreSQL, and what it alone can tell about locks. */
export class RealDatabase {
  readonly #pool: Pool;
  readonly #idle: Connection[] = [];
  #observer: PoolClient | undefined;

  constructor(url: string) {
    this.#pool = createPool(url, CONNECTIONS_MAX, silentLogger);
  }

  /** Lent last, lent first: few connections know most statements by heart. */
  async lend(): Promise<Connection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    const client = await this.#pool.connect();
    return { client, pid: (client as unknown as { processID: number }).processID };
  }

  takeBack(connection: Connection): void {
    this.#idle.push(connection);
  }

  /** A question of the simulation itself, on a connection of its own. */
  async ask<R extends object>(asked: Asked): Promise<R[]> {
    this.#observer ??= await this.#pool.connect();
    const { rows } = await this.#observer.query<R>(asked as { text: string });
    return rows;
  }

  /** Whom the connection waits for; null when it works or has answered. */
  async #waitOf({ pid }: Connection): Promise<Wait | null> {
    const [row] = await this.ask<{ pids: number[]; lock: string | null }>({
      name: 'sim.wait',
      text: `select pg_blocking_pids($1) as pids,
                    (select locktype from pg_locks where pid = $1 and not granted) as lock`,
      values: [pid],
    });
    if (!row || row.pids.length === 0 || row.lock === null) return null;
    return { blockers: row.pids, inQueue: row.lock === 'tuple' };
  }

  /**
   * The answer, or whom it waits for. It follows from the state of the database alone, because
   * nothing else moves meanwhile: who waits for a lock goes on waiting.
   */
  async answerOrWait<T>(
    connection: Connection,
    answer: Promise<T>,
  ): Promise<{ readonly answer: T } | { readonly wait: Wait }> {
    let answered = false;
    const settled = answer.then((value) => {
      answered = true;
      return { answer: value };
    });
    while (!answered) {
      await Promise.race([settled, silence()]);
      if (answered) break;
      const wait = await this.#waitOf(connection);
      // It may have been answered between the lock and the question: then it did not wait.
      if (!answered && wait) return { wait };
    }
    return settled;
  }

  /** Makes a waiting statement fail, as the database does with one victim of a deadlock. */
  async cancel({ pid }: Connection): Promise<void> {
    await this.ask({ name: 'sim.cancel', text: 'select pg_cancel_backend($1)', values: [pid] });
  }

  async close(): Promise<void> {
    for (const { client } of this.#idle) client.release();
    this.#observer?.release();
    await this.#pool.end();
  }
}

function silence(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
}
