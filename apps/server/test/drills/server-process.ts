import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '#platform/clock';

const { sleep } = systemClock;

const MAIN = join(import.meta.dirname, '../../src/main.ts');
/** What systemd waits before it starts a service again. */
const RESTART_MS = 100;
const READY_POLL_MS = 20;
const STOP_MS_MAX = 20_000;
const LAST_WORDS_CHARACTERS = 4_000;

/** When nobody answered on the port: from the death of the process to its next listening. */
export interface Downtime {
  readonly from: number;
  until: number;
}

/** One process of the real program on a port of its own, started again whenever it ends, and nothing else. */
export interface Server {
  readonly url: string;
  readonly pid: number | undefined;
  readonly downtimes: readonly Downtime[];
  /** How it ended, each time that nobody had asked it to. */
  readonly ends: readonly string[];
  /** Resolves once `/readyz` says yes. */
  ready(msMax: number): Promise<void>;
  kill(): void;
  lastWords(): string;
  stop(): Promise<void>;
}

export async function startServer(settings: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const downtimes: Downtime[] = [];
  const ends: string[] = [];
  let said = '';
  let stopping = false;
  let child = start();

  function start(): ChildProcess {
    const fresh = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...settings, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (text: unknown) => {
      said = `${said}${String(text)}`.slice(-LAST_WORDS_CHARACTERS);
    };
    fresh.stdout?.on('data', hear);
    fresh.stderr?.on('data', hear);
    fresh.once('exit', (code, signal) => {
      if (stopping) return;
      ends.push(signal ?? `exit ${code}`);
      noteDeath();
      void revive();
    });
    return fresh;
  }

  function noteDeath(): void {
    if (downtimes.at(-1)?.until === Infinity) return;
    downtimes.push({ from: performance.now(), until: Infinity });
  }

  async function revive(): Promise<void> {
    await sleep(RESTART_MS);
    if (stopping) return;
    const mine = (child = start());
    while (mine.exitCode === null && mine.signalCode === null) {
      if (await answers(`${url}/healthz`)) {
        const down = downtimes.at(-1);
        if (down) down.until = performance.now();
        return;
      }
      await sleep(READY_POLL_MS);
    }
  }

  return {
    url,
    get pid() {
      return child.pid;
    },
    downtimes,
    ends,
    ready: async (msMax) => {
      const giveUpAt = performance.now() + msMax;
      while (!(await answers(`${url}/readyz`))) {
        if (performance.now() > giveUpAt) throw new Error(`${url} is not ready after ${msMax} ms`);
        await sleep(READY_POLL_MS);
      }
    },
    kill: () => {
      noteDeath();
      child.kill('SIGKILL');
    },
    lastWords: () => said,
    stop: async () => {
      stopping = true;
      const last = child;
      if (last.exitCode !== null || last.signalCode !== null) return;
      const gone = new Promise<boolean>((resolve) => last.once('exit', () => resolve(true)));
      last.kill('SIGTERM');
      if (await Promise.race([gone, sleep(STOP_MS_MAX).then(() => false)])) return;
      last.kill('SIGKILL');
      await gone;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
