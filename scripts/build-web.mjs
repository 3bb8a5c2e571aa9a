import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withLock } from './lock-folder.mjs';
import { Halt, narrate, runQuietly } from './run.mjs';

/** Made from the rest, or no part of the website. */
const LEFT_OUT = new Set(['build', 'node_modules', '.react-router', 'e2e', 'screens']);

/**
 * Builds the website into apps/web/build, if anything it is made of has changed since the last build.
 * @param {{root: string, node: string}} where `node` is the Node to build with
 * @throws {Halt} with the build's last lines when it fails
 */
export async function ensureWebBuilt({ root, node }) {
  const web = join(root, 'apps', 'web');
  const stamp = join(web, 'build', '.stamp');
  if (isBuilt(stamp, hashOfSources(root))) return;
  await withLock(
    join(root, '.cache', 'build.lock'),
    () => console.log('Another start is building the website; waiting for it …'),
    async (addProcess) => {
      const hash = hashOfSources(root);
      if (isBuilt(stamp, hash)) return;
      rmSync(stamp, { force: true });
      await narrate('Building the website (only when it changes)', () =>
        build({ root, web, node, onStart: addProcess }),
      );
      writeFileSync(stamp, hash);
    },
  );
}

function isBuilt(stamp, hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function build({ root, web, node, onStart }) {
  const { ok, tail } = await runQuietly(node, [findBuilder(root), 'build'], {
    cwd: web,
    onStart,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (!ok) throw new Halt(`${tail}\n\nThe website could not be built; the reason is above.`);
}

function findBuilder(root) {
  for (const folder of [join(root, 'apps', 'web'), root]) {
    const home = join(folder, 'node_modules', '@react-router', 'dev');
    if (!existsSync(home)) continue;
    const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    return join(home, bin['react-router']);
  }
  throw new Halt('The website cannot be built: the package @react-router/dev is missing.');
}

/** One hash over all that the website is made of: its own files, the contract's, the line's, and the packages. */
function hashOfSources(root) {
  const hash = createHash('sha256');
  const files = [
    ...filesUnder(join(root, 'apps', 'web')),
    ...filesUnder(join(root, 'packages', 'contract', 'src')),
    ...filesUnder(join(root, 'packages', 'line', 'src')),
    ...filesUnder(join(root, 'packages', 'seat-plan', 'src')),
    join(root, 'tools', 'verify-draw.mjs'),
    join(root, 'package-lock.json'),
  ];
  for (const file of files.sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
