import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const READY_MS_MAX = 120_000;

export interface House {
  readonly url: string;
  /** `POST …/?ms=` moves the house's clock; nothing else moves with it. */
  readonly clockUrl: string;
  /** What the program has printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** The real program, demo city and all or empty, on free ports and data of its own; `stop` takes them away. */
export async function openHouse({
  startMs = 0,
  demo = true,
}: {
  startMs?: number;
  demo?: boolean;
} = {}): Promise<House> {
  const [port, clockPort] = [await freePort(), await freePort()];
  const dataDir = await mkdtemp(join(tmpdir(), 'houseful-e2e-'));
  const url = `http://localhost:${port}`;
  const clock = new URL(`./movable-clock.ts?port=${clockPort}&ms=${startMs}`, import.meta.url);
  const program = spawn(process.execPath, ['--import', clock.href, 'apps/server/src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      // A crowd of hundreds is not what a journey can count on.
      DEMO_ON_SALE: 'off',
      GALLERY: 'on',
      ...(demo ? {} : { DEMO: 'off', PUBLIC_URL: url }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = once(program, 'exit');
  const stop = async () => {
    program.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, clockUrl: `http://127.0.0.1:${clockPort}/`, printed: () => printed, stop };
}

async function waitUntilReady(url: string, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (let waited = 0; waited < READY_MS_MAX; waited += 250) {
    if (over) throw new Error('Houseful ended before it was ready; its own words are above');
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await pause(250);
  }
  throw new Error('Houseful was not ready in time');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
