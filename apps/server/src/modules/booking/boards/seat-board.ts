import type { SeatChange } from '../store/seats.ts';
import type { SeatIndex } from '../rules/seat-index.ts';

/** How a seat looks from outside. `unavailable`: sold, or in an order that is being paid. */
export type SeatState = 'free' | 'held' | 'unavailable';

export interface BoardDelta {
  readonly previous: string;
  readonly version: string;
  readonly free: string[];
  readonly held: string[];
  readonly unavailable: string[];
}

export interface BoardSnapshot {
  readonly held: readonly string[];
  readonly unavailable: readonly string[];
  /** Seats left by category, and places left by standing area. */
  readonly left: ReadonlyMap<string, number>;
  readonly areaLeft: ReadonlyMap<string, number>;
}

type SeatNews = Pick<SeatChange, 'seatId' | 'holdId' | 'orderId' | 'fence' | 'takenUntilMs'>;

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
  readonly #changed = new Set<string>();
  #version = 0;
  #snapshot: BoardSnapshot | undefined;
  #snapshotUntilMs = 0;
  /** The earliest end among seats that will become free by time alone. */
  #nextEndMs = Number.POSITIVE_INFINITY;

  /** `epoch` tells this board's versions from those of another process or an earlier load. */
  constructor(index: SeatIndex, epoch: string) {
    this.index = index;
    this.#epoch = epoch;
  }

  get version(): string {
    return `${this.#epoch}.${this.#version}`;
  }

  apply(news: readonly SeatNews[]): void {
    for (const item of news) {
      const known = this.#seats.get(item.seatId);
      if (known && known.fence >= item.fence) continue;
      this.#seats.set(item.seatId, item);
      this.#changed.add(item.seatId);
      this.#snapshot = undefined;
      if (item.takenUntilMs !== null && item.takenUntilMs > 0) {
        this.#nextEndMs = Math.min(this.#nextEndMs, item.takenUntilMs);
      }
    }
  }

  stateOf(seatId: string, now: Date): SeatState {
    const seat = this.#seats.get(seatId);
    if (!seat || !isTaken(seat, now)) return 'free';
    return seat.orderId === null && seat.takenUntilMs !== null ? 'held' : 'unavailable';
  }

  /** The hold that has the seat at `now`, if any. */
  holderOf(seatId: string, now: Date): string | undefined {
    const seat = this.#seats.get(seatId);
    return seat && isTaken(seat, now) ? seat.holdId : undefined;
  }

  /** How the show stands; the same object as long as nothing has changed. */
  snapshot(now: Date): BoardSnapshot {
    if (!this.#snapshot || now.getTime() >= this.#snapshotUntilMs) this.#takeSnapshot(now);
    return this.#snapshot as BoardSnapshot;
  }

  #takeSnapshot(now: Date): void {
    const held: string[] = [];
    const unavailable: string[] = [];
    const left = new Map(this.index.totals);
    const areaLeft = new Map(this.index.seatMap.areas.map(({ id, capacity }) => [id, capacity]));
    this.#snapshotUntilMs = Number.POSITIVE_INFINITY;
    for (const [seatId, { takenUntilMs }] of this.#seats) {
      const state = this.stateOf(seatId, now);
      if (state === 'free') continue;
      (state === 'held' ? held : unavailable).push(seatId);
      this.#snapshotUntilMs = Math.min(
        this.#snapshotUntilMs,
        takenUntilMs ?? Number.POSITIVE_INFINITY,
      );
      const place = this.index.find(seatId);
      if (!place) continue;
      left.set(place.categoryId, (left.get(place.categoryId) ?? 0) - 1);
      if (place.areaId) areaLeft.set(place.areaId, (areaLeft.get(place.areaId) ?? 0) - 1);
    }
    this.#snapshot = { held, unavailable, left, areaLeft };
  }

  /** Everything that changed since the last call, by news or by time; null when nothing did. */
  takeDelta(now: Date): BoardDelta | null {
    if (now.getTime() >= this.#nextEndMs) this.#noteExpired(now);
    if (this.#changed.size === 0) return null;
    const previous = this.version;
    this.#version += 1;
    const delta: BoardDelta = {
      previous,
      version: this.version,
      free: [],
      held: [],
      unavailable: [],
    };
    for (const seatId of this.#changed) delta[this.stateOf(seatId, now)].push(seatId);
    this.#changed.clear();
    return delta;
  }

  #noteExpired(now: Date): void {
    const nowMs = now.getTime();
    const sinceMs = this.#nextEndMs;
    this.#nextEndMs = Number.POSITIVE_INFINITY;
    for (const [seatId, { takenUntilMs }] of this.#seats) {
      if (takenUntilMs === null || takenUntilMs < sinceMs) continue;
      if (takenUntilMs <= nowMs) this.#changed.add(seatId);
      else this.#nextEndMs = Math.min(this.#nextEndMs, takenUntilMs);
    }
  }
}

function isTaken(seat: SeatNews, now: Date): boolean {
  return seat.takenUntilMs === null || seat.takenUntilMs > now.getTime();
}
