import { describe, expect, it } from 'vitest';
import { createFakeDevice } from '../testing/fake-device.ts';
import { createServerTime } from './server-time.ts';
import { DOUBT_MS_MAX, watchCountdown } from './watch-countdown.ts';

const HOUR_MS = 3_600_000;
const SLEEP_MS = 20 * 60_000;
const START_MS = Date.parse('2026-11-20T10:00:00.000Z');

/** Ten minutes are left on a page that stands open; the server answers when it is told to. */
function world() {
  const device = createFakeDevice(START_MS);
  const serverTime = createServerTime(device);
  let serverMs = START_MS;
  let seconds = Number.NaN;
  const shown: number[] = [];
  const waiting: { answer: () => void; lose: () => void }[] = [];

  const relearn = () =>
    new Promise<void>((resolve, reject) => {
      const sent = serverTime.mark();
      waiting.push({
        answer: () => {
          serverTime.learn(new Date(serverMs).toUTCString(), sent);
          resolve();
        },
        lose: () => reject(new Error('no connection')),
      });
    });
  const watch = watchCountdown({
    expiresAt: new Date(START_MS + 600_000).toISOString(),
    ...{ device, serverTime, relearn },
    show: (next) => {
      seconds = next;
      if (shown.at(-1) !== next) shown.push(next);
    },
  });
  const pass = (ms: number) => {
    serverMs += ms;
    device.advance(ms);
  };
  const sleep = (ms: number) => {
    serverMs += ms;
    device.sleepFor(ms);
  };
  const settle = async (what: 'answer' | 'lose') => {
    waiting.shift()?.[what]();
    await new Promise<void>((resolve) => setTimeout(resolve));
  };
  const now = () => seconds;
  return { device, watch, pass, sleep, settle, waiting, now, shown };
}

describe('a countdown on an open page', () => {
  it('counts down', () => {
    const { pass, now } = world();
    pass(60_000);
    expect(now()).toBe(540);
  });

  it('is over at once after a sleep of twenty minutes', async () => {
    const { pass, sleep, settle, watch, now, waiting } = world();
    pass(60_000);
    sleep(SLEEP_MS);
    watch.look();
    expect(waiting).toHaveLength(1);
    await settle('answer');
    expect(now()).toBe(0);
  });

  it('is over soon after the sleep also when the server cannot be reached', async () => {
    const { pass, sleep, settle, watch, now } = world();
    sleep(SLEEP_MS);
    watch.look();
    await settle('lose');
    expect(now()).toBe(0);

    const silent = world();
    silent.sleep(SLEEP_MS);
    silent.pass(DOUBT_MS_MAX + 500);
    expect(silent.now()).toBe(0);
    pass(1_000);
    expect(now()).toBe(0);
  });

  it.each([
    ['on', HOUR_MS],
    ['back', -HOUR_MS],
  ])('shows the same time when the device clock is set %s an hour', async (_way, byMs) => {
    const { device, pass, settle, now, shown } = world();
    pass(60_000);
    device.setClock(byMs);
    pass(500);
    await settle('answer');
    pass(500);
    // The Date header has whole seconds: one more or less is as right as it gets.
    expect(now()).toBeGreaterThanOrEqual(538);
    expect(now()).toBeLessThanOrEqual(540);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(538);
  });

  it('asks once at a time, and again only after a while', async () => {
    const { pass, sleep, settle, waiting } = world();
    sleep(5_000);
    pass(2_000);
    expect(waiting).toHaveLength(1);
    await settle('lose');
    pass(2_000);
    expect(waiting).toHaveLength(0);
    pass(4_000);
    expect(waiting).toHaveLength(1);
    await settle('answer');
    pass(60_000);
    expect(waiting).toHaveLength(0);
  });

  it('is silent once nobody watches', () => {
    const { watch, pass, now } = world();
    watch.stop();
    pass(60_000);
    expect(now()).toBe(600);
  });
});
