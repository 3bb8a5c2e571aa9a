// npm run drill: breaks things under the real program while buyers storm it, and looks at what is left (docs/drills.md).
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWebBuilt } from './build-web.mjs';
import { ensureInstalled, findNode } from './install.mjs';
import { Halt, runOpenly } from './run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await ensureInstalled({ root, tree: 'full' });
  const node = findNode(root);
  await ensureWebBuilt({ root, node });
  const drill = join(root, 'apps', 'server', 'test', 'drills', 'drill.ts');
  const ok = await runOpenly(node, [drill, ...process.argv.slice(2)], { cwd: root });
  if (!ok) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Halt)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
