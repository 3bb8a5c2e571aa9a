import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { build, type Rolldown } from 'vite';
import { contractWithoutZod } from './contract-without-zod.ts';
import type { RoomTexts } from './src/waiting-room/words.ts';

const FOLDER = 'src/waiting-room';
/** For whoever would rather not check a draw by our page. */
const CHECKER = '../../tools/verify-draw.mjs';
const DEFAULT_LANGUAGE = 'en';

type Output = Rolldown.OutputChunk | Rolldown.OutputAsset;

/**
 * Builds the waiting room's light page beside the shop: its files go to the shop's hashed assets,
 * and one page for each language to `pagesFolder`, the same for everybody.
 */
export async function buildWaitingRoom(
  webFolder: string,
  clientFolder: string,
  pagesFolder: string,
): Promise<void> {
  const made = await build({
    configFile: false,
    root: webFolder,
    logLevel: 'error',
    publicDir: false,
    plugins: [contractWithoutZod(), tailwindcss()],
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { 'waiting-room': join(webFolder, FOLDER, 'main.tsx') } },
    },
  });
  const files = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  await writeAll(files, clientFolder);
  await copyFile(join(webFolder, CHECKER), join(clientFolder, basename(CHECKER)));
  await mkdir(pagesFolder, { recursive: true });
  for (const page of await pagesOf(webFolder, files)) {
    await writeFile(join(pagesFolder, `${page.language}.html`), page.html);
  }
}

async function writeAll(files: readonly Output[], clientFolder: string): Promise<void> {
  for (const file of files) {
    const path = join(clientFolder, file.fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.type === 'chunk' ? file.code : file.source);
  }
}

async function pagesOf(webFolder: string, files: readonly Output[]) {
  const folder = join(webFolder, FOLDER);
  const template = await readFile(join(folder, 'page.html'), 'utf8');
  const sign = await readFile(join(folder, 'sign.svg'), 'utf8');
  const languages = (await readdir(join(folder, 'words'))).map((file) => basename(file, '.json'));
  return Promise.all(
    languages.map(async (language) => {
      const texts: RoomTexts = JSON.parse(
        await readFile(join(folder, 'words', `${language}.json`), 'utf8'),
      );
      const values: Record<string, string> = {
        ...{ language, sign: sign.trim(), locale: texts.locale, title: texts.page.title },
        ...{ finding: texts.page.finding, noScript: texts.page.noScript },
        homeLabel: texts.page.home,
        home: language === DEFAULT_LANGUAGE ? '/' : `/${language}`,
        script: addressOf(files, (file) => file.type === 'chunk' && file.isEntry),
        style: addressOf(files, ({ fileName }) => fileName.endsWith('.css')),
        preloads: [wordsAt(files, language), ...importsOfEntry(files)]
          .map((address) => `<link rel="modulepreload" href="${address}" />`)
          .join('\n    '),
      };
      return {
        language,
        html: template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? ''),
      };
    }),
  );
}

function wordsAt(files: readonly Output[], language: string): string {
  const source = `words/${language}.json`;
  return addressOf(files, (it) => it.type === 'chunk' && !!it.facadeModuleId?.endsWith(source));
}

/** What the program would only ask for after it has come itself. */
function importsOfEntry(files: readonly Output[]): string[] {
  return files
    .flatMap((file) => (file.type === 'chunk' && file.isEntry ? file.imports : []))
    .map((fileName) => `/${fileName}`);
}

function addressOf(files: readonly Output[], isIt: (file: Output) => boolean): string {
  const file = files.find(isIt);
  if (!file) throw new Error('The waiting room was not built whole.');
  return `/${file.fileName}`;
}
