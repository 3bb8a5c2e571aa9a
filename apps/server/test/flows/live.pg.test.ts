import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import type { Hold, PlacedOrder, SeatStatus } from '@houseful/contract/booking';
import type { SeatsChanged } from '@houseful/contract/faces/booking';
import { type LiveMessage, TOPICS_PER_CONNECTION_MAX } from '@houseful/contract/live';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { CONNECTIONS_PER_ADDRESS_MAX } from '../../src/gateway/live-connections.ts';
import { MESSAGES_PER_SECOND_MAX } from '../../src/gateway/live-socket.ts';
import { silentLogger } from '#platform/telemetry/logger';
import { type OpenHouse, openHouse } from '#test/kit/open-house';

const FLUSH_MS = 100;
const SHOW = 'shw_evening';
const DELTA: SeatsChanged = {
  previous: '1',
  version: '2',
  free: [],
  held: ['A1'],
  unavailable: [],
  sections: [{ id: 'stalls', left: 19 }],
  areas: [],
};

let open: OpenHouse;
const leaving: (() => void)[] = [];
beforeAll(async () => {
  open = await openHouse({ TRUST_PROXY: '1' });
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const leave of leaving.splice(0)) leave();
  await expect.poll(liveConnections).toBe(0);
});
afterAll(() => open.close());

interface Ear {
  readonly heard: LiveMessage[];
  leave(): void;
}

interface SocketEar extends Ear {
  readonly socket: WebSocket;
  say(message: unknown): void;
}

async function overSocket(house = open): Promise<SocketEar> {
  const socket = new WebSocket(`${house.baseUrl.replace('http', 'ws')}/api/v1/live`);
  const heard: LiveMessage[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data)) as LiveMessage));
  socket.on('error', () => undefined);
  leaving.push(() => socket.terminate());
  await once(socket, 'open');
  return {
    socket,
    heard,
    say: (message) => socket.send(JSON.stringify(message)),
    leave: () => socket.terminate(),
  };
}

interface Stream extends Ear {
  /** Resolves with the answer's head. */
  readonly answer: Promise<IncomingMessage>;
  text: string;
}

function overEvents(topics: string, headers: Record<string, string> = {}, house = open): Stream {
  const asking = httpRequest(`${house.baseUrl}/api/v1/live?topics=${topics}`, { headers });
  const heard: LiveMessage[] = [];
  const stream: Stream = {
    heard,
    text: '',
    leave: () => asking.destroy(),
    answer: new Promise((resolve, reject) => {
      asking.on('error', reject);
      asking.on('response', (response) => {
        response.setEncoding('utf8').on('data', (chunk: string) => {
          stream.text += chunk;
          for (const [, json = ''] of chunk.matchAll(/^data: (.*)$/gm)) {
            heard.push(JSON.parse(json) as LiveMessage);
          }
        });
        response.on('error', () => undefined);
        resolve(response);
      });
    }),
  };
  stream.answer.catch(() => undefined);
  leaving.push(stream.leave);
  asking.end();
  return stream;
}

async function liveConnections(): Promise<number> {
  const text = await (await fetch(`${open.baseUrl}/metrics`)).text();
  return [...text.matchAll(/^houseful_live_connections\{.*\} (\d+)$/gm)]
    .map(([, count]) => Number(count))
    .reduce((sum, count) => sum + count, 0);
}

/** Counts who watches which show, and lets a test speak for the box office. */
function watched(opening: Promise<unknown> = Promise.resolve()) {
  const listeners = new Map<string, (delta: SeatsChanged) => void>();
  vi.spyOn(open.house.faces.booking, 'watchSeats').mockImplementation(async (showId, listener) => {
    listeners.set(showId, listener);
    await opening;
    return () => void listeners.delete(showId);
  });
  return listeners;
}

async function holdBySomebodyElse(seatId: string): Promise<void> {
  const token = await open.guest();
  const body = { showId: SHOW, seatIds: [seatId] };
  expect((await open.ask<Hold>('POST', '/holds', { token, body })).status).toBe(201);
}

async function seatStatus(): Promise<SeatStatus> {
  return (await open.ask<SeatStatus>('GET', `/shows/${SHOW}/seat-status`, { sameHouse: true }))
    .body;
}

