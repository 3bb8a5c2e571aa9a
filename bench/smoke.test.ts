import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RUN = join(import.meta.dirname, 'run.ts');
const MS_MAX = 120_000;
const NAMES = readdirSync(join(import.meta.dirname, 'benches')).map((name) =>
  name.replace(/\.ts$/, ''),
);

test.each(NAMES)('bench %s runs, and what it counts is right', { timeout: MS_MAX }, (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, name, '--smoke'], {
    encoding: 'utf8',
    timeout: MS_MAX,
  });
  expect(status, `${stdout}${stderr}`).toBe(0);
  // One that judges nothing could not fail.
  expect(stdout).toMatch(/^ {2}met /m);
});
