import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { platform } from 'node:process';
import { systemClock } from '#platform/clock';
import { childEnvironment, type DataFolder, SUPERUSER } from '#platform/postgres/data-folder';
import type { Binaries } from '#platform/postgres/embedded-binaries';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import {
  CLUSTER_NAME,
  GUARD_NAME,
  readPostmaster,
  sendSignal,
} from '#platform/postgres/postmaster-file';
import type { ServerLog } from '#platform/postgres/server-log';

const { sleep } = systemClock;

const START_MS_MAX = 120_000;
const START_POLL_MS = 10;
const RECOVERY_NEWS_AFTER_MS = 3_000;
const FAST_SHUTDOWN_MS_MAX = 30_000;
const IMMEDIATE_SHUTDOWN_MS_MAX = 5_000;

/**
 * Below the ports that systems hand out for outgoing connections: a pool that keeps knocking while the server is away
 * could otherwise be given the server's own port, and connect to itself.
 */
const PORT_MIN = 20_000;
const PORT_MAX = 32_000;
const PORT_TRIES_MAX = 50;

/**
 * A shell that ties the server to us. We hold its standard input open; when we end, however we end, `read` returns and
 * the server is told to shut down (INT: roll back, checkpoint, exit). When the server ends by itself, so does the guard,
 * with its exit code. A background job of a shell loses standard input, hence descriptor 3.
 */
const GUARD = [
  'exec 3<&0',
  '"$@" 3<&- & server=$!',
  'trap "kill -INT $server" INT TERM',
  '(read _ <&3; kill -INT $server 2>/dev/null) & watch=$!',
  'wait $server; code=$?',
  'kill $watch 2>/dev/null',
  'wait $server 2>/dev/null',
  'exit $code',
].join('\n');

export interface ServerExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A server that we started: it ends with us. */
export interface OwnServer {
  readonly ended: Promise<ServerExit>;
  /** Fast shutdown; harder after 30 s. Resolves when the server is gone. */
  stop(): Promise<void>;
}

export type Launch =
  | { readonly outcome: 'ready'; readonly server: OwnServer; readonly port: number }
  /** Another process was faster: its server runs on the folder. */
  | { readonly outcome: 'occupied' }
  /** Workers of a killed server still hold its memory. */
  | { readonly outcome: 'remnants' }
  | { readonly outcome: 'port-taken' };

