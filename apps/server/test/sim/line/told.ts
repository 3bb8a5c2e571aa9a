import type { HeldPlace, TurnTaken } from '@houseful/contract/waiting-room-operations';
import type { Books } from './books.ts';

/** What the house told people, and therefore has to keep. */
export class Told {
  readonly broken: string[] = [];
  readonly #books: Books;
  /** Answers are heard before anybody has looked at what was committed. */
  readonly #claims: (() => void)[] = [];
  /** By number: who was told that it is theirs. */
  readonly #owners = new Map<number, string>();

  constructor(books: Books) {
    this.#books = books;
  }

  /** Holds what was said since against what is committed by now. */
  examine(): void {
    for (const claim of this.#claims.splice(0)) claim();
  }

  /** Every number that is in somebody's hands. */
  numbers(): number[] {
    return [...this.#owners.keys()];
  }

  /** Who was told that the number is theirs. */
  ownerOf(number: number): string | undefined {
    return this.#owners.get(number);
  }

  /** `owner`: the one person, whatever names they go by. */
  place(owner: string, held: HeldPlace, nowMs: number): void {
    this.#claims.push(() => this.#place(owner, held, nowMs));
  }

  #place(owner: string, held: HeldPlace, nowMs: number): void {
    const { number, returned, place } = held;
    const other = this.#owners.get(number);
    if (other !== undefined && other !== owner) {
      this.#break('a-number-is-given-once', `${number} to ${other} and ${owner}`);
    }
    this.#owners.set(number, owner);
    this.numbersAreInTheDraw([number]);
    if (place.state === 'inside') {
      const holder = this.#books.last?.holders.get(number);
      const isIn = holder !== undefined && holder.expiresAt !== null;
      const isTold = held.admission?.expiresAt === iso(holder?.expiresAt);
      if (!isIn || !isTold) this.#break('inside-is-inside', `${number}`);
    } else if (place.state === 'out') {
      this.#over(number, owner, nowMs);
    } else if (!this.#books.everShown({ number, returned }, place)) {
      this.#break('the-place-told-is-the-place-shown', `${number}: ${JSON.stringify(place)}`);
    }
  }

  turn(number: number, taken: TurnTaken): void {
    this.#claims.push(() => this.#turn(number, taken));
  }

  #turn(number: number, taken: TurnTaken): void {
    const holder = this.#books.last?.holders.get(number);
    if (taken.outcome === 'admitted') {
      if (taken.expiresAt !== iso(holder?.expiresAt)) {
        this.#break('a-told-admission-is-durable', `${number} until ${taken.expiresAt}`);
      }
    } else {
      const { returned } = taken.held;
      if (holder?.seq !== returned?.seq || holder?.turn !== returned?.turn) {
        this.#break('a-told-turn-is-durable', `${number}: ${JSON.stringify(returned)}`);
      }
    }
  }

  /** Somebody was told that it is over for this number. */
  over(number: number, buyerId: string, nowMs: number): void {
    this.#claims.push(() => this.#over(number, buyerId, nowMs));
  }

  #over(number: number, buyerId: string, nowMs: number): void {
    if (this.#books.whyOver(number, buyerId, nowMs) === null) {
      this.#break('nobody-loses-a-place', `${buyerId} was told that ${number} is over`);
    }
  }

  /** Once there is an order, each acknowledged number has a rank in it, and no two the same. */
  numbersAreInTheDraw(numbers: readonly number[] = this.numbers()): void {
    const last = this.#books.last;
    if (!last?.draw) return;
    const ranks = numbers.map((number) => last.draw?.rankOf(number) ?? null);
    for (const [index, rank] of ranks.entries()) {
      if (rank === null || rank < 0 || rank >= last.row.line.end) {
        this.#break('who-was-told-a-number-is-in-the-draw', `${numbers[index]}: rank ${rank}`);
      }
    }
    if (new Set(ranks).size < ranks.length) this.#break('a-rank-is-one-number', ranks.join());
  }

  /** Somebody did with another's token what only its owner may. */
  stolen(what: string): void {
    this.#break('a-token-is-its-owners', what);
  }

  refused(law: string, what: string): void {
    this.#break(law, what);
  }

  /**
   * Somebody who had these places joined again: it is the first they were given. Unless they have
   * given one up: the first is the place, under all their names, and who leaves it begins behind everybody.
   */
  joinedAgain(owner: string, had: readonly number[], number: number, nowMs: number): void {
    this.#claims.push(() => {
      if (had.length === 0 || number <= Math.min(...had)) return;
      const theirs = this.numbers().filter((one) => this.ownerOf(one) === owner);
      const haveLeft = theirs.some((one) => this.#books.whyOver(one, owner, nowMs) !== null);
      if (!haveLeft) this.#break('joining-twice-keeps-the-place', `${had.join()}, then ${number}`);
    });
  }

  /** Somebody was not let in to the seats. */
  keptOut(number: number, nowMs: number): void {
    this.#claims.push(() => {
      if (this.#books.isInside(number, nowMs))
        this.#break('who-is-inside-may-hold-seats', `${number}`);
    });
  }

  #break(law: string, text: string): void {
    this.broken.push(`${law}: ${text}`);
  }
}

function iso(ms: number | null | undefined): string | undefined {
  return ms == null ? undefined : new Date(ms).toISOString();
}
