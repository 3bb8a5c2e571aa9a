import type { Place, SeatIndex } from './seat-index.ts';

export interface BestAvailableWish {
  readonly quantity: number;
  /** Nothing rather than seats apart. */
  readonly together: boolean;
}

type IsFree = (seatId: string) => boolean;

/** A lone seat costs as much as sitting this much further away, per seat of the group. */
const LONE_SEAT_CM = 60;

/** Wheelchair and companion places are left to those who need them. */
export function isOnOffer(place: Place, categoryId: string | undefined): boolean {
  return (
    (categoryId === undefined || place.categoryId === categoryId) &&
    place.kind !== 'wheelchair' &&
    place.kind !== 'companion'
  );
}

/**
 * The free seats of a show, or of one of its categories, in stretches of neighbours, from which
 * one party after the other takes its best. Looking at every seat once serves a whole batch.
 */
export class SeatOffer {
  readonly #stretches: Place[][] = [];

  constructor(index: SeatIndex, isFree: IsFree, categoryId: string | undefined) {
    this.#add(index.places.filter((place) => isOnOffer(place, categoryId) && isFree(place.seatId)));
  }

  /**
   * The seats nearest to the focal point: side by side when any stretch still allows it, otherwise
   * (unless `together`) the nearest ones wherever they are; null when there are not enough. Among
   * equally near groups the one that leaves no lone seat beside it wins. What it answers is no
   * longer on offer; seats that are not free any more are dropped on the way.
   */
  take(wish: BestAvailableWish, isFree: IsFree): Place[] | null {
    for (;;) {
      const group =
        this.#nearestGroup(wish.quantity) ?? (wish.together ? null : this.#nearest(wish.quantity));
      if (!group) return null;
      const gone = group.filter(({ seatId }) => !isFree(seatId));
      this.#remove(new Set(gone.length > 0 ? gone : group));
      if (gone.length === 0) return group;
    }
  }

  #nearestGroup(quantity: number): Place[] | null {
    let best: { stretch: Place[]; start: number } | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const stretch of this.#stretches) {
      let sum = 0;
      for (let end = 0; end < stretch.length; end++) {
        sum += (stretch[end] as Place).distance;
        if (end >= quantity) sum -= (stretch[end - quantity] as Place).distance;
        const start = end - quantity + 1;
        if (start < 0) continue;
        const loneSeats = Number(start === 1) + Number(stretch.length - 1 - end === 1);
        const cost = sum + loneSeats * LONE_SEAT_CM * quantity;
        if (cost < bestCost) {
          bestCost = cost;
          best = { stretch, start };
        }
      }
    }
    return best && best.stretch.slice(best.start, best.start + quantity);
  }

  /** The nearest places of all, in one pass: the few best so far are kept in order. */
  #nearest(quantity: number): Place[] | null {
    const best: Place[] = [];
    for (const place of this.#stretches.flat()) {
      if (best.length === quantity && place.distance >= (best.at(-1) as Place).distance) continue;
      const before = best.findIndex((other) => place.distance < other.distance);
      best.splice(before === -1 ? best.length : before, 0, place);
      if (best.length > quantity) best.pop();
    }
    return best.length === quantity ? best : null;
  }

  #remove(gone: ReadonlySet<Place>): void {
    const runs = new Set([...gone].map(({ run }) => run));
    for (let at = this.#stretches.length - 1; at >= 0; at--) {
      const stretch = this.#stretches[at] as Place[];
      if (!runs.has((stretch[0] as Place).run)) continue;
      this.#stretches.splice(at, 1);
      this.#add(stretch.filter((place) => !gone.has(place)));
    }
  }

  /** Cuts places, given in the order of the seat map, into stretches; an area counts as one. */
  #add(places: readonly Place[]): void {
    let last: Place | undefined;
    for (const place of places) {
      const continues =
        last !== undefined &&
        last.run === place.run &&
        (place.areaId !== null || last.position + 1 === place.position);
      if (continues) this.#stretches.at(-1)?.push(place);
      else this.#stretches.push([place]);
      last = place;
    }
  }
}
