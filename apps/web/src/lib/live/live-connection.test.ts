import type { SeatDelta } from '@houseful/contract/live';
import { describe, expect, it } from 'vitest';
import { createFakeDevice } from '../testing/fake-device.ts';
import {
  createLiveConnection,
  type LiveLine,
  type LiveLineEvents,
  type LiveListener,
  RECONNECT_MS_MAX,
  SOCKET_FAILURES_MAX,
} from './live-connection.ts';

interface TestLine extends LiveLine {
  readonly carrier: 'socket' | 'events';
  readonly events: LiveLineEvents;
  readonly said: string[];
  closed: boolean;
}

function world() {
  const device = createFakeDevice();
  const lines: TestLine[] = [];
  const open = (carrier: TestLine['carrier']) => (events: LiveLineEvents) => {
    const said: string[] = [];
    const line: TestLine = {
      ...{ carrier, events, said, closed: false },
      subscribe: (topics, token) => said.push(`+${topics.join()}${token ? ` as ${token}` : ''}`),
      unsubscribe: (topics) => said.push(`-${topics.join()}`),
      close: () => {
        line.closed = true;
      },
    };
    lines.push(line);
    return line;
  };
  const live = createLiveConnection({
    openSocket: open('socket'),
    openEvents: open('events'),
    accessToken: async () => 'token',
    device,
  });
  const line = () => lines.at(-1) as TestLine;
  return { live, device, lines, line };
}

function listener() {
  const heard: string[] = [];
  const listening: LiveListener = {
    onJoined: () => heard.push('joined'),
    onLost: () => heard.push('lost'),
    onMessage: (message) => heard.push(message.type),
  };
  return { heard, listening };
}

const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
const seats = (topic: string): SeatDelta => ({
  ...{ type: 'seats', topic, previous: '1', version: '2' },
  ...{ free: [], held: [], unavailable: [], sections: [], areas: [] },
});

describe('the live connection', () => {
  it('is one for all topics, opened by the first and closed after the last', async () => {
    const { live, lines, line } = world();
    const stopA = live.watch('show:a', listener().listening);
    const stopB = live.watch('show:b', listener().listening);
    line().events.onOpen();
    await settled();
    expect(lines).toHaveLength(1);
    expect(line().said).toEqual(['+show:a,show:b']);
    stopA();
    expect([line().said.at(-1), line().closed]).toEqual(['-show:a', false]);
    stopB();
    expect(line().closed).toBe(true);
  });

  it('brings news to those who watch the topic, and only to them', () => {
    const { live, line } = world();
    const [a, b] = [listener(), listener()];
    live.watch('show:a', a.listening);
    live.watch('show:b', b.listening);
    line().events.onOpen();
    line().events.onMessage({ type: 'subscribed', topics: ['show:a', 'show:b'] });
    line().events.onMessage(seats('show:a'));
    expect([a.heard, b.heard]).toEqual([['joined', 'seats'], ['joined']]);
  });

  it('says who asks for an order or a gate, and nobody for a show', async () => {
    const { live, line } = world();
    live.watch('order:o', listener().listening);
    line().events.onOpen();
    await settled();
    live.watch('gate:s', listener().listening);
    await settled();
    live.watch('show:a', listener().listening);
    await settled();
    expect(line().said).toEqual(['+order:o as token', '+gate:s as token', '+show:a']);
  });

  it('tells that it is lost, comes back after a break, subscribes again and says so', async () => {
    const { live, lines, line, device } = world();
    const { heard, listening } = listener();
    live.watch('show:a', listening);
    line().events.onOpen();
    line().events.onMessage({ type: 'subscribed', topics: ['show:a'] });
    line().events.onClosed();
    device.advance(RECONNECT_MS_MAX);
    line().events.onOpen();
    await settled();
    line().events.onMessage({ type: 'subscribed', topics: ['show:a'] });
    expect(lines.map((made) => made.carrier)).toEqual(['socket', 'socket']);
    expect(line().said).toEqual(['+show:a']);
    expect(heard).toEqual(['joined', 'lost', 'joined']);
  });

  it.each([
    ['never open', false],
    ['open and close without a word', true],
  ])('falls back to server-sent events where sockets %s', (_how, opens) => {
    const { live, lines, line, device } = world();
    live.watch('show:a', listener().listening);
    for (let failure = 0; failure < SOCKET_FAILURES_MAX; failure += 1) {
      if (opens) line().events.onOpen();
      line().events.onClosed();
      device.advance(RECONNECT_MS_MAX);
    }
    expect(lines.map((made) => made.carrier)).toEqual(['socket', 'socket', 'events']);
  });

  it('does not come back for nobody', () => {
    const { live, lines, line, device } = world();
    const stop = live.watch('show:a', listener().listening);
    line().events.onClosed();
    stop();
    device.advance(10 * RECONNECT_MS_MAX);
    expect(lines).toHaveLength(1);
  });

  it('does not come back when its line breaks after the last listener left', () => {
    const { live, lines, line, device } = world();
    const stop = live.watch('show:a', listener().listening);
    stop();
    line().events.onClosed();
    device.advance(10 * RECONNECT_MS_MAX);
    expect(lines).toHaveLength(1);
  });
});
