import type { SignalListener, Signals } from '#platform/signals/signals';

/** Signals within one process: what a listener of this process hears, at once. */
export function localSignals(): Signals {
  const listeners = new Map<string, SignalListener[]>();
  return {
    publish: (channel, message) => {
      for (const listener of listeners.get(channel) ?? []) listener.onSignal(message);
    },
    listen: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}
