import pg from 'pg';
import { gatheringSocket } from '#platform/postgres/gathering-socket';
import type { Logger } from '#platform/telemetry/logger';

export type Pool = pg.Pool;

const CONNECT_TIMEOUT_MS = 5_000;

/** bigint and numeric as numbers: every integer we store is below 2^53, and the parser insists. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`integer from the database is too large: ${text}`);
  }
  return value;
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, safeInteger);
types.setTypeParser(pg.types.builtins.NUMERIC, safeInteger);
// A calendar day has no time zone; the driver's own parser would give it the machine's.
types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * A pool whose connections send statements without waiting for the answer of the one before
 * (`pipeline`), so that `begin` and the first statement share a round trip.
 * Survives a restart of the server: broken connections are dropped and logged, never thrown.
 */
export function createPool(connectionString: string, connectionsMax: number, log: Logger): Pool {
  const pool = new pg.Pool({
    connectionString,
    max: connectionsMax,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'houseful',
    pipeline: true,
    stream: gatheringSocket,
    types,
  });
  // Only the words: the error itself carries the whole client, cancel key included. A pool that
  // is closing loses its connections on purpose.
  const warn = (what: string) => (error: Error) => {
    if (!pool.ending) log.warn({ message: error.message }, what);
  };
  pool.on('error', warn('lost an idle database connection'));
  pool.on('connect', (client) => {
    client.on('error', warn('lost a database connection'));
    // A fresh house plans its statements on empty tables and keeps the plans; without this it would
    // go on reading whole tables while a rush fills them. Every statement of ours has its index.
    client.query('set enable_seqscan = off').catch(() => undefined);
  });
  return pool;
}
