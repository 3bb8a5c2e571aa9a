import { bookingOperations } from '@houseful/contract/booking';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { api, live, serverTime } from '../browser.ts';
import { device } from '../time/device.ts';
import { createSeatBoard, type SeatBoard, type SeatsLeft } from './model/seat-board.ts';

/** Between two reloads for missed news: with several servers, versions may never meet. */
const RELOAD_PAUSE_MS = 3_000;
/** The safety net under all live news. */
const RELOAD_EVERY_MS = 60_000;
/** A line that is back before this was never worth a word. */
const LOST_LINE_SHOWN_AFTER_MS = 5_000;

export interface LiveBoard {
  readonly board: SeatBoard;
  /** Why the seats could not be loaded; null once they are. */
  readonly error: unknown;
  /** Since when no live news come, on the server's clock; null while they do. */
  readonly staleSinceMs: number | null;
  retry(): void;
}

/**
 * The show's seats as they are now, kept so by live news. Redraws the caller at every change.
 * `left` is what the page was told before.
 */
export function useSeatBoard(showId: string, left: SeatsLeft | undefined): LiveBoard {
  const [board] = useState(() => createSeatBoard(left));
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const [staleSinceMs, setStaleSinceMs] = useState<number | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    let waiting = false;
    let cancelStale: (() => void) | null = null;

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

    function noteLoss(): void {
      const sinceMs = serverTime.now();
      cancelStale ??= device.after(LOST_LINE_SHOWN_AFTER_MS, () => setStaleSinceMs(sinceMs));
    }

    function noteNews(): void {
      cancelStale?.();
      cancelStale = null;
      setStaleSinceMs(null);
    }

    void load();
    const stopWatching = live.watch(`show:${showId}`, {
      onJoined: () => {
        noteNews();
        if (board.isLoaded()) void load();
      },
      onLost: noteLoss,
      onMessage: (message) => {
        if (message.type === 'seats' && board.apply(message) === 'gap') void loadSoon();
      },
    });
    const stopReloading = device.every(RELOAD_EVERY_MS, () => void load());
    return () => {
      leaving.abort();
      cancelStale?.();
      stopWatching();
      stopReloading();
    };
  }, [board, showId, attempt]);

  useSyncExternalStore(board.subscribe, board.revision, () => 0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { board, error, staleSinceMs, retry };
}
