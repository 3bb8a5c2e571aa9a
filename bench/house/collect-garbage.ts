import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { House } from './open-house.ts';

const OPEN_MS_MAX = 10_000;
const POLL_MS = 50;

/** The server's inspector shall take any free port, when it is asked to open. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect-port=0' };

/**
 * Has the server let go of everything that nobody can reach: only then does its memory tell what is
 * kept. The house must have been opened with INSPECTABLE.
 */
export async function collectGarbage(house: House): Promise<void> {
  process.kill(house.pid, 'SIGUSR1');
  const socket = new WebSocket(await inspectorOf(house));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const done = new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await done;
  socket.close();
}

async function inspectorOf({ folder }: House): Promise<string> {
  const giveUpAt = performance.now() + OPEN_MS_MAX;
  while (performance.now() < giveUpAt) {
    const said = readFileSync(join(folder, 'server.log'), 'utf8');
    const url = [...said.matchAll(/Debugger listening on (ws:\S+)/g)].at(-1)?.[1];
    if (url) return url;
    await sleep(POLL_MS);
  }
  throw new Error('the server does not open its inspector');
}
