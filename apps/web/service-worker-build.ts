import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { ShopBuild } from './src/service-worker/offline-shop.ts';

const ENTRY = 'src/service-worker/service-worker.ts';
const LANGUAGES_FOLDER = 'src/lib/i18n/languages';
const DEFAULT_LANGUAGE_FILE = 'en.json';

/**
 * Writes `service-worker.js` beside a finished build. It names every hashed file of that build, and
 * its bytes change whenever they do, which is how browsers learn of an update.
 */
export async function buildServiceWorker(webFolder: string, clientFolder: string): Promise<void> {
  const assets = (await readdir(join(clientFolder, 'assets'))).sort().map((it) => `/assets/${it}`);
  const publicFiles = ['before-paint.js', 'come-back.js', 'favicon.svg'].map((name) => `/${name}`);
  const languages = await readdir(join(webFolder, LANGUAGES_FOLDER));
  const shop: ShopBuild = {
    version: await hashOf(assets, publicFiles, clientFolder),
    assets,
    publicFiles,
    languageStarts: languages.map((file) =>
      file === DEFAULT_LANGUAGE_FILE ? '' : `/${file.replace(/\.json$/, '')}`,
    ),
  };
  const made = await build({
    configFile: false,
    root: webFolder,
    logLevel: 'error',
    publicDir: false,
    define: { SHOP_BUILD: JSON.stringify(shop) },
    build: {
      write: false,
      rolldownOptions: { input: join(webFolder, ENTRY), output: { format: 'iife' } },
    },
  });
  const [output] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (output?.type !== 'chunk') throw new Error('The service worker was not built.');
  await writeFile(join(clientFolder, 'service-worker.js'), output.code);
}

async function hashOf(
  assets: readonly string[],
  publicFiles: readonly string[],
  clientFolder: string,
): Promise<string> {
  const hash = createHash('sha256').update(assets.join('\n'));
  for (const file of publicFiles) hash.update(await readFile(join(clientFolder, file)));
  return hash.digest('hex').slice(0, 12);
}
