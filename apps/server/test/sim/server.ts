import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/postgres/embedded';
import { type MigrationSet, migrate } from '#platform/postgres/migrate';
import { silentLogger } from '#platform/telemetry/logger';
import { allMigrations } from '../../src/compose.ts';
import { setTheStage } from './stage.ts';

const SCHEMAS = new Set(['platform', 'booking', 'payments', 'tickets', 'waiting_room']);
const TEMPLATE = 'sim_template';

/**
 * Nothing has to survive this server, and nothing may happen in it by itself: no flush to disk,
 * no sweeper, no victim of a deadlock but those that the simulation names.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  deadlock_timeout: '1h',
  // Plans follow from the statement, not from how often it ran or how many rows there were.
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  log_lock_waits: 'off',
};

export interface SimulationServer {
  /** One database for each worker. */
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

/** A real PostgreSQL of its own in a temporary folder, with a stage for each worker. */
export async function startSimulationServer(databases: number): Promise<SimulationServer> {
  const folder = await mkdtemp(join(tmpdir(), 'houseful-sim-'));
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLogger });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { urls: await prepare(server.connectionString, databases), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(serverUrl: string, databases: number): Promise<string[]> {
  const names = Array.from({ length: databases }, (_, index) => `sim_${index + 1}`);
  const settings = Object.entries(SETTINGS).map(
    ([name, value]) => `alter system set ${name} = '${value}'`,
  );
  await run(serverUrl, [...settings, 'select pg_reload_conf()', `create database ${TEMPLATE}`]);
  const templateUrl = withDatabase(serverUrl, TEMPLATE);
  const sets: MigrationSet[] = allMigrations.filter(({ schema }) => SCHEMAS.has(schema));
  await migrate(templateUrl, sets, silentLogger);
  await setTheStage(templateUrl);
  await run(
    serverUrl,
    names.map((name) => `create database ${name} template ${TEMPLATE}`),
  );
  return names.map((name) => withDatabase(serverUrl, name));
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
