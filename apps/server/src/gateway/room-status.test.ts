import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '#platform/telemetry/metrics';
import { encodeAnswer } from './encode-answer.ts';
import { answerStatusFirst } from './room-status.ts';

const small = { roomId: 'wrm_small', message: 'शुभ संध्या' } as unknown as WaitingRoomStatus;
const large = { roomId: 'wrm_large', message: 'x'.repeat(5_000) } as unknown as WaitingRoomStatus;
const known = new Map([small, large].map((status) => [status.roomId, status]));

let server: Server;
let base: string;
beforeAll(async () => {
  const deps = {
    metrics: createMetrics(),
    faces: { waitingRoom: { peekStatus: (roomId: string) => known.get(roomId) } },
  };
  server = createServer(answerStatusFirst(deps, (_request, response) => response.end('framework')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const room = (roomId: string) => `${base}/api/v1/waiting-rooms/${roomId}`;

describe('the status of a room, before the framework', () => {
  test('is the whole status, cacheable for a second, with its tag; 304 when it is known', async () => {
    const first = await fetch(room('wrm_small'));
    expect(await first.json()).toEqual(small);
    expect(first.headers.get('cache-control')).toBe('public, max-age=1');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(room('wrm_small'), { headers: { 'if-none-match': `W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('a large one is left to the framework until it has been compressed, then sent so', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    expect(await (await fetch(room('wrm_large'), { headers })).text()).toBe('framework');
    const bytes = await encodeAnswer(large).compressed();
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(large);
    const sent = await fetch(room('wrm_large'), { headers });
    expect(sent.headers.get('content-encoding')).toBe('gzip');
    expect(await sent.json()).toEqual(large);
  });

  test.each([
    ['a room that is not at hand', () => fetch(room('wrm_other'))],
    ['what is below a room', () => fetch(`${room('wrm_small')}/draw`)],
    ['a query', () => fetch(`${room('wrm_small')}?x=1`)],
    ['another method', () => fetch(room('wrm_small'), { method: 'POST' })],
    [
      'somebody with a name',
      () => fetch(room('wrm_small'), { headers: { authorization: 'Bearer x' } }),
    ],
  ])('%s is left to the framework', async (_what, ask) => {
    expect(await (await ask()).text()).toBe('framework');
  });
});
