import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const pieces = fileURLToPath(new URL('../../lib/ui/', import.meta.url));

it('shows every piece of lib/ui', () => {
  const shown = textOf(here);
  const missing = Object.entries(componentsIn(pieces)).flatMap(([file, names]) =>
    names.filter((name) => !shown.includes(`<${name}`)).map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

function textOf(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(folder + file, 'utf8'))
    .join('\n');
}

/** Each file's exported components; icons are one piece, shown all together. */
function componentsIn(folder: string): Record<string, string[]> {
  const files = readdirSync(folder).filter((file) =>
    /^(?!.*icons?\.tsx$|.*\.test\.).*\.tsx$/.test(file),
  );
  return Object.fromEntries(
    files.map((file) => [
      file,
      [...readFileSync(folder + file, 'utf8').matchAll(/^export function ([A-Z]\w+)/gm)].map(
        ([, name]) => name ?? '',
      ),
    ]),
  );
}
