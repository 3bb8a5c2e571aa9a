import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GUARDS } from './guards.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test.each(GUARDS)('the guard can be found: $name', ({ file, text, instead }) => {
  expect(readFileSync(`${ROOT}${file}`, 'utf8').split(text)).toHaveLength(2);
  expect(instead).not.toBe(text);
});
