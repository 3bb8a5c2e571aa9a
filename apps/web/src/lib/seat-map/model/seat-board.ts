import type { SeatStatus } from '@houseful/contract/booking';
import type { SeatDelta } from '@houseful/contract/live';

export type SeatState = 'free' | 'held' | 'unavailable';

/** What became of a delta: `gap` means that news is missing and the status must be loaded again. */
export type DeltaOutcome = 'applied' | 'known' | 'gap';

/** How many seats of each section, and places of each area, can be had. */
export type SeatsLeft = Pick<SeatDelta, 'sections' | 'areas'>;

/**
 * Which seats of one show cannot be had now, as far as this browser has heard. It may be behind:
 * only a hold decides.
 */
export interface SeatBoard {
  /** Grows with every change; for screens that redraw. */
  revision(): number;
  isLoaded(): boolean;
  stateOf(seatId: string): SeatState;
  /** How many seats of a section can be had; null as long as nobody has told. */
  leftIn(sectionId: string): number | null;
  /** The same for the places of an area. */
  leftInArea(areaId: string): number | null;
  load(status: SeatStatus): void;
  /**
   * Takes the news in whatever its version, for it says how each named seat is now. After a `gap`
   * other seats may be out of date, so the caller loads the status again.
   */
  apply(delta: SeatDelta): DeltaOutcome;
  /** Calls back with the seats that changed; null after a load, when any may have. */
  subscribe(listener: (seatIds: readonly string[] | null) => void): () => void;
}

/** `left` is what is known before the status itself has come. */
export function createSeatBoard(left?: SeatsLeft): SeatBoard {
  const taken = new Map<string, Exclude<SeatState, 'free'>>();
  const sections = new Map(left?.sections.map((section) => [section.id, section.left]));
  const areas = new Map(left?.areas.map((area) => [area.id, area.left]));
  const listeners = new Set<(seatIds: readonly string[] | null) => void>();
  let version: string | null = null;
  let revision = 0;

  function set(seatId: string, state: SeatState): void {
    if (state === 'free') taken.delete(seatId);
    else taken.set(seatId, state);
  }

  function count({ sections: ofSections, areas: ofAreas }: SeatsLeft): void {
    for (const section of ofSections) sections.set(section.id, section.left);
    for (const area of ofAreas) areas.set(area.id, area.left);
  }

  function changed(seatIds: readonly string[] | null): void {
    revision += 1;
    for (const listener of listeners) listener(seatIds);
  }

  return {
    revision: () => revision,
    isLoaded: () => version !== null,
    stateOf: (seatId) => taken.get(seatId) ?? 'free',
    leftIn: (sectionId) => sections.get(sectionId) ?? null,
    leftInArea: (areaId) => areas.get(areaId) ?? null,
    load: (status) => {
      taken.clear();
      for (const seatId of status.unavailableSeatIds) set(seatId, 'unavailable');
      for (const seatId of status.heldSeatIds) set(seatId, 'held');
      count(status);
      version = status.version;
      changed(null);
    },
    apply: (delta) => {
      if (delta.version === version) return 'known';
      const outcome = delta.previous === version ? 'applied' : 'gap';
      for (const seatId of delta.free) set(seatId, 'free');
      for (const seatId of delta.held) set(seatId, 'held');
      for (const seatId of delta.unavailable) set(seatId, 'unavailable');
      count(delta);
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
