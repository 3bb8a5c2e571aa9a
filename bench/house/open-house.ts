import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Program, runProgram, startProgram } from './processes.ts';
import type { RoomPlan } from './room.ts';
import { type Usage, usageOf, usageOfTree } from './usage.ts';

const MAIN = join(import.meta.dirname, '../../apps/server/src/main.ts');
const PREPARE = join(import.meta.dirname, 'prepare.ts');
const READY_MS_MAX = 300_000;

export const AUTH_SECRET = 'a secret for benches, long enough to be one';

/** What is put on sale before the server starts. */
export interface OnSale {
  readonly rooms: readonly RoomPlan[];
  readonly shows: readonly { readonly showId: string; readonly seatMapId: string }[];
  /** The demo's venues, titles and timetable as well; nobody but the bench buys there. */
  readonly demoCity?: boolean;
}

export interface HouseUsage {
  readonly server: Usage;
  readonly postgres: Usage;
}

/** The real program on a data folder of its own, as `npm start` runs it but for its settings. */
export interface House {
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  usage(): HouseUsage;
  /** Asks its PostgreSQL something, past the server. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Holds a password: never print it. */
  databaseUrl(): string;
  /** One more process on the same data; it stops with the house. */
  another(): Promise<Program>;
  /** Ends the server and starts it again, under Node's profiler when a folder is given. */
  restart(profileFolder?: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a house: production settings, real PostgreSQL with fsync, log at info to a file; only the
 * rate limits are off and the demo is.
 */
export async function openHouse(
  onSale: OnSale,
  settings: Readonly<Record<string, string>> = {},
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'houseful-bench-'));
  // PostgreSQL does not run as root, and must reach its folder.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const env = {
    AUTH_SECRET,
    DATA_DIR: dataDir,
    RATE_LIMITS: 'off',
    DEMO: 'off',
    LOG_LEVEL: 'info',
    ...settings,
  };
  const start = (nodeOptions: readonly string[] = []): Promise<Program> =>
    startProgram({
      script: MAIN,
      env,
      nodeOptions,
      readyPath: '/readyz',
      readyMsMax: READY_MS_MAX,
      logFile: join(folder, 'server.log'),
    });
  const others: Program[] = [];
  let server: Program | undefined;
  let database: pg.Client | undefined;

  async function close(): Promise<void> {
    await database?.end();
    for (const other of others) await other.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    const plan = { dataDir, authSecret: AUTH_SECRET, onSale };
    await runProgram(PREPARE, { BENCH_PREPARE: JSON.stringify(plan) });
    server = await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get port() {
      return server?.port ?? 0;
    },
    get pid() {
      return server?.pid ?? 0;
    },
    folder,
    usage: () => ({
      server: usageOf(server?.pid ?? 0),
      postgres: usageOfTree(postmasterOf(dataDir).pid),
    }),
    sql: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
      if (!database) {
        database = new pg.Client({ connectionString: addressOf(dataDir) });
        await database.connect();
      }
      return (await database.query<Row>(text, [...values])).rows;
    },
    databaseUrl: () => addressOf(dataDir),
    another: async () => {
      const other = await start();
      others.push(other);
      return other;
    },
    restart: async (profileFolder) => {
      await database?.end();
      database = undefined;
      await server?.stop();
      server = await start(
        profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
      );
    },
    close,
  };
}

/** From PostgreSQL's own file: line 1 its process, line 4 its port. */
function postmasterOf(dataDir: string): { pid: number; port: number } {
  const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

function addressOf(dataDir: string): string {
  const password = readFileSync(join(dataDir, 'secrets', 'postgres-password'), 'utf8').trim();
  return `postgres://houseful:${password}@127.0.0.1:${postmasterOf(dataDir).port}/houseful`;
}
