// npm run mutants: takes away one guard at a time, in a copy of the house, and wants to see that a simulation or a race
// misses it. Ends with a table, and with 1 when a guard was missed by nothing.
// --seeds N histories a guard (600), --only <part of a name or file>, --quick: no tests for those that no history misses.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Guard, GUARDS } from './guards.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_COPIED = new Set(['node_modules', '.git', '.scratch', 'data', 'build', 'test-results']);
/** What a guard that no history misses has to be missed by, after the tests of its own module. */
const TESTS = [
  'apps/server/test/races',
  'apps/server/test/flows',
  'apps/server/src/modules',
  'apps/server/src/platform/facts',
  'apps/server/src/platform/group-commit',
  'packages/line',
];

const WORKSPACES = '@houseful';
const VITEST = ['node_modules/vitest/vitest.mjs', 'run'];

interface Verdict {
  readonly guard: Guard;
  /** Null: it survived. */
  readonly caughtBy: string | null;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '600' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
  },
});

const copy = mkdtempSync(join(tmpdir(), 'houseful-mutants-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
cpSync(ROOT, copy, { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
linkModules();

const chosen = GUARDS.filter(({ name, file }) => `${name} ${file}`.includes(values.only));
const verdicts = chosen.map((guard): Verdict => {
  const caughtBy = judge(guard);
  console.log(`${caughtBy === null ? 'SURVIVED' : 'caught  '} ${guard.name}: ${caughtBy ?? '–'}`);
  return { guard, caughtBy };
});

const survivors = verdicts.filter(({ caughtBy }) => caughtBy === null);
console.log(`\n| without the guard … | caught by |\n| --- | --- |`);
for (const { guard, caughtBy } of verdicts) {
  console.log(`| ${guard.name} | ${caughtBy ?? 'SURVIVED'} |`);
}
console.log(`\n${verdicts.length} guards removed, ${survivors.length} not missed`);
process.exitCode = survivors.length > 0 ? 1 : 0;

/** All that is installed, but the workspaces: those are the copy's own, or a guard in them would not be gone. */
function linkModules(): void {
  const [from, to] = [join(ROOT, 'node_modules'), join(copy, 'node_modules')];
  mkdirSync(join(to, WORKSPACES), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== WORKSPACES) symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(from, WORKSPACES))) {
    const place = relative(ROOT, realpathSync(join(from, WORKSPACES, name)));
    symlinkSync(join(copy, place), join(to, WORKSPACES, name));
  }
}

/** A file with its guard, or without. */
interface Copy {
  readonly file: string;
  readonly remove: () => void;
  readonly restore: () => void;
}

/** Who misses the guard; null when nobody does. */
function judge({ file, text, instead }: Guard): string | null {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(text).length !== 2) throw new Error(`${file} has another wording now: ${text}`);
  const without = whole.replace(text, () => instead);
  const it: Copy = {
    file,
    remove: () => writeFileSync(path, without),
    restore: () => writeFileSync(path, whole),
  };
  it.remove();
  try {
    return simulate(file) ?? (values.quick ? null : test(it));
  } finally {
    it.restore();
  }
}

function simulate(file: string): string | null {
  const world = /waiting-room|packages\/line/.test(file) ? 'line' : 'box-office';
  const options = ['--world', world, '--seeds', values.seeds, '--failures', '1', '--replays', '0'];
  const { status, output } = run(['apps/server/test/sim/main.ts', ...options]);
  if (status === 0) return null;
  const told = /^seed (\d+), after \d+ steps: ([a-z-]+)/m.exec(output);
  // A house that does not even run proves nothing.
  if (!told) throw new Error(`the simulation did not run:\n${output.slice(-2_000)}`);
  return `seed ${told[1]}, ${told[2]}`;
}

/** A test counts that fails without the guard and passes with it: some are about races, and any may fail by chance. */
function test({ file, remove, restore }: Copy): string | null {
  const own = /^(apps\/server\/src\/modules|packages)\/[^/]+/.exec(file)?.[0];
  const fails = (name: string) => run([...VITEST, name]).status !== 0;
  for (const where of own ? [[own], TESTS] : [TESTS]) {
    const failed = failures(where);
    const again = [...failed.keys()].filter(fails);
    restore();
    const guilty = again.find((name) => !fails(name));
    if (guilty) return `${basename(guilty)}: ${failed.get(guilty)}`;
    remove();
  }
  return null;
}

/** The files that fail, each with the last of its tests that do. */
function failures(where: readonly string[]): Map<string, string> {
  const { status, output } = run([...VITEST, ...where]);
  const lines = output.matchAll(/FAIL\s+(?:\|\w+\|\s+)?(\S+\.test\.ts) (?:> |\[)(.*)/g);
  const failed = new Map([...lines].map(([, file = '', name = '']) => [file, name]));
  const isTold = (status === 0) === (failed.size === 0);
  if (!isTold) throw new Error(`the tests did not run:\n${output.slice(-2_000)}`);
  return failed;
}

function run(args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout}${stderr}` };
}
