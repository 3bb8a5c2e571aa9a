import { FreePlaces } from '../rules/free-places.ts';
import type { Place, SeatIndex } from '../rules/seat-index.ts';

/** How many seats are left: of each category, each section, each standing area. */
export interface SeatsLeft {
  readonly left: ReadonlyMap<string, number>;
  readonly sectionLeft: ReadonlyMap<string, number>;
  readonly areaLeft: ReadonlyMap<string, number>;
}

type Left = { readonly id: string; readonly left: number };

export interface LeftAround {
  readonly sections: Left[];
  readonly areas: Left[];
}

/** Counters and marks of what is left, moved seat by seat, so that nobody has to count a stadium. */
export class SeatCounts implements SeatsLeft {
  readonly free: FreePlaces;
  readonly #index: SeatIndex;
  readonly left: Map<string, number>;
  readonly sectionLeft = new Map<string, number>();
  readonly areaLeft = new Map<string, number>();

  constructor(index: SeatIndex) {
    this.#index = index;
    this.free = new FreePlaces(index);
    this.left = new Map(index.totals);
    const { sections, areas } = index.seatMap;
    for (const { id } of sections) this.sectionLeft.set(id, 0);
    for (const { id } of areas) this.areaLeft.set(id, 0);
    for (const place of index.places) this.#moveInRoom(place, 1);
  }

  /** `by` is −1 for a seat that was taken, 1 for one that is free again. */
  move(seatId: string, by: 1 | -1): void {
    const place = this.#index.find(seatId);
    if (!place) return;
    this.free.move(place, by);
    add(this.left, place.categoryId, by);
    this.#moveInRoom(place, by);
  }

  #moveInRoom({ sectionId, areaId }: Place, by: 1 | -1): void {
    if (sectionId !== null) add(this.sectionLeft, sectionId, by);
    if (areaId !== null) add(this.areaLeft, areaId, by);
  }

  /** What is left of the sections and areas that these seats are in, each named once. */
  around(seatIds: Iterable<string>): LeftAround {
    const sections = new Map<string, number>();
    const areas = new Map<string, number>();
    for (const seatId of seatIds) {
      const { sectionId = null, areaId = null } = this.#index.find(seatId) ?? {};
      if (sectionId !== null) sections.set(sectionId, this.sectionLeft.get(sectionId) ?? 0);
      if (areaId !== null) areas.set(areaId, this.areaLeft.get(areaId) ?? 0);
    }
    return { sections: listed(sections), areas: listed(areas) };
  }

  copy(): SeatsLeft {
    return {
      left: new Map(this.left),
      sectionLeft: new Map(this.sectionLeft),
      areaLeft: new Map(this.areaLeft),
    };
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function listed(counts: ReadonlyMap<string, number>): Left[] {
  return [...counts].map(([id, left]) => ({ id, left }));
}
