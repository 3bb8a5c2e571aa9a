import type { Place, SeatIndex } from './seat-index.ts';

/** The free numbers of one standing area, in no order: any of them is as good as any other. */
export interface FreeNumbers {
  readonly count: number;
  /** The `at` of the place; `index` from 0 up to `count`. */
  placeAt(index: number): number;
}

/**
 * Which places of a show are taken, kept so that the next party is found quickly: a mark for each
 * place, and for each area the list of those that are free. Every move costs the same, however
 * large the room is.
 */
export class FreePlaces {
  /** 1 for a taken place, by its `at`. To be looked at only. */
  readonly taken: Uint8Array;
  readonly #areas = new Map<string, NumberPool>();

  constructor(index: SeatIndex) {
    this.taken = new Uint8Array(index.places.length);
    for (const { id, from, to } of index.areas) this.#areas.set(id, new NumberPool(from, to));
  }

  /** `by` is −1 for a place that was taken, 1 for one that is free again. */
  move({ at, areaId }: Place, by: 1 | -1): void {
    const taken = by === -1 ? 1 : 0;
    if (this.taken[at] === taken) return;
    this.taken[at] = taken;
    if (areaId !== null) this.#areas.get(areaId)?.move(at, by);
  }

  numbersOf(areaId: string): FreeNumbers {
    const pool = this.#areas.get(areaId);
    if (!pool) throw new Error(`there is no area ${areaId}`);
    return pool;
  }
}

/** A set of numbers without holes: who leaves is replaced by the last. */
class NumberPool implements FreeNumbers {
  readonly #from: number;
  readonly #free: Int32Array;
  readonly #indexOf: Int32Array;
  count: number;

  constructor(from: number, to: number) {
    this.#from = from;
    this.#free = Int32Array.from({ length: to - from }, (_, number) => number);
    this.#indexOf = Int32Array.from(this.#free);
    this.count = this.#free.length;
  }

  placeAt(index: number): number {
    return this.#from + (this.#free[index] as number);
  }

  move(at: number, by: 1 | -1): void {
    const number = at - this.#from;
    if (by === 1) {
      this.#put(number, this.count++);
      return;
    }
    const index = this.#indexOf[number] as number;
    this.count -= 1;
    this.#put(this.#free[this.count] as number, index);
  }

  #put(number: number, index: number): void {
    this.#free[index] = number;
    this.#indexOf[number] = index;
  }
}
