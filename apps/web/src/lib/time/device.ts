/** Stops a repeating action; safe to call twice. */
export type Stop = () => void;

/** The device's own clock and timers: the only place in the shop that touches them. */
export interface Device {
  /** Milliseconds since 1970, as far as the device knows; jumps when somebody sets the clock. */
  now(): number;
  /** Milliseconds since some start; never jumps, and may stand still while the device sleeps. */
  elapsed(): number;
  /** Resolves after `ms`; rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  every(ms: number, action: () => void): Stop;
  after(ms: number, action: () => void): Stop;
}

export const device: Device = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = device.after(ms, done);
      function done(): void {
        signal?.removeEventListener('abort', abort);
        resolve();
      }
      function abort(): void {
        stop();
        reject(signal?.reason);
      }
      signal?.addEventListener('abort', abort, { once: true });
    }),
  every: (ms, action) => {
    const timer = setInterval(action, ms);
    return () => clearInterval(timer);
  },
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
