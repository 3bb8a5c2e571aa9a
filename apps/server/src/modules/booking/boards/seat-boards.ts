import type { Clock, Stop } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { Queryable } from '#platform/postgres/tx';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import { overloaded } from '#platform/problem';
import { type SeatChange, seatsOfShow } from '../store/seats.ts';
import { type BoardDelta, SeatBoard } from './seat-board.ts';
import type { ShowSales } from './show-sales.ts';

const CHANNEL = 'booking.seats';
/** Changes within this time are told to live screens as one. */
const FLUSH_MS = 100;
const RELOAD_MS = 60_000;
/** Boards that nobody watches make room for others; when all are watched, no other is opened. */
const BOARDS_MAX = 1_000;
const RETRY_AFTER_MS = 2_000;

export interface SeatBoards {
  /** The show's board, loaded from the database when this process has none yet. @throws no-such-show, overloaded */
  get(showId: string): Promise<SeatBoard>;
  /** Tells this process and the others what a commit has changed. */
  tell(changes: readonly SeatChange[]): void;
  /** Calls the listener with each change from the returned board's version on. */
  watch(showId: string, listener: (delta: BoardDelta) => void): Promise<Stop>;
  start(): void;
  stop(): void;
}

interface Entry {
  readonly board: SeatBoard;
  readonly loaded: Promise<void>;
  readonly watchers: Set<(delta: BoardDelta) => void>;
}

export interface SeatBoardsDeps {
  readonly db: Queryable;
  readonly sales: ShowSales;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}

/** The boards of the shows that are asked for, kept fresh by commits and signals. */
export function createSeatBoards(deps: SeatBoardsDeps): SeatBoards {
  const { db, sales, signals, clock, ids, log } = deps;
  const entries = new Map<string, Entry>();
  const stops: Stop[] = [];
  let reloading = false;
  let reloadAgain = false;

  signals.listen(CHANNEL, {
    onSignal: (message) => apply(message as SeatChange),
    onGap: () => void reloadAll(),
  });

  function apply(change: SeatChange): void {
    entries.get(change.showId)?.board.apply(change);
  }

  async function open(showId: string): Promise<Entry> {
    const known = entries.get(showId);
    if (known) {
      // Least recently used first, for the one that has to make room.
      entries.delete(showId);
      entries.set(showId, known);
      await known.loaded;
      return known;
    }
    const { index } = await sales.get(showId);
    const raced = entries.get(showId);
    if (raced) return open(showId);
    makeRoom();
    const board = new SeatBoard(index, ids.next('brd').slice(4));
    // In the map before the load, so that news which arrives meanwhile is not missed.
    const entry: Entry = { board, loaded: load(showId, board), watchers: new Set() };
    entries.set(showId, entry);
    try {
      await entry.loaded;
    } catch (error) {
      if (entries.get(showId) === entry) entries.delete(showId);
      throw error;
    }
    return entry;
  }

  async function load(showId: string, board: SeatBoard): Promise<void> {
    for (const change of await seatsOfShow(db, showId)) board.apply(change);
  }

  /** Closes the board that was asked for longest ago, unless somebody watches it. */
  function makeRoom(): void {
    if (entries.size < BOARDS_MAX) return;
    for (const [showId, { watchers }] of entries) {
      if (watchers.size > 0) continue;
      entries.delete(showId);
      return;
    }
    throw overloaded(RETRY_AFTER_MS);
  }

  /** One board after the other, and one such round at a time: the database has buyers to serve. */
  async function reloadAll(): Promise<void> {
    if (reloading) {
      reloadAgain = true;
      return;
    }
    reloading = true;
    for (const [showId, { board }] of [...entries]) {
      await load(showId, board).catch((error: unknown) =>
        log.warn({ err: error, showId }, 'a seat board was not reloaded'),
      );
    }
    reloading = false;
    if (!reloadAgain) return;
    reloadAgain = false;
    await reloadAll();
  }

  function flush(): void {
    const now = clock.now();
    for (const { board, watchers } of entries.values()) {
      const delta = board.takeDelta(now);
      if (delta) for (const watcher of watchers) watcher(delta);
    }
  }

  return {
    get: async (showId) => (await open(showId)).board,
    tell: (changes) => {
      for (const change of changes) signals.publish(CHANNEL, change);
    },
    watch: async (showId, listener) => {
      const { watchers } = await open(showId);
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    start: () => {
      stops.push(clock.every(FLUSH_MS, flush), clock.every(RELOAD_MS, reloadAll));
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
