import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '#platform/clock';
import type { BoxOffice } from '#test/drills/box-office';
import { parentOf } from '#test/drills/processes';
import { compareFlood, floodHolds } from '#test/drills/flood';

const { sleep } = systemClock;

const FROZEN_MS = 5_000;
const FULL_MS = 20_000;
const LOG_FILES = 20;
const FILLER_BLOCK_BYTES = 64 * 1024;
export const SMALL_DISK_MB = 320;
/** After a flood nothing has to come up again. */
const FLOOD_OVER_MS_MAX = 5_000;

export interface Findings {
  readonly notes: readonly string[];
  /** What must not have happened meanwhile. */
  readonly faults?: readonly string[];
}

/** What a strike leaves behind: when it was over, and what there is to tell. */
export interface Strike extends Findings {
  /** From when on service may be asked for again; `performance.now()`. */
  readonly endedAt: number;
}

export interface Drill {
  readonly name: string;
  /** For the report: what is done to the running program. */
  readonly what: string;
  /** Data on a disk of that size, which has to be mounted. */
  readonly diskMb?: number;
  /** Before the storm. */
  prepare?(box: BoxOffice): Promise<Findings | undefined>;
  strike(box: BoxOffice): Promise<Strike>;
  /** Service has to be back sooner than any drill's must. */
  readonly backMsMax?: number;
  /** A control takes a guard away, and passes only when the audit finds what then goes wrong. */
  readonly mustFind?: RegExp;
}

export const DRILLS: readonly Drill[] = [
  {
    name: 'kill-server',
    what: 'kill -9 of the server in the storm',
    strike: async ({ servers }) => {
      servers[0]?.kill();
      return { endedAt: performance.now(), notes: [] };
    },
  },
  {
    name: 'kill-postgres',
    what: 'kill -9 of PostgreSQL itself, the postmaster',
    strike: async (box) => {
      process.kill(box.postmasterPid(), 'SIGKILL');
      return { endedAt: performance.now(), notes: [] };
    },
  },
  {
    name: 'control',
    what: 'the same with PostgreSQL told not to wait for its disk: the audit has to find what is lost',
    prepare: forgetTheDisk,
    strike: async (box) => {
      process.kill(box.postmasterPid(), 'SIGKILL');
      return { endedAt: performance.now(), notes: [] };
    },
    mustFind: /is lost|no-such-(hold|order)/,
  },
  {
    name: 'kill-backend',
    what: 'kill -9 of one of PostgreSQL’s backends, which makes it end all others and recover',
    strike: async (box) => {
      const backend = backendsOf(box.postmasterPid())[0];
      if (backend === undefined) throw new Error('PostgreSQL has no backend to kill');
      process.kill(backend, 'SIGKILL');
      return { endedAt: performance.now(), notes: [] };
    },
  },
  {
    name: 'freeze-postgres',
    what: `SIGSTOP of all of PostgreSQL, SIGCONT ${FROZEN_MS / 1_000} s later`,
    strike: async (box) => {
      const postmaster = box.postmasterPid();
      const frozen = [postmaster, ...childrenOf(postmaster)];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      await sleep(FROZEN_MS);
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
      return { endedAt: performance.now(), notes: [`${frozen.length} processes stood still`] };
    },
  },
  {
    name: 'full-disk',
    what: `the disk of the data (${SMALL_DISK_MB} MB) filled to the last byte, also while PostgreSQL needs a new piece of its log; freed ${FULL_MS / 1_000} s later`,
    diskMb: SMALL_DISK_MB,
    strike: async (box) => {
      const filler = join(box.dataDir, 'filler');
      const [bytes] = await Promise.all([fillUp(filler, FULL_MS), askForNewLogFiles(box)]);
      rmSync(filler);
      const endedAt = performance.now();
      return {
        endedAt,
        notes: [
          `${Math.round(bytes / 2 ** 20)} MB were free, and taken away`,
          ...postgresWords(box.dataDir),
        ],
      };
    },
  },
  {
    name: 'overload',
    what: 'ten times the 256 buyers of the benches, 2,560 connections that all want seats, for 8 s',
    prepare: compareFlood,
    strike: floodHolds,
    backMsMax: FLOOD_OVER_MS_MAX,
  },
];

/** Commits are answered before they are written, and written seconds later. */
async function forgetTheDisk(box: BoxOffice): Promise<undefined> {
  const client = new pg.Client({ connectionString: box.databaseUrl() });
  await client.connect();
  await client.query('alter system set synchronous_commit = off');
  await client.query(`alter system set wal_writer_delay = '10s'`);
  await client.query('select pg_reload_conf()');
  await client.end();
}

/** Takes all space there is, and what becomes free meanwhile, for so long. */
export async function fillUp(file: string, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let bytes = 0;
  let block = Buffer.alloc(FILLER_BLOCK_BYTES, 1);
  while (performance.now() < until) {
    try {
      writeFileSync(file, block, { flag: 'a' });
      bytes += block.length;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      if (block.length > 1) block = block.subarray(0, block.length / 2);
      else {
        block = Buffer.alloc(FILLER_BLOCK_BYTES, 1);
        await sleep(20);
      }
    }
  }
  return bytes;
}

/** Halfway through: PostgreSQL survives a table that cannot grow, but not its own log. */
async function askForNewLogFiles(box: BoxOffice): Promise<void> {
  await sleep(FULL_MS / 2);
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: box.databaseUrl() });
    client.on('error', () => undefined);
    await client.connect();
    for (let files = 0; files < LOG_FILES; files++) {
      await client.query('select pg_switch_wal(), pg_logical_emit_message(false, $1, $1)', [
        'drill',
      ]);
    }
  } catch {
    // This is what it was asked for; or it has happened by itself.
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** How often PostgreSQL said which of its last words. */
function postgresWords(dataDir: string): string[] {
  const said = readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8');
  const panics = [...said.matchAll(/ (PANIC|FATAL): {2}(could not[^\n]*)/g)].map(
    ([, level, what]) => `${level} ${what?.replace(/"[^"]*"/g, '…')}`,
  );
  return [...new Set(panics)].slice(0, 4);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

/** Those that serve connections; the others are PostgreSQL's own. */
function backendsOf(postmaster: number): number[] {
  return childrenOf(postmaster).filter((pid) => {
    try {
      return /127\.0\.0\.1\(\d+\)/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    } catch {
      return false;
    }
  });
}
