import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_MS_MAX = 20_000;
const POLL_MS = 20;
const LAST_WORDS_CHARACTERS = 3_000;

export interface Program {
  readonly pid: number;
  readonly port: number;
  /** Asks it to leave, and kills it when it does not. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** The path that answers 200 once it can be used. */
  readonly readyPath: string;
  readonly readyMsMax: number;
  /** Everything it says goes there, as a service manager would have it. */
  readonly logFile: string;
}

/** Starts a server of ours on a free port (`PORT`) and waits until it answers. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const port = await freePort();
  const log = openSync(options.logFile, 'a');
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), options.script], {
    env: { ...process.env, ...options.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const program = { pid: child.pid ?? 0, port, stop: () => stopChild(child) };
  const giveUpAt = performance.now() + options.readyMsMax;
  while (!(await answers(`http://127.0.0.1:${port}${options.readyPath}`))) {
    if (child.exitCode === null && performance.now() < giveUpAt) {
      await sleep(POLL_MS);
      continue;
    }
    await program.stop();
    const said = readFileSync(options.logFile, 'utf8').slice(-LAST_WORDS_CHARACTERS);
    throw new Error(`${options.script} did not become ready:\n${said}`);
  }
  return program;
}

/** Runs a program to its end; its words are shown when it fails. */
export async function runProgram(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`);
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
  child.kill('SIGTERM');
  const timer = new AbortController();
  const late = sleep(STOP_MS_MAX, false, { signal: timer.signal }).catch(() => false);
  if (!(await Promise.race([gone, late]))) child.kill('SIGKILL');
  timer.abort();
  await gone;
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return ok;
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
