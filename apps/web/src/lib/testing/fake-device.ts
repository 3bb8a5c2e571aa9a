import type { Device } from '../time/device.ts';

export interface FakeDevice extends Device {
  /** Every pause that was asked for, in milliseconds; they are over at once. */
  readonly pauses: number[];
  /** Fires what is due, in order. */
  advance(ms: number): void;
  /** Sets the clock on or back, as its owner may; nothing else moves. */
  setClock(byMs: number): void;
  /** The lid is closed: the clock goes on, the steady counter and the timers stand still. */
  sleepFor(ms: number): void;
}

/** A device whose clock stands still until it is moved by hand. */
export function createFakeDevice(startMs = 0): FakeDevice {
  let nowMs = startMs;
  /** How far the clock is ahead of the steady counter. */
  let aheadMs = 0;
  const timers = new Set<{ atMs: number; everyMs: number | null; action: () => void }>();
  const pauses: number[] = [];

  function add(ms: number, everyMs: number | null, action: () => void) {
    const timer = { atMs: nowMs + ms, everyMs, action };
    timers.add(timer);
    return () => void timers.delete(timer);
  }

  return {
    pauses,
    now: () => nowMs + aheadMs,
    elapsed: () => nowMs,
    sleep: async (ms) => {
      pauses.push(ms);
      nowMs += ms;
    },
    every: (ms, action) => add(ms, ms, action),
    after: (ms, action) => add(ms, null, action),
    advance: (ms) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].filter((t) => t.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        nowMs = next.atMs;
        if (next.everyMs === null) timers.delete(next);
        else next.atMs += next.everyMs;
        next.action();
      }
      nowMs = untilMs;
    },
    setClock: (byMs) => {
      aheadMs += byMs;
    },
    sleepFor: (ms) => {
      aheadMs += ms;
    },
  };
}
