import type { Clock } from '#platform/clock';

export interface ManualClock extends Clock {
  /** Moves time on, firing every timer that falls due on the way, in order. */
  advance(ms: number): Promise<void>;
  /** Moves time on at once, as sleep does to a machine: what was due on the way fires once, late. */
  leap(ms: number): Promise<void>;
}

interface Timer {
  due: number;
  readonly everyMs: number | undefined;
  readonly fire: () => void | Promise<void>;
}

/** A clock that stands still until a test moves it. */
export function manualClock(start = '2026-11-20T12:00:00.000Z'): ManualClock {
  let now = Date.parse(start);
  let timers: Timer[] = [];

  function add(ms: number, everyMs: number | undefined, fire: Timer['fire']): () => void {
    const timer: Timer = { due: now + ms, everyMs, fire };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  }

  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const cancel = add(ms, undefined, resolve);
        signal?.addEventListener('abort', () => {
          cancel();
          reject(signal.reason);
        });
      }),
    every: (ms, action) => add(ms, ms, action),
    leap: async (ms) => {
      now += ms;
      for (const timer of timers.filter(({ due }) => due <= now)) {
        if (timer.everyMs === undefined) timers = timers.filter((other) => other !== timer);
        else timer.due = now + timer.everyMs;
        await timer.fire();
      }
    },
    advance: async (ms) => {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((t) => t.due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        now = Math.max(now, next.due);
        if (next.everyMs === undefined) timers = timers.filter((other) => other !== next);
        else next.due += next.everyMs;
        await next.fire();
      }
      now = end;
    },
  };
}
