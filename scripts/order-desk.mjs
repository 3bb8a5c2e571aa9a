// npm run order-desk -- rebuild: makes the desk's search of orders anew from the orders themselves, while the house may be open.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, findNode } from './install.mjs';
import { Halt, runOpenly } from './run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  if (process.argv[2] !== 'rebuild') throw new Halt('Write npm run order-desk -- rebuild');
  await ensureInstalled({ root, tree: 'production' });
  const main = join(root, 'apps', 'server', 'src', 'main.ts');
  const ok = await runOpenly(findNode(root), [main, 'rebuild-order-desk'], { cwd: root });
  if (!ok) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Halt)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
