// npm run screenshots: takes the README's pictures and the sheets of all screens, docs/screens, from the running program;
// npm run screenshots -- guides [name …]: those of docs/guides.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWebBuilt } from './build-web.mjs';
import { findChromium } from './find-chromium.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { Halt, runOpenly } from './run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await ensureInstalled({ root, tree: 'full' });
  const node = findNode(root);
  await ensureWebBuilt({ root, node });
  const chromium = await findChromium();
  if (!chromium) throw new Halt('The pictures need Chromium: install it, or give CHROMIUM_PATH.');
  const [what, ...names] = process.argv.slice(2);
  const program = join(root, 'apps', 'web', 'screens', what === 'guides' ? 'guides.ts' : 'take.ts');
  const ok = await runOpenly(node, [program, ...names], {
    cwd: root,
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  if (!(error instanceof Halt)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