async function placedOrder(): Promise<{ token: string; orderId: string }> {
  const token = await open.guest();
  const body = { showId: 'shw_night', quantity: 1 };
  const { holdId } = (await open.ask<Hold>('POST', '/holds', { token, body })).body;
  const order = await open.ask<PlacedOrder>('POST', '/orders', { token, body: { holdId } });
  return { token, orderId: order.body.orderId };
}

const joined = (topic: string): LiveMessage => ({ type: 'subscribed', topics: [topic] });

describe('who looks at a show', () => {
  const topic = `show:${SHOW}`;

  test('hears what others hold, from the version that was read on', async () => {
    const socket = await overSocket();
    socket.say({ type: 'subscribe', topics: [topic] });
    const events = overEvents(topic);
    const { statusCode, headers } = await events.answer;
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/event-stream']);
    await expect
      .poll(() => [socket.heard, events.heard])
      .toEqual([[joined(topic)], [joined(topic)]]);

    const before = await seatStatus();
    await holdBySomebodyElse('B3');
    await open.clock.advance(FLUSH_MS);
    await expect.poll(() => [socket.heard.length, events.heard.length]).toEqual([2, 2]);
    const after = await seatStatus();
    const delta = {
      type: 'seats',
      topic,
      previous: before.version,
      version: after.version,
      free: [],
      held: ['B3'],
      unavailable: [],
      sections: [{ id: after.sections[0]?.id, left: after.sections[0]?.left }],
      areas: [],
    };
    expect([socket.heard[1], events.heard[1]]).toEqual([delta, delta]);
  });

  test('hears nothing more of it after unsubscribing', async () => {
    const listeners = watched();
    const { heard, say } = await overSocket();
    say({ type: 'subscribe', topics: ['show:a', 'show:b'] });
    await expect.poll(() => heard.length).toBe(1);
    say({ type: 'unsubscribe', topics: ['show:a'] });
    await expect.poll(() => [...listeners.keys()]).toEqual(['b']);
  });

  test('is refused a show that does not exist, on both ways', async () => {
    const { heard, say } = await overSocket();
    say({ type: 'subscribe', topics: ['show:shw_none'] });
    await expect
      .poll(() => heard)
      .toEqual([{ type: 'refused', topics: ['show:shw_none'], code: 'no-such-show' }]);
    expect((await overEvents('show:shw_none').answer).statusCode).toBe(404);
  });
});

describe('an order', () => {
  test('refuses nobody and strangers, and tells its owner when it is confirmed', async () => {
    const { token, orderId } = await placedOrder();
    const topic = `order:${orderId}`;
    const topics = [topic];
    const { heard, say } = await overSocket();
    say({ type: 'subscribe', topics });
    await expect
      .poll(() => heard.at(-1))
      .toEqual({ type: 'refused', topics, code: 'unauthenticated' });
    say({ type: 'subscribe', topics, token: await open.guest() });
    await expect
      .poll(() => heard.at(-1))
      .toEqual({ type: 'refused', topics, code: 'no-such-order' });
    expect((await overEvents(topic).answer).statusCode).toBe(401);

    say({ type: 'subscribe', topics, token });
    const events = overEvents(topic, { authorization: `Bearer ${token}` });
    await expect
      .poll(() => [heard.at(-1), events.heard.at(-1)])
      .toEqual([joined(topic), joined(topic)]);
    await open.ask('POST', `/orders/${orderId}/confirm-payment`, {
      token,
      body: { paymentToken: 'tok_success' },
    });
    const news = { type: 'order', topic, orderId, status: 'CONFIRMED' };
    await expect.poll(() => [heard.at(-1), events.heard.at(-1)]).toEqual([news, news]);
    expect(heard.filter(({ type }) => type === 'order')).toEqual([news]);
  });
});

