import { statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { systemClock } from '#platform/clock';
import { makeDataDir } from '#platform/data-dir';
import { keepSecret } from '#platform/kept-secret';
import { bringUp, type Running, type Site } from '#platform/postgres/bring-up';
import { openDataFolder, SUPERUSER } from '#platform/postgres/data-folder';
import { findBinaries } from '#platform/postgres/embedded-binaries';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import { resetPassword, type ServerExit } from '#platform/postgres/postmaster';
import { openServerLog } from '#platform/postgres/server-log';
import { chooseServerUser } from '#platform/postgres/server-user';

const { sleep } = systemClock;

const DATABASE = 'houseful';

const OPEN_POLL_MS = 50;
const LOG_ROTATION_MS = 60_000;
const OPEN_TRIES_MAX = 100;
const CONNECT_MS_MAX = 10_000;

/**
 * A server that dies is started again, this often in that long, after waits that double. One backend that is killed (by a
 * system short of memory, say) takes the server along, so the window is short: hopeless is what dies at once, each time.
 */
const RESTARTS_MAX = 5;
const RESTART_WINDOW_MS = 2 * 60_000;
const RESTART_WAIT_MS = 100;

/** PostgreSQL's own log grows by 16 MB at a time, and its recovery writes some. */
const DISK_ROOM_BYTES_MIN = 32 * 1024 * 1024;
const DISK_WAIT_MS = 2_000;

const FOLDER_FAILURES: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'ENOTDIR',
  'EEXIST',
]);

export interface EmbeddedPostgresOptions {
  /** Folder of all that is kept; made when missing. The database lives in `postgres` inside it. */
  readonly dataDir: string;
  readonly log: { info(text: string): void; warn(text: string): void };
}

interface EmbeddedPostgresExit extends ServerExit {
  /** True after `stop()`; false when the server died and could not be brought back. */
  readonly expected: boolean;
}

export interface EmbeddedPostgres {
  /** Superuser of the database `houseful`, TCP on 127.0.0.1. Holds a password: never log it. */
  readonly connectionString: string;
  /** Whether the server was running already, started by another process of ours. */
  readonly adopted: boolean;
  /** Lets go of the server, and stops it if this process started it. Resolves when it is gone; safe to call twice. */
  stop(): Promise<void>;
  /** Resolves once there is no server any more and none will be started again. Never rejects. */
  readonly exited: Promise<EmbeddedPostgresExit>;
}

/**
 * A real PostgreSQL 18 on that folder, ready, with the database `houseful` in it.
 *
 * - What was committed is there at the next start, also after kill -9 of anything.
 * - The server ends with this process, even when this process is killed.
 * - A server that dies is started again on the same port, so that pools reconnect by themselves; after 5 deaths in
 *   2 minutes it stays down and `exited` says so. A full disk is no such death: it is tried again until there is room.
 * - Several processes on one folder share one server; when its starter goes, another one of them takes over.
 * - As root the server runs as the owner of the data, `postgres` or `nobody`.
 * @throws EmbeddedPostgresError, with nothing left running.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  try {
    return await start(dataDir, options.log);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!FOLDER_FAILURES.has(code ?? '')) throw error;
    throw new EmbeddedPostgresError(
      `The database cannot be kept in ${dataDir} (${message}); write DATA_DIR=<a folder you may write>.`,
      { cause: error },
    );
  }
}

async function start(
  dataDir: string,
  log: EmbeddedPostgresOptions['log'],
): Promise<EmbeddedPostgres> {
  makeDataDir(dataDir);
  const user = chooseServerUser(dataDir, resolve(dataDir, 'postgres'));
  const binaries = findBinaries(dataDir, user);
  const password = keepSecret(dataDir, 'postgres-password');
  const folder = await openDataFolder(dataDir, binaries, user, password);
  const serverLog = openServerLog(dataDir);
  const site: Site = { dataDir, binaries, folder, serverLog, password, log };
  const first = await openDatabase(site);
  const watch = watchOver(site, first);
  return {
    connectionString: connectionString(password, first.port, DATABASE),
    adopted: !first.own,
    stop: watch.stop,
    exited: watch.exited,
  };
}

/** Brings the server up, with the database in it and open to our password. */
async function openDatabase(site: Site): Promise<Running> {
  let running = await bringUp(site);
  try {
    for (let tries = 0; tries < OPEN_TRIES_MAX; tries++) {
      const answer = await askForDatabase(site, running.port);
      if (answer === 'ready') return running;
      if (answer === 'wrong-password') await renewPassword(site, running);
      // The starter of a server that we adopted may have gone just now, and taken it along.
      if (answer === 'wrong-password' || !running.own) running = await bringUp(site);
      await sleep(OPEN_POLL_MS);
    }
    throw new EmbeddedPostgresError(`The database on port ${running.port} takes no connections.`);
  } catch (error) {
    await running.letGo();
    throw error;
  }
}

