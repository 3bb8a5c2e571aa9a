import { costOf, leastSplit, leastStacked, type Party, type SplitCost } from './best-split.ts';
import { bestWindow, isBetter, isOnOffer, type Room, type Window } from './best-window.ts';
import { type FreeNumbers, type FreePlaces, TAKEN } from './free-places.ts';
import { type Block, isForEverybody, type Place, type SeatIndex } from './seat-index.ts';

export interface BestAvailableWish {
  readonly quantity: number;
  readonly categoryId: string | undefined;
  /** Only there; undefined: anywhere. */
  readonly sectionIds: readonly string[] | undefined;
  /** Nothing rather than seats apart. */
  readonly together: boolean;
  /** How many of the party come in a wheelchair: the others are their companions. */
  readonly wheelchairs: number;
}

/** So many places of a standing area, whichever. */
export interface AreaWish {
  readonly areaId: string;
  readonly quantity: number;
}

type Found = readonly Place[] | null;

/**
 * The best places that are free in a show, for one party after the other. It looks at a copy of
 * the room: what it answers, and what it is told of, is no longer on offer.
 *
 * Best is what costs the party least, compared in this order:
 *
 * 1. **Seats side by side**, anywhere: free seats that the party would leave alone (orphans: in
 *    a stretch shorter than the show's smallest free run), then the sum of distances to the focal
 *    point.
 * 2. **Seats apart**: people without a neighbour from the party; whether more than one section is
 *    needed; the number of groups; for two groups, whether they sit one right behind the other;
 *    then distances.
 * 3. **Standing**: the nearest area with room for all; else several, nearest first.
 * 4. **Seats and standing places together**, when there are not enough of either.
 *
 * A party that must stay together gets the first kind or one area. Places for wheelchairs and
 * companions are kept for parties that ask for them: those take exactly as many wheelchair
 * places as they need, everybody else beside them on a companion's or an ordinary seat, by the
 * costs of the second kind (one group costs least there), stacked or not.
 *
 * Looking for a party of a kind that has been looked for before costs a look at the sections in
 * which something has changed since.
 */
export class SeatOffer {
  readonly #index: SeatIndex;
  readonly #marks: Uint8Array;
  readonly #smallestFreeRun: number;
  readonly #areas: StandingArea[];
  readonly #windows = new Map<string, SectionMemory<Window>>();
  readonly #splits = new Map<string, SectionMemory<Split>>();

  /** `seed` decides where in an area the numbers begin, so that two processes seldom want the same. */
  constructor(index: SeatIndex, free: FreePlaces, smallestFreeRun: number, seed = 0) {
    this.#index = index;
    this.#marks = free.marks.slice();
    this.#smallestFreeRun = smallestFreeRun;
    this.#areas = index.areas.map((area) => {
      const numbers = free.numbersOf(area.id);
      const { distance, categoryId } = index.places[area.from] as Place;
      return { area, numbers, distance, categoryId, next: seed, left: numbers.count };
    });
  }

  /** The best places for this party, now its own; null when there are none. */
  take(wish: BestAvailableWish): Found {
    const found = this.#seats(wish) ?? this.#standing(wish);
    if (found) this.remove(found);
    return found;
  }

  takeInArea({ areaId, quantity }: AreaWish): Found {
    const standing = this.#areas.find(({ area }) => area.id === areaId);
    const found = standing && standing.left >= quantity ? this.#pick(standing, quantity) : null;
    if (found) this.remove(found);
    return found;
  }

  isFree({ at }: Place): boolean {
    return !this.#isTaken(at);
  }

  #isTaken(at: number): boolean {
    return ((this.#marks[at] as number) & TAKEN) !== 0;
  }

  /** These are somebody's now. */
  remove(places: readonly Place[]): void {
    for (const { at, areaId } of places) {
      if (this.#isTaken(at)) continue;
      this.#marks[at] = (this.#marks[at] as number) | TAKEN;
      if (areaId !== null) this.#areaOf(areaId).left -= 1;
    }
    for (const memories of [this.#windows, this.#splits]) {
      for (const memory of memories.values()) memory.forget(places);
    }
  }

  #areaOf(areaId: string): StandingArea {
    const standing = this.#areas.find(({ area }) => area.id === areaId);
    if (!standing) throw new Error(`there is no area ${areaId}`);
    return standing;
  }

  #seats(wish: BestAvailableWish): Found {
    const room = this.#roomFor(wish);
    if (wish.wheelchairs === 0) {
      const window = this.#nearestWindow(room, wish);
      if (window) return this.#index.places.slice(window.start, window.start + wish.quantity);
      if (wish.together) return null;
    }
    const split = this.#nearestSplit(room, wish);
    return split && (split.cost.groups === 1 || !wish.together) ? split.places : null;
  }

  #roomFor({ categoryId }: BestAvailableWish): Room {
    return {
      places: this.#index.places,
      marks: this.#marks,
      smallestFreeRun: this.#smallestFreeRun,
      categoryId,
    };
  }

  #sectionsFor({ sectionIds }: BestAvailableWish): readonly Block[] {
    const { sections } = this.#index;
    return sectionIds ? sections.filter(({ id }) => sectionIds.includes(id)) : sections;
  }

  #nearestWindow(room: Room, wish: BestAvailableWish): Window | null {
    const memory = memoryOf(this.#windows, wish);
    let best: Window | null = null;
    for (const section of this.#sectionsFor(wish)) {
      const window = memory.recall(section, () => bestWindow(room, section, wish.quantity));
      if (window && isBetter(window, best)) best = window;
    }
    return best;
  }

  #nearestSplit(room: Room, wish: BestAvailableWish): Split | null {
    const memory = memoryOf(this.#splits, wish);
    const sections = this.#sectionsFor(wish);
    let best: Split | null = null;
    for (const section of sections) {
      const split = memory.recall(section, () => splitIn(seatsFor(room, [section], wish), wish));
      if (split && (!best || isCheaper(split, best))) best = split;
    }
    if (best?.cost.alone === 0 || best?.cost.groups === 1 || sections.length < 2) return best;
    const across = leastSplit(seatsFor(room, sections, wish), partyOf(wish));
    if (!across) return best;
    const cost = costOf(across);
    return !best || cost.alone < best.cost.alone ? { places: across, cost, stacked: false } : best;
  }

  #standing(wish: BestAvailableWish): Found {
    const { quantity, categoryId, sectionIds, wheelchairs } = wish;
    if (sectionIds || wheelchairs > 0) return null;
    const areas = this.#areas
      .filter((standing) => categoryId === undefined || standing.categoryId === categoryId)
      .toSorted((a, b) => a.distance - b.distance);
    const roomy = areas.find(({ left }) => left >= quantity);
    if (roomy) return this.#pick(roomy, quantity);
    if (wish.together) return null;

    const standingLeft = areas.reduce((sum, { left }) => sum + left, 0);
    const seats =
      standingLeft >= quantity ? [] : seatsFor(this.#roomFor(wish), this.#index.sections, wish);
    const found = seats.toSorted((a, b) => a.distance - b.distance).slice(0, quantity);
    for (const standing of areas) {
      found.push(...this.#pick(standing, Math.min(standing.left, quantity - found.length)));
    }
    return found.length === quantity ? found : null;
  }

  /** The next free numbers; none is passed twice, so this costs the quantity and not the area. */
  #pick(standing: StandingArea, quantity: number): Place[] {
    const { numbers } = standing;
    const picked: Place[] = [];
    for (let passed = 0; picked.length < quantity && passed < numbers.count; passed++) {
      const at = numbers.placeAt(standing.next++ % numbers.count);
      if (!this.#isTaken(at)) picked.push(this.#index.places[at] as Place);
    }
    return picked;
  }
}

