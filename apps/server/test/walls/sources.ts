import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const NOT_OURS = new Set(['node_modules', 'build', 'dist', '.react-router', 'e2e']);

/** Every source file below a folder of the repository. */
export function sourcesBelow(folder: string, endings = ['.ts', '.tsx']): Source[] {
  const found: Source[] = [];
  for (const name of readdirSync(join(ROOT, folder))) {
    const path = `${folder}/${name}`;
    if (NOT_OURS.has(name)) continue;
    if (statSync(join(ROOT, path)).isDirectory()) found.push(...sourcesBelow(path, endings));
    else if (endings.some((ending) => name.endsWith(ending))) {
      found.push({ path, text: readFileSync(join(ROOT, path), 'utf8') });
    }
  }
  return found;
}

export function isTest({ path }: Source): boolean {
  return /\.test\.tsx?$|\.fixture\.ts$|\.suite\.ts$/.test(path);
}

/** What a file imports: repository paths for our own files, the specifier for everything else. */
export function importsOf({ path, text }: Source): string[] {
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, specifier = '']) => specifier,
  );
  return specifiers.map((specifier) => {
    if (specifier.startsWith('.')) {
      return relative(ROOT, resolve(ROOT, dirname(path), specifier)).replaceAll('\\', '/');
    }
    if (specifier.startsWith('#platform/')) {
      return `apps/server/src/platform/${specifier.slice('#platform/'.length)}.ts`;
    }
    if (specifier.startsWith('@houseful/contract/')) {
      return `packages/contract/src/${specifier.slice('@houseful/contract/'.length)}.ts`;
    }
    return specifier;
  });
}

/** The text without comments, so that words about code are not taken for code. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}
