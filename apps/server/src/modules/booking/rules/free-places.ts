import { isForEverybody, type Place, type SeatIndex } from './seat-index.ts';

/** Somebody has the place. */
export const TAKEN = 1;
/** The place is for wheelchairs or companions: best available gives it to those who ask for it. */
export const KEPT = 2;

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
  /** By the `at` of a place: whether it is `TAKEN`, `KEPT`, both, or 0, open to everybody. */
  readonly marks: Uint8Array;
  readonly #areas = new Map<string, NumberPool>();

  constructor(index: SeatIndex) {
    this.marks = Uint8Array.from(index.places, (place) => (isForEverybody(place) ? 0 : KEPT));
    for (const { id, from, to } of index.areas) this.#areas.set(id, new NumberPool(from, to));
  }

  /** `by` is −1 for a place that was taken, 1 for one that is free again. */
  move({ at, areaId }: Place, by: 1 | -1): void {
    const mark = this.marks[at] as number;
    if ((mark & TAKEN) === (by === -1 ? TAKEN : 0)) return;
    this.marks[at] = mark ^ TAKEN;
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
