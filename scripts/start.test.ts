import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/**
 * start.mjs in a small checkout of its own: the real entry, with an npm, a builder and a server that write down what
 * they are asked.
 */
const checkout = dirname(import.meta.dirname);
const WAIT_MS_MAX = 10_000;
const POLL_MS = 10;
/** As in serve.mjs. */
const SAME_PRESS_MS = 2_000;

const LOCKFILE = {
  packages: {
    '': {},
    'apps/server': {},
    'node_modules/runs': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/tests': { version: '1.0.0', integrity: 'sha512-b', dev: true },
    'node_modules/other-machine': { version: '1.0.0', integrity: 'sha512-c', optional: true },
  },
};

const NPM = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
const args = process.argv.slice(2);
appendFileSync('journal', 'npm ' + args.join(' ') + '\\n');
if (process.env.NPM_HANGS) { setInterval(() => {}, 1000); await new Promise(() => {}); }
if (process.env.NPM_FAILS) { console.error('npm error no such registry'); process.exit(1); }
rmSync('node_modules/.houseful-install', { force: true });
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const kept = Object.entries(packages).filter(([path, entry]) =>
  path.startsWith('node_modules/') && !entry.optional && !(entry.dev && args.includes('--omit=dev')));
mkdirSync('node_modules', { recursive: true });
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(kept) }));
`;

const BUILDER = `
const fs = require('node:fs');
fs.appendFileSync('../../journal', 'build\\n');
if (process.env.BUILD_FAILS) { console.error('app.tsx:1 is wrong'); process.exit(1); }
fs.mkdirSync('build/server', { recursive: true });
`;

const SERVER = `
import { appendFileSync } from 'node:fs';
const note = (text: string) => appendFileSync('journal', text + '\\n');
process.on('SIGINT', () => note('SIGINT'));
process.on('SIGTERM', () => { note('SIGTERM'); process.exit(7); });
setInterval(() => undefined, 1000);
note('serving ' + process.pid + ' ' + process.argv.slice(2).join(' '));
`;

let root: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'houseful-start-')));
  cpSync(join(checkout, 'start.mjs'), join(root, 'start.mjs'));
  cpSync(join(checkout, 'scripts'), join(root, 'scripts'), { recursive: true });
  write('package-lock.json', JSON.stringify(LOCKFILE));
  write('apps/server/src/main.ts', SERVER);
  write('apps/web/src/app.tsx', 'first');
  write('packages/contract/src/booking.ts', '');
  write('packages/line/src/place.ts', '');
  write('packages/seat-plan/src/plan.ts', '');
  write('tools/verify-draw.mjs', '');
  write('node_modules/@react-router/dev/package.json', '{"bin":{"react-router":"bin.cjs"}}');
  write('node_modules/@react-router/dev/bin.cjs', BUILDER);
  write('npm-cli.js', NPM);
  write('package.json', '{"type":"module"}');
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  // The server notices the death of start.mjs by itself, which is tested below; here it only has to be over.
  await until(() => !servingPids().some(isAlive));
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function journal(): string[] {
  const file = join(root, 'journal');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

function servingPids(): number[] {
  return journal().flatMap((line) =>
    line.startsWith('serving') ? [Number(line.split(' ')[1])] : [],
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + WAIT_MS_MAX;
  while (!condition()) {
    if (Date.now() > giveUpAt) throw new Error(`waited too long:\n${journal().join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

function start(env: Record<string, string> = {}, args: string[] = []): Run {
  const { npm_lifecycle_event: _, ...ours } = process.env;
  const child = spawn(process.execPath, [join(root, 'start.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...ours, npm_execpath: join(root, 'npm-cli.js'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: () => output, exit };
}

/** Starts, waits until the server serves, and stops. */
async function startAndStop(): Promise<string[]> {
  const before = journal().length;
  const { child, exit } = start();
  await until(() =>
    journal()
      .slice(before)
      .some((line) => line.startsWith('serving')),
  );
  child.kill('SIGTERM');
  await exit;
  return journal().slice(before);
}

const CI = 'npm ci --ignore-scripts --include=optional --no-audit --no-fund';

describe('installing', () => {
  it('a first start installs without scripts and without the tests’ tools, builds, and serves', async () => {
    const lines = await startAndStop();
    expect(lines[0]).toBe(`${CI} --omit=dev`);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['npm', 'build', 'serving', 'SIGTERM']);
  });

  it('a later start does neither', async () => {
    await startAndStop();
    expect((await startAndStop()).map((line) => line.split(' ')[0])).toEqual([
      'serving',
      'SIGTERM',
    ]);
  });

  it('a new lockfile is installed', async () => {
    await startAndStop();
    const packages = { ...LOCKFILE.packages, 'node_modules/more': { version: '2.0.0' } };
    write('package-lock.json', JSON.stringify({ packages }));
    expect((await startAndStop())[0]).toBe(`${CI} --omit=dev`);
  });

  it('a developer’s full tree is recognised and never cut down, also by a new lockfile', async () => {
    const {
      '': _,
      'apps/server': __,
      'node_modules/other-machine': ___,
      ...full
    } = LOCKFILE.packages;
    write('node_modules/.package-lock.json', JSON.stringify({ packages: full }));
    expect((await startAndStop()).some((line) => line.startsWith('npm'))).toBe(false);
    const packages = { ...LOCKFILE.packages, 'node_modules/more': { version: '2.0.0' } };
    write('package-lock.json', JSON.stringify({ packages }));
    expect((await startAndStop())[0]).toBe(`${CI} --include=dev`);
  });

  it('an interrupted install, which leaves no record of npm’s, is repeated', async () => {
    await startAndStop();
    rmSync(join(root, 'node_modules', '.package-lock.json'));
    expect((await startAndStop())[0]).toBe(`${CI} --omit=dev`);
  });

  it('a failure ends the start with npm’s words and advice', async () => {
    const run = start({ NPM_FAILS: '1' });
    expect(await run.exit).toBe(1);
    expect(run.output()).toContain('npm error no such registry');
    expect(run.output()).toContain('The packages could not be installed');
    expect(servingPids()).toEqual([]);
  });

  it('starts at the same moment install once and build once', async () => {
    const runs = [start(), start(), start()];
    await until(() => servingPids().length === 3);
    for (const { child } of runs) child.kill('SIGTERM');
    await Promise.all(runs.map(({ exit }) => exit));
    const count = (word: string) => journal().filter((line) => line.startsWith(word)).length;
    expect([count('npm'), count('build')]).toEqual([1, 1]);
  });

  it('the lock of a start that was killed together with its npm is taken over', async () => {
    const killed = start({ NPM_HANGS: '1' });
    await until(() => journal().length === 1);
    const lock = join(root, '.cache', 'install.lock', 'owners.json');
    await until(() => existsSync(lock) && JSON.parse(readFileSync(lock, 'utf8')).length === 2);
    const [, npm] = JSON.parse(readFileSync(lock, 'utf8'));
    killed.child.kill('SIGKILL');
    await killed.exit.catch(() => undefined);
    const waiting = start();
    await until(() => waiting.output().includes('Another start is installing'));
    process.kill(npm, 'SIGKILL');
    await until(() => servingPids().length === 1);
    waiting.child.kill('SIGTERM');
    await waiting.exit;
  });
});

describe('building', () => {
  it.each([
    ...['apps/web/src/app.tsx', 'apps/web/vite.config.ts', 'packages/contract/src/booking.ts'],
    ...['packages/line/src/place.ts', 'packages/seat-plan/src/plan.ts', 'tools/verify-draw.mjs'],
  ])('a change of %s builds again', async (path) => {
    await startAndStop();
    write(path, 'second');
    expect((await startAndStop())[0]).toBe('build');
  });

  it('a failure ends the start with the builder’s words, and is tried again', async () => {
    const run = start({ BUILD_FAILS: '1' });
    expect(await run.exit).toBe(1);
    expect(run.output()).toContain('app.tsx:1 is wrong');
    expect((await startAndStop())[0]).toBe('build');
  });
});

describe('serving', () => {
  async function serving(args: string[] = []): Promise<Run> {
    const run = start({}, args);
    await until(() => servingPids().length === 1);
    return run;
  }

  it('passes arguments on, and the server’s exit code back', async () => {
    const run = await serving(['--one']);
    expect(journal().at(-1)).toMatch(/^serving \d+ --one$/);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(7);
  });

  it('one Ctrl-C that arrives twice reaches the server once; an impatient one later does, too', async () => {
    const run = await serving();
    const interrupts = () => journal().filter((line) => line === 'SIGINT').length;
    run.child.kill('SIGINT');
    await until(() => interrupts() === 1);
    run.child.kill('SIGINT');
    const sentAt = performance.now();
    await until(() => performance.now() - sentAt > SAME_PRESS_MS);
    expect(interrupts()).toBe(1);
    run.child.kill('SIGINT');
    await until(() => interrupts() === 2);
  });

  it('the server is told to end when start.mjs is killed', async () => {
    const run = await serving();
    run.child.kill('SIGKILL');
    await until(() => journal().includes('SIGTERM'));
  });

  it('a killed server is reported by the exit code', async () => {
    const run = await serving();
    process.kill(servingPids()[0] ?? 0, 'SIGKILL');
    expect(await run.exit).toBe(128 + 9);
  });
});
