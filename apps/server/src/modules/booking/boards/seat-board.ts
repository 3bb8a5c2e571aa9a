import type { SeatChange } from '../store/seats.ts';
import type { FreePlaces } from '../rules/free-places.ts';
import type { SeatIndex } from '../rules/seat-index.ts';
import { EndQueue } from './end-queue.ts';
import { type LeftAround, SeatCounts, type SeatsLeft } from './seat-counts.ts';

/** How a seat looks from outside. `unavailable`: sold, or in an order that is being paid. */
export type SeatState = 'free' | 'held' | 'unavailable';

export interface BoardDelta extends LeftAround {
  readonly previous: string;
  readonly version: string;
  readonly free: string[];
  readonly held: string[];
  readonly unavailable: string[];
}

export interface BoardSnapshot extends SeatsLeft {
  readonly held: readonly string[];
  readonly unavailable: readonly string[];
  /** Of the unavailable ones: set aside by the house. */
  readonly blocked: readonly string[];
}

/** The last that was heard of a seat. */
interface SeatNews {
  readonly change: Omit<SeatChange, 'showId' | 'seats'>;
  readonly fence: number;
}

/**
 * What this process knows about the seats of one show, in memory. It may be behind, so it may
 * refuse a seat but never grant one.
 *
 * News may come in any order and more than once: per seat the highest fence wins. Each seat
 * carries its own end, so an expired hold is free without any message.
 */
export class SeatBoard {
  readonly index: SeatIndex;
  readonly #epoch: string;
  readonly #seats = new Map<string, SeatNews>();
  /** The seats that are counted as taken, as of `#settledMs`. */
  readonly #taken = new Set<string>();
  readonly #counts: SeatCounts;
  readonly #ends = new EndQueue();
  readonly #changed = new Set<string>();
  #settledMs = 0;
  #version = 0;
  #snapshot: BoardSnapshot | undefined;

  /** `epoch` tells this board's versions from those of another process or an earlier load. */
  constructor(index: SeatIndex, epoch: string) {
    this.index = index;
    this.#epoch = epoch;
    this.#counts = new SeatCounts(index);
  }

  get version(): string {
    return `${this.#epoch}.${this.#version}`;
  }

  apply(change: Omit<SeatChange, 'showId'>): void {
    for (const [seatId, fence] of change.seats) {
      const known = this.#seats.get(seatId);
      if (known && known.fence >= fence) continue;
      this.#seats.set(seatId, { change, fence });
      this.#changed.add(seatId);
      this.#snapshot = undefined;
      this.#count(seatId, change.takenUntilMs);
    }
  }

  #count(seatId: string, takenUntilMs: number | null): void {
    const taken = takenUntilMs === null || takenUntilMs > this.#settledMs;
    if (taken !== this.#taken.has(seatId)) this.#counts.move(seatId, taken ? -1 : 1);
    if (!taken) this.#taken.delete(seatId);
    else this.#taken.add(seatId);
    if (taken && takenUntilMs !== null) this.#ends.add({ endMs: takenUntilMs, seatId });
  }

  stateOf(seatId: string, now: Date): SeatState {
    const seat = this.#seats.get(seatId);
    if (!seat || !isTaken(seat, now)) return 'free';
    return isHeld(seat) ? 'held' : 'unavailable';
  }

  /** The hold that has the seat at `now`, if any. */
  holderOf(seatId: string, now: Date): string | undefined {
    const seat = this.#seats.get(seatId);
    return seat && isTaken(seat, now) ? seat.change.holdId : undefined;
  }

  /** Seats that are paid for, or set aside: nobody can have them any more. */
  soldCount(): number {
    let sold = 0;
    for (const seatId of this.#taken) {
      if (this.#seats.get(seatId)?.change.takenUntilMs === null) sold += 1;
    }
    return sold;
  }

  /** What is free at `now`, kept up to date by the board: to be looked at or copied, at once. */
  freePlaces(now: Date): FreePlaces {
    this.#settle(now);
    return this.#counts.free;
  }

  /** How many seats are left at `now`; the counters themselves, to be looked at at once. */
  left(now: Date): SeatsLeft {
    this.#settle(now);
    return this.#counts;
  }

  /** How the show stands; the same object as long as nothing has changed. */
  snapshot(now: Date): BoardSnapshot {
    this.#settle(now);
    this.#snapshot ??= this.#takeSnapshot();
    return this.#snapshot;
  }

  #takeSnapshot(): BoardSnapshot {
    const held: string[] = [];
    const unavailable: string[] = [];
    const blocked: string[] = [];
    for (const seatId of this.#taken) {
      const seat = this.#seats.get(seatId) as SeatNews;
      (isHeld(seat) ? held : unavailable).push(seatId);
      if (isSetAside(seat)) blocked.push(seatId);
    }
    return { held, unavailable, blocked, ...this.#counts.copy() };
  }

  /** Everything that changed since the last call, by news or by time; null when nothing did. */
  takeDelta(now: Date): BoardDelta | null {
    this.#settle(now);
    if (this.#changed.size === 0) return null;
    const previous = this.version;
    this.#version += 1;
    const delta: BoardDelta = {
      previous,
      version: this.version,
      free: [],
      held: [],
      unavailable: [],
      ...this.#counts.around(this.#changed),
    };
    for (const seatId of this.#changed) delta[this.stateOf(seatId, now)].push(seatId);
    this.#changed.clear();
    return delta;
  }

  /** Frees what time alone has freed since the last look. */
  #settle(now: Date): void {
    this.#settledMs = Math.max(this.#settledMs, now.getTime());
    for (;;) {
      const seatId = this.#ends.takeDue(this.#settledMs);
      if (seatId === undefined) return;
      const seat = this.#seats.get(seatId);
      // Ordered, sold or given back meanwhile: this end is not the seat's end any more.
      if (!seat || !this.#taken.has(seatId) || isTaken(seat, now)) continue;
      this.#count(seatId, seat.change.takenUntilMs);
      this.#changed.add(seatId);
      this.#snapshot = undefined;
    }
  }
}

/** Of a taken seat: still only held, or already in an order. */
function isHeld({ change: { orderId, takenUntilMs } }: SeatNews): boolean {
  return orderId === null && takenUntilMs !== null;
}

/** Taken for good, and by no order. */
function isSetAside({ change: { orderId, takenUntilMs } }: SeatNews): boolean {
  return orderId === null && takenUntilMs === null;
}

function isTaken({ change: { takenUntilMs } }: SeatNews, now: Date): boolean {
  return takenUntilMs === null || takenUntilMs > now.getTime();
}