/** The secret was lost, or the data came back from another day's backup. */
async function renewPassword(site: Site, running: Running): Promise<void> {
  if (!running.own) {
    throw new EmbeddedPostgresError(
      `The running database does not know the password in ${site.dataDir}/secrets; stop its process, then start again.`,
    );
  }
  await running.letGo();
  await resetPassword(site.binaries, site.folder, site.password);
}

async function askForDatabase(
  site: Site,
  port: number,
): Promise<'ready' | 'away' | 'wrong-password'> {
  try {
    await query(connectionString(site.password, port, DATABASE), 'SELECT 1');
    return 'ready';
  } catch (error) {
    switch ((error as { code?: string }).code) {
      case '28P01':
        return 'wrong-password';
      case '3D000':
        await createDatabase(site, port);
        return 'ready';
      case '57P01': // the server is shutting down
      case '57P03': // the server cannot be connected to now
      case 'ECONNREFUSED':
      case 'ECONNRESET':
        return 'away';
      default:
        throw error;
    }
  }
}

async function createDatabase({ password }: Site, port: number): Promise<void> {
  try {
    await query(connectionString(password, port, 'postgres'), `CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // Another process was faster: "duplicate database", or the same seen by a unique index.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  // Without a listener, a server that goes away would take this process along.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function connectionString(password: string, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

interface Watch {
  readonly stop: () => Promise<void>;
  readonly exited: Promise<EmbeddedPostgresExit>;
}

/** Keeps a server on the first one's port until told to stop, or until it has died too often. */
function watchOver(site: Site, first: Running): Watch {
  const { port } = first;
  const stopping = new AbortController();
  const stopRotation = systemClock.every(LOG_ROTATION_MS, () => site.serverLog.rotate());
  let current = first;
  let deaths: number[] = [];

  async function keepRunning(): Promise<EmbeddedPostgresExit> {
    for (;;) {
      const end = await current.ended;
      const next = stopping.signal.aborted ? undefined : await revive(end);
      if (!next) return { ...end, expected: stopping.signal.aborted };
      current = next;
      if (stopping.signal.aborted) await current.letGo();
    }
  }

  async function revive(end: ServerExit): Promise<Running | undefined> {
    let reason = `ended (${end.signal ?? `exit ${end.code ?? 'of its own process'}`})`;
    while (!stopping.signal.aborted) {
      const full = isDiskFull(site.folder.clusterDir);
      const now = systemClock.now().getTime();
      if (!full) deaths = [...deaths.filter((death) => now - death < RESTART_WINDOW_MS), now];
      if (deaths.length > RESTARTS_MAX) {
        site.log.warn(`PostgreSQL ${reason}, too often to go on; see ${site.serverLog.file}`);
        return undefined;
      }
      const next = full
        ? 'its disk is full, and it is tried until there is room'
        : 'starting it again';
      site.log.warn(`PostgreSQL ${reason}; ${next}`);
      const waitMs = full ? DISK_WAIT_MS : RESTART_WAIT_MS * 2 ** (deaths.length - 1);
      await sleep(waitMs, stopping.signal).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        return await bringUp(site, port, stopping.signal);
      } catch (error) {
        reason = `did not come back (${(error as Error).message})`;
      }
    }
    return undefined;
  }

  const exited = keepRunning().finally(stopRotation);
  return {
    exited,
    stop: async () => {
      stopping.abort(new Error('stopping'));
      await current.letGo();
      await exited;
    },
  };
}

/** A folder that is not there, or does not say, is no full disk. */
function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < DISK_ROOM_BYTES_MIN;
  } catch {
    return false;
  }
}
