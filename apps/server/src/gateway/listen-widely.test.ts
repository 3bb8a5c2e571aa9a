import { type AddressInfo, connect, type Socket } from 'node:net';
import { platform } from 'node:process';
import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { listenWidely } from './listen-widely.ts';

const HERE = { host: '127.0.0.1', backlog: 512, clock: systemClock };
const apps: FastifyInstance[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const app of apps.splice(0)) await app.close();
});

function newApp(): FastifyInstance {
  const app = fastify({ forceCloseConnections: 'idle' }) as unknown as FastifyInstance;
  apps.push(app);
  return app;
}

function portOf(app: FastifyInstance): number {
  const [address] = app.addresses() as AddressInfo[];
  return address?.port ?? 0;
}

test('whoever comes over any of the sockets is answered', async () => {
  const app = newApp();
  app.get('/', async () => 'open');
  await listenWidely(app, { ...HERE, port: 0 });
  const answers = Array.from({ length: 100 }, async () => {
    const answer = await fetch(`http://127.0.0.1:${portOf(app)}/`, {
      headers: { connection: 'close' },
    });
    return answer.text();
  });
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['open']));
});

test('a port that another house listens on is taken', async () => {
  const first = newApp();
  await listenWidely(first, { ...HERE, port: 0 });
  await expect(listenWidely(newApp(), { ...HERE, port: portOf(first) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('closing refuses newcomers, and finishes what is in hand over any of the sockets', async () => {
  const app = newApp();
  let inHand = 0;
  const { promise: mayFinish, resolve: finish } = Promise.withResolvers<void>();
  app.get('/slow', async () => {
    inHand += 1;
    await mayFinish;
    return 'done';
  });
  await listenWidely(app, { ...HERE, port: 0 });
  const url = `http://127.0.0.1:${portOf(app)}/slow`;
  const asked = Array.from({ length: 20 }, async () => (await fetch(url)).text());
  await expect.poll(() => inHand).toBe(20);
  let isClosed = false;
  const closed = app.close().then(() => {
    isClosed = true;
  });
  await expect.poll(() => fetch(url).catch(() => 'refused')).toBe('refused');
  expect(isClosed).toBe(false);
  finish();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['done']));
  await closed;
});

test.runIf(platform === 'linux')(
  'a busy turn of the event loop takes many newcomers, not one',
  async () => {
    const app = newApp();
    let taken = 0;
    await listenWidely(app, { ...HERE, port: 0 });
    app.server.on('connection', () => {
      taken += 1;
    });
    const crowd = 256;
    for (let number = 0; number < crowd; number++) {
      sockets.push(connect({ port: portOf(app), host: '127.0.0.1' }));
    }
    let turns = 0;
    while (taken < crowd) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect(turns).toBeLessThan(crowd / 4);
  },
);
