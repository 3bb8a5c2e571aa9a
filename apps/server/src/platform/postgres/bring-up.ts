import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#platform/clock';
import type { DataFolder } from '#platform/postgres/data-folder';
import type { Binaries } from '#platform/postgres/embedded-binaries';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import {
  choosePort,
  launchServer,
  type OwnServer,
  type ServerExit,
} from '#platform/postgres/postmaster';
import {
  killSurvivors,
  readPostmaster,
  sendSignal,
  servesFolder,
} from '#platform/postgres/postmaster-file';
import type { ServerLog } from '#platform/postgres/server-log';

const { sleep } = systemClock;

/** How long to wait for another server on the folder to come up, go down, or let go of its memory. */
const SETTLE_MS_MAX = 120_000;
const SETTLE_POLL_MS = 50;
/** An unreadable pid file older than this is what a crash of the machine left. */
const GARBLED_MS_MAX = 1_000;
const PORT_TAKEN_WAIT_MS = 1_000;
const ADOPTED_POLL_MS = 250;

/** All that starting a server on a data folder needs. */
export interface Site {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly folder: DataFolder;
  readonly serverLog: ServerLog;
  readonly password: string;
  readonly log: { info(text: string): void; warn(text: string): void };
}

/** A server that takes connections. */
export interface Running {
  readonly port: number;
  readonly own: boolean;
  readonly ended: Promise<ServerExit>;
  /** Stops the server if it is ours, else just stops looking at it; `ended` resolves either way. */
  letGo(): Promise<void>;
}

/**
 * The running server of the folder, or a new one. A restart passes the port that the pools know, and a signal to be
 * called off by. Whatever another process does to the folder meanwhile, the loop looks again and follows.
 */
export async function bringUp(
  site: Site,
  fixedPort?: number,
  signal?: AbortSignal,
): Promise<Running> {
  const { clusterDir } = site.folder;
  const giveUpAt = systemClock.now().getTime() + SETTLE_MS_MAX;
  let garbledSince: number | undefined;
  for (;;) {
    const now = systemClock.now().getTime();
    if (now > giveUpAt) {
      throw new EmbeddedPostgresError(
        `Another PostgreSQL on ${clusterDir} neither starts nor stops; end it first.`,
      );
    }
    const found = readPostmaster(clusterDir);
    if (found.state === 'ready' && !found.orphan) return adopt(site, found, fixedPort);
    // A server of ours that nobody watches any more: its guard was killed with its process.
    if (found.state === 'ready') sendSignal(found.pid, 'SIGINT');
    if (found.state === 'garbled') {
      garbledSince ??= now;
      if (now - garbledSince > GARBLED_MS_MAX)
        rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
    } else garbledSince = undefined;
    if (found.state === 'down') {
      const launch = await launchServer({
        ...site,
        port: fixedPort ?? (await choosePort(found.lastPort)),
        ignorePid: found.ignorePid,
        tell: (news) => site.log.info(news),
        signal,
      });
      if (launch.outcome === 'ready') return own(launch.server, launch.port);
      if (launch.outcome === 'remnants') killSurvivors(clusterDir);
      if (launch.outcome === 'port-taken') await sleep(PORT_TAKEN_WAIT_MS, signal);
    }
    await sleep(SETTLE_POLL_MS, signal);
  }
}

function own(server: OwnServer, port: number): Running {
  return { port, own: true, ended: server.ended, letGo: server.stop };
}

function adopt(
  { folder }: Site,
  found: { readonly pid: number; readonly port: number },
  fixedPort: number | undefined,
): Running {
  if (fixedPort !== undefined && fixedPort !== found.port) {
    throw new EmbeddedPostgresError(
      `Another process started the database on port ${found.port}, and this one knows port ${fixedPort}; start it again.`,
    );
  }
  const { promise: ended, resolve: end } = Promise.withResolvers<ServerExit>();
  const stopLooking = systemClock.every(ADOPTED_POLL_MS, () => {
    if (!servesFolder(found.pid, folder.clusterDir)) letGo();
  });
  function letGo(): void {
    stopLooking();
    end({ code: null, signal: null });
  }
  return { port: found.port, own: false, ended, letGo: async () => letGo() };
}