interface StandingArea {
  readonly area: Block;
  readonly numbers: FreeNumbers;
  readonly distance: number;
  readonly categoryId: string;
  /** How many numbers have been passed. */
  next: number;
  /** Free numbers that nobody of this offer has taken. */
  left: number;
}

interface Split {
  readonly places: readonly Place[];
  readonly cost: SplitCost;
  readonly stacked: boolean;
}

function isCheaper(a: Split, b: Split): boolean {
  if (a.cost.alone !== b.cost.alone) return a.cost.alone < b.cost.alone;
  if (a.cost.groups !== b.cost.groups) return a.cost.groups < b.cost.groups;
  if (a.stacked !== b.stacked) return a.stacked;
  return a.cost.distance < b.cost.distance;
}

/** The least costly way to seat a party in one section. */
function splitIn(seats: readonly Place[], wish: BestAvailableWish): Split | null {
  const least = leastSplit(seats, partyOf(wish));
  if (!least) return null;
  const cost = costOf(least);
  const stacked =
    cost.groups === 2 && wish.wheelchairs === 0
      ? leastStacked(seats, wish.quantity, cost.alone)
      : null;
  if (stacked) return { places: stacked, cost: costOf(stacked), stacked: true };
  return { places: least, cost, stacked: false };
}

function partyOf({ quantity, wheelchairs }: BestAvailableWish): Party {
  return { wheelchairs, others: quantity - wheelchairs };
}

/** The free seats of these sections on which this party may sit, in the order of the room. */
function seatsFor(room: Room, sections: readonly Block[], wish: BestAvailableWish): Place[] {
  const { places, marks, categoryId } = room;
  const seats: Place[] = [];
  for (const { from, to } of sections) {
    for (let at = from; at < to; at++) {
      const may =
        wish.wheelchairs === 0
          ? isOnOffer(room, at)
          : ((marks[at] as number) & TAKEN) === 0 &&
            (categoryId === undefined || (places[at] as Place).categoryId === categoryId);
      if (may) seats.push(places[at] as Place);
    }
  }
  return wish.wheelchairs > 0 && seats.every(isForEverybody) ? [] : seats;
}

function memoryOf<T>(
  memories: Map<string, SectionMemory<T>>,
  { quantity, categoryId = '', wheelchairs }: BestAvailableWish,
): SectionMemory<T> {
  const key = `${quantity} ${wheelchairs} ${categoryId}`;
  const memory = memories.get(key) ?? new SectionMemory<T>();
  memories.set(key, memory);
  return memory;
}

/** What was found in each section, until something changes there. */
class SectionMemory<T> {
  readonly #found = new Map<string, T | null>();

  recall(section: Block, look: () => T | null): T | null {
    const known = this.#found.get(section.id);
    if (known !== undefined) return known;
    const found = look();
    this.#found.set(section.id, found);
    return found;
  }

  forget(places: readonly Place[]): void {
    for (const { sectionId } of places) if (sectionId !== null) this.#found.delete(sectionId);
  }
}
