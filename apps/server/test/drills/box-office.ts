import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { keepSecret } from '#platform/kept-secret';
import { startEmbeddedPostgres } from '#platform/postgres/embedded';
import { readPostmaster } from '#platform/postgres/postmaster-file';
import { systemRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { startServer, type Server } from '#test/drills/server-process';
import { furnish } from '#test/kit/furnish';
import { smallRoom } from '#test/kit/small-room';
import { compose } from '../../src/compose.ts';

/** Whoever knows it can sign in as anybody. */
export const AUTH_SECRET = 'a secret for drills, long enough to be one';
const HOST = join(import.meta.dirname, '../../src/platform/postgres/embedded-host.fixture.ts');
const READY_MS_MAX = 60_000;

/** What the drills sell: rows A to Y of `SEATS_PER_ROW` seats, the same in each show. */
export const ROWS = 'ABCDEFGHJKLMNPQRSTUVWXY';
export const SEATS_PER_ROW = 60;
export const SHOWS = Array.from({ length: 24 }, (_, index) => `shw_drill_${index + 1}`);

/** The real program, one process or several on one database, with shows of its own to sell. */
export interface BoxOffice {
  readonly servers: readonly Server[];
  readonly dataDir: string;
  /** Holds a password: never print it. */
  databaseUrl(): string;
  /** The PostgreSQL server's process id. */
  postmasterPid(): number;
  /** The end of what the servers said, for a drill that failed. */
  lastWords(): string;
  close(): Promise<void>;
}

/**
 * Opens it and waits until all processes are ready. One process brings its own PostgreSQL; several share one
 * `DATABASE_URL`, whose server lives in a process of its own, as on somebody else's machine.
 */
export async function openBoxOffice({
  processes,
  folder,
}: {
  processes: number;
  /** Where the data goes; a fresh temporary folder when not given. */
  folder?: string;
}): Promise<BoxOffice> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'houseful-drill-'));
  chmodSync(home, 0o755);
  const dataDir = join(home, 'data');
  await furnishShows(dataDir);
  const databaseUrl = () => addressOf(dataDir);
  const host = processes > 1 ? await startHost(dataDir) : null;
  const servers = await Promise.all(
    Array.from({ length: processes }, () =>
      startServer({
        AUTH_SECRET,
        DATA_DIR: dataDir,
        RATE_LIMITS: 'off',
        // A machine this small can be flooded tenfold only where the house takes less than usual.
        REQUESTS_IN_FLIGHT_MAX: '2000',
        DEMO: 'off',
        LOG_LEVEL: 'warn',
        ...(host ? { DATABASE_URL: databaseUrl() } : {}),
      }),
    ),
  );
  const box: BoxOffice = {
    servers,
    dataDir,
    databaseUrl,
    postmasterPid: () => {
      const found = readPostmaster(join(dataDir, 'postgres'));
      if (!('pid' in found)) throw new Error(`PostgreSQL is ${found.state}`);
      return found.pid;
    },
    lastWords: () => servers.map((server) => server.lastWords()).join('\n'),
    close: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await host?.stop();
      if (folder === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all(servers.map((server) => server.ready(READY_MS_MAX)));
  } catch (error) {
    console.error(box.lastWords());
    await box.close();
    throw error;
  }
  return box;
}

function addressOf(dataDir: string): string {
  const found = readPostmaster(join(dataDir, 'postgres'));
  if (found.state !== 'ready') throw new Error(`PostgreSQL is ${found.state}`);
  const password = keepSecret(dataDir, 'postgres-password');
  return `postgres://houseful:${password}@127.0.0.1:${found.port}/houseful`;
}

/** Who owns the house, for those who sign a token for them. */
export const OPERATOR_ID = 'usr_operator';

/** Puts the shows on sale in a house that never listens, and closes it again. */
async function furnishShows(dataDir: string): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir, log: silentLogger });
  try {
    const house = await compose({
      version: '0.0.0-drill',
      config: loadConfig({ AUTH_SECRET, DATA_DIR: dataDir, DEMO: 'off' }),
      connectionString: database.connectionString,
      clock: systemClock,
      random: systemRandom,
      log: silentLogger,
    });
    const room = smallRoom('smp_drill', { rows: ROWS.length, seatsPerRow: SEATS_PER_ROW });
    await furnish(house, {
      now: systemClock.now(),
      rooms: [room],
      shows: SHOWS.map((showId) => ({ showId, room: 0 })),
    });
    await house.faces.organisations.openFirst({ name: 'The drill', ownerId: OPERATOR_ID });
    await house.stop();
  } finally {
    await database.stop();
  }
}

async function startHost(dataDir: string): Promise<{ stop(): Promise<void> }> {
  const child = spawn(process.execPath, [HOST, dataDir], { stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the database's process ended (${code})`)));
  });
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