export interface LaunchPlan {
  readonly binaries: Binaries;
  readonly folder: DataFolder;
  readonly serverLog: ServerLog;
  readonly port: number;
  /** A stranger's process id in the file of a dead server, which PostgreSQL would take for the server. */
  readonly ignorePid: number | undefined;
  readonly tell: (news: string) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Starts a server on the folder and waits until it takes connections.
 * The pid file of a dead server is left to PostgreSQL, whose own check also finds workers that survived it.
 * @throws Error with the tail of the server's log for every failure that waiting does not mend; the signal's reason
 * when called off, with nothing left running.
 */
export async function launchServer(plan: LaunchPlan): Promise<Launch> {
  const logStart = plan.serverLog.sizeBytes();
  const child = spawnServer(plan);
  const server = ownServer(child, plan);
  let exit: ServerExit | undefined;
  void server.ended.then((ended) => {
    exit = ended;
  });
  const startedAt = systemClock.now().getTime();
  let told = false;
  for (;;) {
    if (exit) return failedLaunch(plan.serverLog.tail(logStart), exit);
    const found = readPostmaster(plan.folder.clusterDir);
    if (found.state === 'ready') return { outcome: 'ready', server, port: found.port };
    const waitedMs = systemClock.now().getTime() - startedAt;
    if (waitedMs > START_MS_MAX) {
      await server.stop();
      throw new EmbeddedPostgresError(
        `PostgreSQL did not start in time:\n${plan.serverLog.tail(logStart)}`,
      );
    }
    if (waitedMs > RECOVERY_NEWS_AFTER_MS && !told) {
      plan.tell('PostgreSQL is recovering from an interrupted run; this can take a minute');
      told = true;
    }
    if (plan.signal?.aborted) {
      await server.stop();
      throw plan.signal.reason;
    }
    await sleep(START_POLL_MS);
  }
}

function failedLaunch(log: string, { code, signal }: ServerExit): Launch {
  if (/lock file "postmaster.pid" already exists/.test(log)) return { outcome: 'occupied' };
  if (/pre-existing shared memory block/.test(log)) return { outcome: 'remnants' };
  if (/could not (create any TCP|bind )/.test(log)) return { outcome: 'port-taken' };
  throw new EmbeddedPostgresError(`PostgreSQL did not start (exit ${code ?? signal}):\n${log}`);
}

function spawnServer({ binaries, folder, serverLog, port, ignorePid }: LaunchPlan): ChildProcess {
  const server = [
    ...[binaries.postgres, '-D', folder.serverPath, '-p', String(port)],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...['-c', `cluster_name=${CLUSTER_NAME}`],
    // Whoever restarts it looks at the disk first, and each recovery is a fresh server's. PostgreSQL 18's own restart
    // can lose its recovery: when that one fails at once (a full disk), it may wait for ever for a process that is gone.
    ...['-c', 'restart_after_crash=off'],
  ];
  const [program = '', ...args] =
    platform === 'win32' ? server : ['sh', '-c', GUARD, GUARD_NAME, ...server];
  const log = serverLog.open();
  try {
    return spawn(program, args, {
      ...folder.user,
      cwd: folder.clusterDir,
      // PostgreSQL ignores this one process when it checks who is named in an old pid file.
      env: { ...childEnvironment(), PG_GRANDPARENT_PID: ignorePid ? String(ignorePid) : undefined },
      stdio: ['pipe', log, log],
      // Away from the terminal: Ctrl-C is for us, who drain first and stop the server last.
      detached: platform !== 'win32',
      windowsHide: true,
    });
  } finally {
    closeSync(log);
  }
}

function ownServer(child: ChildProcess, { binaries, folder }: LaunchPlan): OwnServer {
  const ended = new Promise<ServerExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: null, signal: error.message }));
  });
  // The guard may be gone when we let go of it.
  child.stdin?.on('error', () => undefined);
  return {
    ended,
    stop: async () => {
      if (platform === 'win32') {
        spawn(binaries.pgCtl, ['stop', '-m', 'fast', '-W', '-D', folder.clusterDir]);
      }
      child.stdin?.end();
      if (await endsWithin(ended, FAST_SHUTDOWN_MS_MAX)) return;
      const found = readPostmaster(folder.clusterDir);
      if ('pid' in found) sendSignal(found.pid, 'SIGQUIT');
      if (await endsWithin(ended, IMMEDIATE_SHUTDOWN_MS_MAX)) return;
      if (child.pid) sendSignal(platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      await ended;
    },
  };
}

async function endsWithin(ended: Promise<unknown>, ms: number): Promise<boolean> {
  const patience = new AbortController();
  const timeUp = sleep(ms, patience.signal).then(
    () => false,
    () => true,
  );
  const inTime = await Promise.race([ended.then(() => true), timeUp]);
  patience.abort();
  return inTime;
}

/** The preferred port when it is free, else a random free one. */
export async function choosePort(preferred: number | undefined): Promise<number> {
  if (preferred && (await isFree(preferred))) return preferred;
  for (let tries = 0; tries < PORT_TRIES_MAX; tries++) {
    const port = randomInt(PORT_MIN, PORT_MAX);
    if (await isFree(port)) return port;
  }
  throw new EmbeddedPostgresError(
    `No free port was found between ${PORT_MIN} and ${PORT_MAX} on 127.0.0.1.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * Gives the superuser that password without being let in: PostgreSQL in single-user mode, while no server runs.
 * For a data folder whose secret was lost or restored from another day.
 */
export function resetPassword(
  binaries: Binaries,
  folder: DataFolder,
  password: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.postgres, ['--single', '-D', folder.serverPath, 'postgres'], {
      ...folder.user,
      cwd: folder.clusterDir,
      env: childEnvironment(),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr?.on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && !/ERROR|FATAL/.test(output)) resolve();
      else
        reject(
          new EmbeddedPostgresError(
            `The database password could not be renewed:\n${output.trim()}`,
          ),
        );
    });
    child.stdin?.end(`ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`);
  });
}
