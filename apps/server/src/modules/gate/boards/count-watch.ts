import type { GateCounts } from '@houseful/contract/gate';
import type { Clock } from '#platform/clock';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import type { CountShow } from '../actions/count-show.ts';
import { GATE_CHANNEL } from '../deps.ts';

/** A crowd at ten gates must not be counted with every step. */
export const COUNT_EVERY_MS = 1_000;

interface Watched {
  readonly listeners: Set<(counts: GateCounts) => void>;
  /** A count is under way, or the pause after one. */
  busy: boolean;
  /** Something has changed since that count began. */
  stale: boolean;
}

export interface CountWatch {
  /** Calls back with the show's counts at once, and when they have changed, at most each second, until stopped. */
  watch(showId: string, listener: (counts: GateCounts) => void): () => void;
  start(): void;
}

/** Counts shows anew while somebody watches them; nobody counts what nobody looks at. */
export function createCountWatch(deps: {
  readonly signals: Signals;
  readonly clock: Clock;
  readonly log: Logger;
  readonly count: CountShow;
}): CountWatch {
  const { signals, clock, log, count } = deps;
  const shows = new Map<string, Watched>();

  function nudge(showId: string): void {
    const watched = shows.get(showId);
    if (!watched) return;
    watched.stale = true;
    if (!watched.busy) void keepCounting(showId, watched);
  }

  async function keepCounting(showId: string, watched: Watched): Promise<void> {
    watched.busy = true;
    while (watched.stale && watched.listeners.size > 0) {
      watched.stale = false;
      try {
        const counts = await count(showId);
        for (const listener of watched.listeners) listener(counts);
      } catch (error) {
        log.warn({ err: error, showId }, 'a gate could not be counted');
      }
      await clock.sleep(COUNT_EVERY_MS);
    }
    watched.busy = false;
  }

  return {
    watch: (showId, listener) => {
      const watched = shows.get(showId) ?? { listeners: new Set(), busy: false, stale: false };
      shows.set(showId, watched);
      watched.listeners.add(listener);
      nudge(showId);
      return () => {
        watched.listeners.delete(listener);
        if (watched.listeners.size === 0) shows.delete(showId);
      };
    },
    start: () =>
      signals.listen(GATE_CHANNEL, {
        onSignal: (message) => {
          const { showIds } = message as { showIds: string[] };
          for (const showId of showIds) nudge(showId);
        },
        onGap: () => {
          for (const showId of shows.keys()) nudge(showId);
        },
      }),
  };
}