describe('one connection', () => {
  test(`has at most ${TOPICS_PER_CONNECTION_MAX} topics, also when it asks for many at once`, async () => {
    const listeners = watched();
    const { heard, say } = await overSocket();
    for (let n = 0; n < 10; n++) {
      say({ type: 'subscribe', topics: Array.from({ length: 20 }, (_, i) => `show:s${n}-${i}`) });
    }
    await expect.poll(() => heard.length).toBe(10);
    expect(heard.filter(({ type }) => type === 'subscribed')).toHaveLength(1);
    expect(
      heard.filter((each) => 'code' in each && each.code === 'too-many-requests'),
    ).toHaveLength(9);
    expect(listeners.size).toBe(TOPICS_PER_CONNECTION_MAX);
  });

  test('that asks too fast is closed; each second counts anew', async () => {
    const { socket, heard, say } = await overSocket();
    const closed = once(socket, 'close');
    for (let second = 1; second <= 2; second++) {
      for (let n = 0; n < MESSAGES_PER_SECOND_MAX; n++) say({ type: 'nonsense' });
      await expect.poll(() => heard.length).toBe(second * MESSAGES_PER_SECOND_MAX);
      if (second === 1) await open.clock.advance(1_000);
    }
    say({ type: 'nonsense' });
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1008, 'too-many-requests']);
    expect(heard).toHaveLength(2 * MESSAGES_PER_SECOND_MAX);
  });

  test('that leaves frees its topics', async () => {
    const listeners = watched();
    const { heard, say, leave } = await overSocket();
    say({ type: 'subscribe', topics: ['show:a', 'show:b'] });
    const events = overEvents('show:b,show:c');
    await expect.poll(() => [heard.length, events.heard.length]).toEqual([1, 1]);
    expect([...listeners.keys()]).toEqual(['a', 'b', 'c']);
    leave();
    await expect.poll(() => [...listeners.keys()]).toEqual(['b', 'c']);
    events.leave();
    await expect.poll(() => listeners.size).toBe(0);
    await expect.poll(liveConnections).toBe(0);
  });

  test('that leaves while its topics are being opened frees them, too', async () => {
    const opening = Promise.withResolvers<void>();
    const listeners = watched(opening.promise);
    const events = overEvents('show:a');
    await expect.poll(() => listeners.size).toBe(1);
    expect(await liveConnections()).toBe(1);
    events.leave();
    await expect.poll(liveConnections).toBe(0);
    opening.resolve();
    await expect.poll(() => listeners.size).toBe(0);
  });

  test('gets news from before its stream was open after the head, and loses none', async () => {
    const opening = Promise.withResolvers<void>();
    const listeners = watched(opening.promise);
    const events = overEvents('show:a');
    await expect.poll(() => listeners.size).toBe(1);
    listeners.get('a')?.(DELTA);
    opening.resolve();
    expect((await events.answer).headers['content-type']).toBe('text/event-stream');
    await expect
      .poll(() => events.heard)
      .toEqual([joined('show:a'), { type: 'seats', topic: 'show:a', ...DELTA }]);
  });
});

test('what nobody foresaw is refused as a bug and written to the log', async () => {
  const broken = new Error('a wheel came off');
  const log = vi.spyOn(silentLogger, 'error').mockReturnValue();
  vi.spyOn(open.house.faces.booking, 'watchSeats').mockRejectedValue(broken);
  const { heard, say } = await overSocket();
  say({ type: 'subscribe', topics: ['show:a'] });
  await expect.poll(() => heard).toEqual([{ type: 'refused', topics: ['show:a'], code: 'bug' }]);
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ err: broken }), expect.any(String));
});

test(`one address has at most ${CONNECTIONS_PER_ADDRESS_MAX} connections, and others are not hindered`, async () => {
  watched();
  const from = (address: string) => overEvents('show:a', { 'x-forwarded-for': address });
  const streams = Array.from({ length: CONNECTIONS_PER_ADDRESS_MAX }, () => from('203.0.113.7'));
  await expect
    .poll(() => streams.filter(({ heard }) => heard.length > 0).length)
    .toBe(CONNECTIONS_PER_ADDRESS_MAX);
  const late = await from('203.0.113.7').answer;
  expect([late.statusCode, late.headers['retry-after']]).toEqual([429, '5']);
  expect((await from('203.0.113.8').answer).statusCode).toBe(200);
  streams[0]?.leave();
  await expect.poll(liveConnections).toBe(CONNECTIONS_PER_ADDRESS_MAX);
  expect((await from('203.0.113.7').answer).statusCode).toBe(200);
});

test('a house that closes says goodbye on every connection', async () => {
  const closing = await openHouse();
  const { socket, heard, say } = await overSocket(closing);
  say({ type: 'subscribe', topics: [`show:${SHOW}`] });
  const events = overEvents(`show:${SHOW}`, {}, closing);
  const ended = once(await events.answer, 'end');
  await expect.poll(() => [heard.length, events.heard.length]).toEqual([1, 1]);
  const closed = once(socket, 'close');
  await closing.close();
  expect((await closed)[0]).toBe(1001);
  await ended;
});
