import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres/embedded';
import { readPostmaster } from '#platform/postgres/postmaster-file';

const WAIT_MS_MAX = 60_000;
const POLL_MS = 20;

/** A temporary place for data folders; what a test starts there is stopped after it, and the place is removed at last. */
export const home = mkdtempSync(join(tmpdir(), 'houseful-postgres-'));
chmodSync(home, 0o755);
/** The folder that most tests share: each starts its own server on what the test before left. */
export const dataDir = join(home, 'shared');
export const clusterDir = join(dataDir, 'postgres');

const running: EmbeddedPostgres[] = [];
export const children: ChildProcess[] = [];
/** What the launcher told its log since the test began. */
export const news: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of running.splice(0)) await database.stop();
  await until(() => !('pid' in readPostmaster(clusterDir)));
  news.length = 0;
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

export async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  const tell = (text: string) => void news.push(text);
  const database = await startEmbeddedPostgres({
    dataDir: folder,
    log: { info: tell, warn: tell },
  });
  running.push(database);
  return database;
}

/** The database in a process of its own; resolves to its connection string when it is open. */
export function startHost(folder = dataDir): { child: ChildProcess; url: Promise<string> } {
  const script = join(import.meta.dirname, 'embedded-host.fixture.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let errors = '';
  child.stderr?.on('data', (text) => (errors += text));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text) => resolve(String(text).trim()));
    child.once('exit', () => reject(new Error(errors)));
  });
  url.catch(() => undefined);
  return { child, url };
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + WAIT_MS_MAX;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`waited too long; news: ${news.join('; ')}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export function serverPid(folder = clusterDir): number {
  const found = readPostmaster(folder);
  if (found.state !== 'ready') throw new Error(`the server is ${found.state}`);
  return found.pid;
}

export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export function parentOf(pid: number): number {
  const stat = existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}
