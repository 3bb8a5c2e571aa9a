import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { build, type Rolldown } from 'vite';
import { contractWithoutZod } from './contract-without-zod.ts';
import type { GateBuild } from './src/gate/worker/offline-gate.ts';
import type { GateTexts } from './src/gate/words.ts';

const FOLDER = 'src/gate';
const PAGE = '/gate';
const MANIFEST = 'gate.webmanifest';
const ICON = 'gate-icon.svg';
const WORKER = 'gate-worker.js';
/** Of the shop's own. */
const SHARED_FILES = ['/before-paint.js', '/icons/houseful-192.png', '/icons/houseful-512.png'];

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;

/**
 * Builds the scanner beside the shop: its files go to the shop's hashed assets, its page to `pageFolder`, and a service worker of its
 * own names all of them.
 */
export async function buildGate(
  webFolder: string,
  clientFolder: string,
  pageFolder: string,
): Promise<void> {
  const folder = join(webFolder, FOLDER);
  const files = await bundle(webFolder, {
    plugins: [contractWithoutZod(), tailwindcss()],
    input: { gate: join(folder, 'main.tsx') },
  });
  await writeAll(files, clientFolder);
  const texts: GateTexts = JSON.parse(await readFile(join(folder, 'words', 'en.json'), 'utf8'));
  const page = await pageOf(folder, files, texts);
  await mkdir(pageFolder, { recursive: true });
  await writeFile(join(pageFolder, 'gate.html'), page);
  await writeFile(join(clientFolder, ICON), await readFile(join(folder, 'icon.svg')));
  await writeFile(join(clientFolder, MANIFEST), JSON.stringify(manifest()));
  await buildWorker(webFolder, clientFolder, {
    files: [
      PAGE,
      ...files.map(({ fileName }) => `/${fileName}`),
      ...SHARED_FILES,
      `/${MANIFEST}`,
      `/${ICON}`,
    ],
    version: createHash('sha256').update(page).digest('hex').slice(0, 12),
  });
}

async function buildWorker(webFolder: string, clientFolder: string, made: GateBuild) {
  const [worker] = await bundle(webFolder, {
    input: join(webFolder, FOLDER, 'worker', 'gate-worker.ts'),
    format: 'iife',
    define: { GATE_BUILD: JSON.stringify(made) },
  });
  if (worker?.type !== 'chunk') throw new Error('The scanner’s worker was not built.');
  await writeFile(join(clientFolder, WORKER), worker.code);
}

interface Bundle {
  readonly input: string | Record<string, string>;
  readonly plugins?: ReturnType<typeof tailwindcss> | unknown[];
  readonly format?: 'iife';
  readonly define?: Record<string, string>;
}

async function bundle(webFolder: string, { input, plugins = [], format, define }: Bundle) {
  const made = await build({
    configFile: false,
    root: webFolder,
    logLevel: 'error',
    publicDir: false,
    plugins: plugins as never,
    ...(define ? { define } : {}),
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input, ...(format ? { output: { format } } : {}) },
    },
    worker: { format: 'es' },
  });
  return [made].flat().flatMap((one): Output[] => ('output' in one ? [...one.output] : []));
}

async function writeAll(files: readonly Output[], clientFolder: string): Promise<void> {
  for (const file of files) {
    const path = join(clientFolder, file.fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.type === 'chunk' ? file.code : file.source);
  }
}

async function pageOf(folder: string, files: readonly Output[], texts: GateTexts): Promise<string> {
  const template = await readFile(join(folder, 'page.html'), 'utf8');
  const values: Record<string, string> = {
    ...{ starting: texts.page.starting, noScript: texts.page.noScript },
    script: addressOf(files, (file) => file.type === 'chunk' && file.isEntry),
    style: addressOf(files, ({ fileName }) => fileName.endsWith('.css')),
    preloads: files
      .flatMap((file) => (file.type === 'chunk' && file.isEntry ? file.imports : []))
      .map((fileName) => `<link rel="modulepreload" href="/${fileName}" />`)
      .join('\n    '),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}

function addressOf(files: readonly Output[], isIt: (file: Output) => boolean): string {
  const file = files.find(isIt);
  if (!file) throw new Error('The scanner was not built whole.');
  return `/${file.fileName}`;
}

/** An app of its own beside the shop: whoever works at the gate opens it from the home screen. */
function manifest() {
  const png = (size: number) => ({
    src: `/icons/houseful-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
  });
  return {
    id: PAGE,
    name: 'Houseful Gate',
    short_name: 'Gate',
    start_url: PAGE,
    scope: PAGE,
    display: 'standalone',
    background_color: '#1d1411',
    theme_color: '#1d1411',
    icons: [{ src: `/${ICON}`, sizes: 'any', type: 'image/svg+xml' }, png(192), png(512)],
  };
}
