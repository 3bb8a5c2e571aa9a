import { bookingOperations } from '@houseful/contract/booking';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { api, live } from '../../lib/browser.ts';
import { device } from '../../lib/time/device.ts';
import { createSeatBoard, type SeatBoard } from './seat-board.ts';

/** Between two reloads for missed news: with several servers, versions may never meet. */
const RELOAD_PAUSE_MS = 3_000;
/** The safety net under all live news. */
const RELOAD_EVERY_MS = 60_000;

export interface LiveBoard {
  readonly board: SeatBoard;
  /** Why the seats could not be loaded; null once they are. */
  readonly error: unknown;
  retry(): void;
}

/** The show's seats as they are now, kept so by live news. Redraws the caller at every change. */
export function useSeatBoard(showId: string): LiveBoard {
  const [board] = useState(createSeatBoard);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    let waiting = false;

    async function load(): Promise<void> {
      try {
        const { signal } = leaving;
        board.load(await api.call(bookingOperations.getSeatStatus, { showId }, { signal }));
        setError(null);
      } catch (cause) {
        if (!leaving.signal.aborted && !board.isLoaded()) setError(cause);
      }
    }

    async function loadSoon(): Promise<void> {
      if (waiting) return;
      waiting = true;
      await device.sleep(RELOAD_PAUSE_MS, leaving.signal).catch(() => undefined);
      waiting = false;
      if (!leaving.signal.aborted) await load();
    }

    void load();
    const stopWatching = live.watch(`show:${showId}`, {
      onJoined: () => void load(),
      onMessage: (message) => {
        if (message.type === 'seats' && board.apply(message) === 'gap') void loadSoon();
      },
    });
    const stopReloading = device.every(RELOAD_EVERY_MS, () => void load());
    return () => {
      leaving.abort();
      stopWatching();
      stopReloading();
    };
  }, [board, showId, attempt]);

  useSyncExternalStore(board.subscribe, board.revision, () => 0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { board, error, retry };
}
