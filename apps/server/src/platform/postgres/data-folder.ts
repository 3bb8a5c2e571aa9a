import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { platform } from 'node:process';
import { basename, join } from 'node:path';
import { isRoot, ownLike } from '#platform/data-dir';
import type { Binaries } from '#platform/postgres/embedded-binaries';
import { EmbeddedPostgresError } from '#platform/postgres/embedded-error';
import {
  INCLUDE_LINE,
  SETTINGS_FILE,
  settingsFileText,
} from '#platform/postgres/embedded-settings';
import { isAlive } from '#platform/postgres/postmaster-file';
import { canReach, giveTo, type ServerUser } from '#platform/postgres/server-user';

/** Data files of another major version cannot be opened. */
const POSTGRES_MAJOR = '18';
export const SUPERUSER = 'houseful';

/** The database files, and how the server's user gets at them. */
export interface DataFolder {
  /** Absolute, symbolic links resolved. */
  readonly clusterDir: string;
  readonly user: ServerUser;
  /** What the server is told its data folder is; to be used with `clusterDir` as the working directory. */
  readonly serverPath: string;
}

/**
 * A process always reaches its own working directory, even inside a folder that is closed to its user. So a server
 * started *in* its data folder works under root's private home, where no absolute path would.
 */
const OWN_WORKING_DIRECTORY = '/proc/self/cwd';
const DRAFT_PREFIX = 'postgres.new-';
const ownDrafts = new Set<string>();
const CHILD_ENV = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Without the settings of this process: its secrets are none of PostgreSQL's business. */
export function childEnvironment(): NodeJS.ProcessEnv {
  // Windows programs do not start without its own variables.
  return platform === 'win32' ? { ...process.env, LC_ALL: 'C' } : { ...CHILD_ENV };
}

/**
 * The database files of that folder, made if there are none; afterwards they belong to the server's user and carry
 * today's settings. A start that dies half-way leaves no half-made files under the final name, and any number of
 * processes may call this at the same time.
 * @throws Error of one line: another version's data, another user's data, or initdb's own words.
 */
export async function openDataFolder(
  dataDir: string,
  binaries: Binaries,
  user: ServerUser,
  password: string,
): Promise<DataFolder> {
  const clusterDir = join(realpathSync(dataDir), 'postgres');
  const reachable = canReach(user, dataDir);
  if (!reachable && platform !== 'linux') {
    throw new EmbeddedPostgresError(
      `PostgreSQL cannot run as root, and its own user cannot get into ${dataDir}; ` +
        'start as a normal user, or write DATA_DIR=<a folder open to all>.',
    );
  }
  if (!existsSync(join(clusterDir, 'PG_VERSION'))) {
    await makeCluster({ dataDir, clusterDir, binaries, user, password, reachable });
  }
  removeAbandonedDrafts(dataDir);
  refuseOtherVersion(clusterDir);
  settleOwner(clusterDir, user);
  writeSettings(clusterDir, user);
  return { clusterDir, user, serverPath: reachable ? clusterDir : OWN_WORKING_DIRECTORY };
}

function refuseOtherVersion(clusterDir: string): void {
  const version = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (version === POSTGRES_MAJOR) return;
  throw new EmbeddedPostgresError(
    `${clusterDir} was made by PostgreSQL ${version}, and this release runs PostgreSQL ${POSTGRES_MAJOR}; ` +
      'dump it with the old release, or write DATA_DIR=<a new folder>.',
  );
}

function settleOwner(clusterDir: string, user: ServerUser): void {
  const { uid } = statSync(clusterDir);
  const wanted = user.uid ?? process.getuid?.();
  if (wanted === undefined || uid === wanted) return;
  if (!isRoot()) {
    throw new EmbeddedPostgresError(
      `${clusterDir} belongs to the user with id ${uid}; start as that user, or hand the data over with ` +
        `"sudo chown -R $(id -u) ${dataDirOf(clusterDir)}".`,
    );
  }
  for (const path of ['', ...readdirSync(clusterDir, { recursive: true, encoding: 'utf8' })]) {
    giveTo(user, join(clusterDir, path));
  }
  if (statSync(clusterDir).uid !== wanted) {
    throw new EmbeddedPostgresError(
      `${clusterDir} stays with user ${uid}: its file system knows no owners; ` +
        'write DATA_DIR=<a folder on a local disk>.',
    );
  }
}

function dataDirOf(clusterDir: string): string {
  return join(clusterDir, '..');
}

function writeSettings(clusterDir: string, user: ServerUser): void {
  const file = join(clusterDir, SETTINGS_FILE);
  const main = join(clusterDir, 'postgresql.conf');
  const text = settingsFileText();
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text, { mode: 0o600 });
    giveTo(user, draft);
    renameSync(draft, file);
  }
  if (!readFileSync(main, 'utf8').includes(INCLUDE_LINE)) appendFileSync(main, `${INCLUDE_LINE}\n`);
}

interface NewCluster {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly password: string;
  readonly reachable: boolean;
}

async function makeCluster(cluster: NewCluster): Promise<void> {
  const { dataDir, clusterDir, user } = cluster;
  if (existsSync(clusterDir) && readdirSync(clusterDir).length > 0) {
    throw new EmbeddedPostgresError(
      `${clusterDir} has files in it that are no PostgreSQL data; move it away and start again.`,
    );
  }
  const draft = join(
    realpathSync(dataDir),
    `${DRAFT_PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`,
  );
  const draftCluster = join(draft, 'cluster');
  ownDrafts.add(basename(draft));
  try {
    mkdirSync(draftCluster, { recursive: true });
    for (const folder of [draft, draftCluster]) chmodSync(folder, 0o700);
    // initdb reads the password from a file: an argument could be seen by everybody.
    writeFileSync(join(draft, 'password'), `${cluster.password}\n`, { mode: 0o600 });
    for (const path of [draft, draftCluster, join(draft, 'password')]) giveTo(user, path);
    await initdb(cluster, draftCluster);
    appendFileSync(join(draftCluster, 'postgresql.conf'), `${INCLUDE_LINE}\n`);
    renameSync(draftCluster, clusterDir);
  } catch (error) {
    // Another process may have been faster: its files are as good as ours.
    if (!existsSync(join(clusterDir, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    ownDrafts.delete(basename(draft));
  }
}

function initdb({ binaries, user, reachable }: NewCluster, cwd: string): Promise<void> {
  const args = [
    ...['-D', reachable ? cwd : OWN_WORKING_DIRECTORY],
    ...['--username', SUPERUSER, '--pwfile', join('..', 'password')],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
    // PostgreSQL's own collation: an index never depends on a library of the machine.
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...user,
      cwd,
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new EmbeddedPostgresError(`PostgreSQL's initdb failed:\n${output.trim()}`));
    });
  });
}

/**
 * Removes the drafts of starts that were killed: the process named in the folder is gone, or its number is ours now
 * (in a container every run has the same).
 */
function removeAbandonedDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(DRAFT_PREFIX)) continue;
    const pid = Number.parseInt(name.slice(DRAFT_PREFIX.length), 10);
    if (pid === process.pid ? ownDrafts.has(name) : isAlive(pid)) continue;
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    } catch {
      // The killed start's initdb still writes into it; a later start will succeed.
    }
  }
}

/** The folder of the server's log; the server writes through a descriptor we open, so it is ours. */
export function openLogFolder(dataDir: string): string {
  const folder = join(dataDir, 'logs');
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    ownLike(dataDir, folder);
  }
  return folder;
}
