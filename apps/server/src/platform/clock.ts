import { reportUnheard } from '#platform/unheard';

/** Stops a repeating action; safe to call twice. */
export type Stop = () => void;

/**
 * The only source of time. Business code receives it, so that a whole box office can be
 * replayed on a virtual clock (law 7).
 */
export interface Clock {
  /**
   * The present instant. It may be earlier than one read before, because a machine's time is
   * corrected now and then: never take it as proof of what happened first.
   */
  now(): Date;
  /** Resolves after at least `ms`; rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Runs `action` each `ms` until stopped; a slow action is never started twice at once.
   * `action` must not throw or reject: it handles what goes wrong, and logs it where it knows
   * how. An error that gets out all the same is a bug: it becomes a process warning, and the
   * next run comes as if nothing had been.
   */
  every(ms: number, action: () => void | Promise<void>): Stop;
}

export const systemClock: Clock = {
  now: () => new Date(),

  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = setTimeout(done, ms);
      function done(): void {
        signal?.removeEventListener('abort', abort);
        resolve();
      }
      function abort(): void {
        clearTimeout(timer);
        reject(signal?.reason);
      }
      signal?.addEventListener('abort', abort, { once: true });
    }),

  every: (ms, action) => {
    let running = false;
    async function run(): Promise<void> {
      if (running) return;
      running = true;
      try {
        await action();
      } catch (error) {
        reportUnheard(error, 'a repeating action failed');
      }
      running = false;
    }
    const timer = setInterval(() => void run(), ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;

export function addMs(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

export function laterOf(a: Date, b: Date): Date {
  return a.getTime() >= b.getTime() ? a : b;
}
