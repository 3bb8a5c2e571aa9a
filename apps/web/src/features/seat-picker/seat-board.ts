import type { SeatStatus } from '@houseful/contract/booking';
import type { SeatDelta } from '@houseful/contract/live';

export type SeatState = 'free' | 'held' | 'unavailable';

/** What became of a delta: `gap` means that news is missing and the status must be loaded again. */
export type DeltaOutcome = 'applied' | 'known' | 'gap';

/**
 * Which seats of one show cannot be had now, as far as this browser has heard. It may be behind:
 * only a hold decides.
 */
export interface SeatBoard {
  /** Grows with every change; for screens that redraw. */
  revision(): number;
  isLoaded(): boolean;
  stateOf(seatId: string): SeatState;
  /** How many of an area's places are taken. */
  takenIn(areaId: string): number;
  load(status: SeatStatus): void;
  /**
   * Takes the news in whatever its version, for it says how each named seat is now. After a `gap`
   * other seats may be out of date, so the caller loads the status again.
   */
  apply(delta: SeatDelta): DeltaOutcome;
  /** Calls back with the seats that changed; null after a load, when any may have. */
  subscribe(listener: (seatIds: readonly string[] | null) => void): () => void;
}

export function createSeatBoard(): SeatBoard {
  const taken = new Map<string, Exclude<SeatState, 'free'>>();
  const takenPlaces = new Map<string, number>();
  const listeners = new Set<(seatIds: readonly string[] | null) => void>();
  let version: string | null = null;
  let revision = 0;

  function set(seatId: string, state: SeatState): void {
    const wasTaken = taken.has(seatId);
    if (state === 'free') taken.delete(seatId);
    else taken.set(seatId, state);
    if (wasTaken === taken.has(seatId)) return;
    const areaId = areaOf(seatId);
    if (areaId === null) return;
    takenPlaces.set(areaId, (takenPlaces.get(areaId) ?? 0) + (wasTaken ? -1 : 1));
  }

  function changed(seatIds: readonly string[] | null): void {
    revision += 1;
    for (const listener of listeners) listener(seatIds);
  }

  return {
    revision: () => revision,
    isLoaded: () => version !== null,
    stateOf: (seatId) => taken.get(seatId) ?? 'free',
    takenIn: (areaId) => takenPlaces.get(areaId) ?? 0,
    load: (status) => {
      taken.clear();
      takenPlaces.clear();
      for (const seatId of status.unavailableSeatIds) set(seatId, 'unavailable');
      for (const seatId of status.heldSeatIds) set(seatId, 'held');
      version = status.version;
      changed(null);
    },
    apply: (delta) => {
      if (delta.version === version) return 'known';
      const outcome = delta.previous === version ? 'applied' : 'gap';
      for (const seatId of delta.free) set(seatId, 'free');
      for (const seatId of delta.held) set(seatId, 'held');
      for (const seatId of delta.unavailable) set(seatId, 'unavailable');
      version = delta.version;
      changed([...delta.free, ...delta.held, ...delta.unavailable]);
      return outcome;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Places of an area are named `{areaId}-{number}`. Chairs may look alike; nobody asks for their count. */
function areaOf(seatId: string): string | null {
  const dash = seatId.lastIndexOf('-');
  return dash > 0 ? seatId.slice(0, dash) : null;
}
