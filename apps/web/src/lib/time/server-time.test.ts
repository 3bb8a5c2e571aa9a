import { describe, expect, it } from 'vitest';
import { createFakeDevice } from '../testing/fake-device.ts';
import { createServerTime } from './server-time.ts';

const HOUR_MS = 3_600_000;
const TRUE_MS = Date.parse('2026-11-20T09:59:00.000Z');
const dateHeader = (ms: number) => new Date(ms).toUTCString();

/** A device whose clock is wrong by `wrongMs`, and a server that answers in 200 ms. */
function world(wrongMs = 0) {
  const device = createFakeDevice(TRUE_MS + wrongMs);
  const time = createServerTime(device);
  let serverMs = TRUE_MS;
  const pass = (ms: number) => {
    device.advance(ms);
    serverMs += ms;
  };
  const exchange = (tookMs = 200) => {
    const sent = time.mark();
    pass(tookMs / 2);
    const date = dateHeader(serverMs);
    pass(tookMs / 2);
    time.learn(date, sent);
  };
  const sleep = (ms: number) => {
    device.sleepFor(ms);
    serverMs += ms;
  };
  /** Seconds between our idea of the server's time and the truth. */
  const wrongBy = () => Math.round((time.now() - serverMs) / 1_000);
  return { device, time, pass, exchange, sleep, wrongBy };
}

describe('the server’s time', () => {
  it.each([[-HOUR_MS], [0], [HOUR_MS]])('corrects a device clock that is %i ms off', (wrongMs) => {
    const { exchange, pass, wrongBy, time } = world(wrongMs);
    exchange();
    pass(30_000);
    expect(wrongBy()).toBe(0);
    expect(time.isInDoubt()).toBe(false);
  });

  it('does not move when the device clock is set back', () => {
    const { exchange, device, wrongBy, time } = world();
    exchange();
    device.setClock(-HOUR_MS);
    expect(wrongBy()).toBe(0);
    expect(time.isInDoubt()).toBe(false);
  });

  it('is in doubt when the device clock is set on, and right again after one exchange', () => {
    const { exchange, device, wrongBy, time } = world();
    exchange();
    device.setClock(HOUR_MS);
    expect(time.isInDoubt()).toBe(true);
    exchange();
    expect([wrongBy(), time.isInDoubt()]).toEqual([0, false]);
  });

  it('knows at once that the device has slept, and is sure after one exchange', () => {
    const { exchange, sleep, wrongBy, time } = world();
    exchange();
    sleep(1_200_000);
    expect([wrongBy(), time.isInDoubt()]).toEqual([0, true]);
    exchange();
    expect([wrongBy(), time.isInDoubt()]).toEqual([0, false]);
  });

  it('learns nothing from an exchange that was slept through, or took too long', () => {
    const { exchange, time, device, sleep, wrongBy } = world();
    exchange();
    const before = time.now();
    const sent = time.mark();
    sleep(60_000);
    time.learn(dateHeader(TRUE_MS), sent);
    expect(wrongBy()).toBe(0);
    const late = time.mark();
    device.advance(9_000);
    time.learn(dateHeader(TRUE_MS + HOUR_MS), late);
    expect(time.now() - before).toBe(69_000);
  });

  it('learns nothing from an answer without a readable date', () => {
    const { time } = world();
    time.learn(null, time.mark());
    time.learn('yesterday', time.mark());
    expect(time.now()).toBe(TRUE_MS);
  });
});
