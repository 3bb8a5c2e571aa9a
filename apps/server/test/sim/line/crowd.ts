import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Call } from '@houseful/contract/operation';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import type { Chance } from '../chance.ts';
import type { Books } from './books.ts';
import { type LineProcess, SHOW_ID } from './process.ts';
import type { Told } from './told.ts';

export interface CrowdDeps {
  readonly chance: Chance;
  readonly books: Books;
  readonly told: Told;
  readonly roomId: () => string;
  readonly nowMs: () => number;
  /** Calls a process of the house, mostly the usual one. */
  readonly call: <T>(
    label: string,
    home: number,
    ask: (process: LineProcess) => Promise<T>,
  ) => Promise<Answer<T>>;
  /** Somebody has paid for seats: the house will be told, sooner or later, once or twice. */
  readonly pay: (buyerId: string, home: number) => void;
}

/** `null`: nobody answered. */
export type Answer<T> =
  | { readonly kind: 'yes'; readonly value: T; readonly process: LineProcess }
  | { readonly kind: 'no'; readonly why: string; readonly process: LineProcess }
  | null;

interface Kept {
  /** The name under which it was given. */
  readonly id: string;
  readonly held: HeldPlace;
  /** The process at which they joined with it; null: it was only told again. */
  readonly joinedAt: string | null;
}

interface Leave {
  readonly id: string;
  readonly number: number;
  readonly token: string;
}

export interface Person {
  /** Of all their names: what the books call them. */
  readonly accountId: string;
  readonly guestId: string;
  readonly home: number;
  /** Places told to them, the newest last. */
  readonly kept: Kept[];
  readonly leaves: Leave[];
  /** The house has confirmed that the guest is the account now. */
  hasSignedIn: boolean;
  underWay: number;
  /** Given up by themselves. */
  hasLeft: boolean;
}

const CALLS_AT_ONCE_MAX = 3;

/** People in front of the doors: eager, forgetful, sleepy, with two tabs and two names. */
export class Crowd {
  readonly people: readonly Person[];
  readonly #deps: CrowdDeps;

  constructor(deps: CrowdDeps, count: number) {
    this.#deps = deps;
    this.people = Array.from({ length: count }, (_, index) => ({
      accountId: `usr_a${index + 1}`,
      guestId: `usr_g${index + 1}`,
      home: index,
      kept: [],
      leaves: [],
      hasSignedIn: false,
      underWay: 0,
      hasLeft: false,
    }));
  }

  /** One of them does something, whatever comes of it. */
  act(): void {
    const { chance, books } = this.#deps;
    const idle = this.people.filter(({ underWay }) => underWay < CALLS_AT_ONCE_MAX);
    if (idle.length === 0) return;
    const called = new Set(books.mayCome());
    const lucky = idle.filter(({ kept }) => kept.some(({ held }) => called.has(held.number)));
    if (lucky.length > 0 && chance.happens(0.4)) return this.takeTurn(chance.pick(lucky));
    const inside = idle.filter(({ leaves }) => leaves.length > 0);
    const person =
      inside.length > 0 && chance.happens(0.4) ? chance.pick(inside) : chance.pick(idle);
    const lot = chance.below(100);
    if (person.kept.length === 0 || lot < 12) return this.join(person, chance.happens(0.3));
    if (person.leaves.length > 0 && lot < 40) return this.#sit(person);
    if (person.leaves.length > 0 && lot < 52)
      return this.#deps.pay(this.#nameOf(person), person.home);
    if (lot < 66) return this.takeTurn(person);
    if (lot < 84) return this.look(person);
    if (lot < 88) return this.#steal(person);
    if (lot < 93) return this.#signIn(person);
    if (lot < 96) return this.#leave(person);
    return this.#deps.pay(this.#nameOf(person), person.home);
  }

  /** The name they go by: as a guest, until they sign in; another tab may still know the guest. */
  #nameOf(person: Person): string {
    const { chance } = this.#deps;
    const isAccount = chance.happens(person.hasSignedIn ? 0.8 : 0.1);
    return isAccount ? person.accountId : person.guestId;
  }

  #callAs(name: string, tokens: Call['tokens'] = {}): Call {
    return { caller: { buyerId: name, roles: ['buyer'] }, idempotencyKey: null, tokens };
  }

  /** Places that the house has to believe, when they come with this name. */
  #mine({ kept, hasSignedIn, accountId }: Person, name: string): Kept[] {
    return kept.filter(({ id }) => id === name || (hasSignedIn && name === accountId));
  }

  #ask<T>(
    person: Person,
    what: string,
    ask: (face: WaitingRoomFace, process: LineProcess) => Promise<T>,
    hear: (answer: NonNullable<Answer<T>>) => void,
  ): void {
    person.underWay += 1;
    const label = `${person.accountId} ${what}`;
    const reach = (process: LineProcess): Promise<T> => ask(process.face, process);
    void this.#deps.call(label, person.home, reach).then((answer) => {
      person.underWay -= 1;
      if (answer) hear(answer);
    });
  }

  #keep(
    person: Person,
    id: string,
    held: HeldPlace,
    { skewMs, name }: LineProcess,
    hasJoined = false,
  ): void {
    this.#deps.told.place(person.accountId, held, this.#deps.nowMs() + skewMs);
    person.kept.push({ id, held, joinedAt: hasJoined ? name : null });
    if (held.admission) {
      const { admissionToken: token } = held.admission;
      person.leaves.push({ id, number: held.number, token });
    }
  }

  join(person: Person, isForgetful = false, name = this.#nameOf(person)): void {
    const { chance, told, nowMs, roomId } = this.#deps;
    const kept = isForgetful ? undefined : this.#mine(person, name).at(-1);
    const call = this.#callAs(name, kept && { 'Place-Token': kept.held.placeToken });
    const join = (): void => {
      let known: number[] = [];
      this.#ask(
        person,
        `joins as ${name}${kept ? ` with ${kept.held.number}` : ''}`,
        (face, process) => {
          known = this.numbersKnownTo(person, name, process);
          return face.joinWaitingRoom({ roomId: roomId() }, call);
        },
        (answer) => {
          if (answer.kind === 'no') return;
          const { number } = answer.value;
          const had = kept ? [kept.held.number] : known;
          told.joinedAgain(person.accountId, had, number, nowMs());
          this.#keep(person, name, answer.value, answer.process, kept === undefined);
        },
      );
    };
    join();
    // An impatient finger; or another tab, that asks another process.
    if (chance.happens(0.25)) join();
  }

  /** With which numbers the process has seen them join by this name. */
  numbersKnownTo({ kept }: Person, name: string, process: Pick<LineProcess, 'name'>): number[] {
    return kept
      .filter(({ id, joinedAt }) => id === name && joinedAt === process.name)
      .map(({ held }) => held.number);
  }

  /** Asks to be let in, with the newest place or an older one, or by name alone. */
  takeTurn(person: Person, wanted?: Kept): void {
    const { chance, told, nowMs, roomId } = this.#deps;
    const name = wanted?.id ?? this.#nameOf(person);
    const mine = this.#mine(person, name);
    const kept =
      wanted ?? (mine.length > 0 && chance.happens(0.3) ? chance.pick(mine) : mine.at(-1));
    if (!kept && chance.happens(0.7)) return this.join(person);
    const call = this.#callAs(name, kept && { 'Place-Token': kept.held.placeToken });
    const ask = (): void =>
      this.#ask(
        person,
        `wants in as ${name} with ${kept?.held.number ?? 'nothing'}`,
        (face) => face.takeTurn({ roomId: roomId() }, call),
        (answer) => {
          if (answer.kind === 'no') {
            if (kept && answer.why === 'place-over')
              told.over(kept.held.number, name, nowMs() + answer.process.skewMs);
            if (kept && answer.why === 'place-token-invalid') this.#askForTheFirst(person, kept);
            return;
          }
          const taken = answer.value;
          if (taken.outcome === 'back') {
            told.turn(taken.held.number, taken);
            this.#keep(person, name, taken.held, answer.process);
          } else if (kept) {
            const { number } = kept.held;
            told.turn(number, taken);
            person.leaves.push({ id: name, number, token: taken.admissionToken });
          }
        },
      );
    ask();
    if (!wanted && chance.happens(0.25)) ask();
  }

  /**
   * Who joined at several processes in the same moment was given several numbers, and may come with
   * the first only: which one that is, they are told when they join again.
   */
  #askForTheFirst(person: Person, second: Kept): void {
    person.kept.splice(person.kept.indexOf(second), 1);
    this.join(person, true, second.id);
  }

  /** Looks where they stand. */
  look(person: Person): void {
    const { chance, roomId } = this.#deps;
    const name = this.#nameOf(person);
    const mine = this.#mine(person, name);
    const kept = mine.length > 0 && chance.happens(0.3) ? chance.pick(mine) : mine.at(-1);
    const call = this.#callAs(name, kept && { 'Place-Token': kept.held.placeToken });
    this.#ask(
      person,
      `looks as ${name} with ${kept?.held.number ?? 'nothing'}`,
      (face) => face.getPlace({ roomId: roomId() }, call),
      (answer) => {
        if (answer.kind === 'yes') this.#keep(person, name, answer.value, answer.process);
      },
    );
  }

  #leave(person: Person): void {
    const { roomId } = this.#deps;
    const name = this.#nameOf(person);
    const kept = this.#mine(person, name).at(-1);
    if (!kept) return;
    person.hasLeft = true;
    const call = this.#callAs(name, { 'Place-Token': kept.held.placeToken });
    this.#ask(
      person,
      `leaves ${kept.held.number}`,
      (face) => face.leavePlace({ roomId: roomId() }, call),
      () => undefined,
    );
  }

  /** Wants seats, with the leave they have: let in if they are inside, and only then. */
  #sit(person: Person): void {
    const { chance, books, told, nowMs } = this.#deps;
    const leave = chance.pick(person.leaves);
    const name = this.#nameOf(person);
    const isTheirs = leave.id === name || (person.hasSignedIn && name === person.accountId);
    const isSame = isTheirs || (leave.id === person.guestId && name === person.accountId);
    const call = this.#callAs(name, { 'Admission-Token': leave.token });
    const isOver = (): boolean => books.last?.row.phase === 'ended';
    let wasInside = false;
    this.#ask(
      person,
      `wants seats as ${name} with ${leave.number}`,
      async (face, { skewMs }) => {
        wasInside = books.isInside(leave.number, nowMs() + skewMs);
        await face.admitToSeats({ showId: SHOW_ID }, call);
      },
      (answer) => {
        if (answer.kind === 'yes') {
          if (!isOver() && (!wasInside || !isSame)) {
            told.refused('who-is-not-inside-holds-no-seats', `${name} with ${leave.number}`);
          }
        } else if (answer.why === 'not-admitted' && isTheirs) {
          told.keptOut(leave.number, nowMs() + Math.max(0, answer.process.skewMs));
        }
      },
    );
  }

  /** Tries with what is somebody else's. */
  #steal(thief: Person): void {
    const { chance, told, roomId, books } = this.#deps;
    const others = this.people.filter((other) => other !== thief && other.kept.length > 0);
    if (others.length === 0) return;
    const victim = chance.pick(others);
    const name = this.#nameOf(thief);
    const token = { 'Place-Token': chance.pick(victim.kept).held.placeToken };
    const leave = victim.leaves.at(-1);
    const ways: readonly ((face: WaitingRoomFace) => Promise<unknown>)[] = [
      (face) => face.takeTurn({ roomId: roomId() }, this.#callAs(name, token)),
      (face) => face.getPlace({ roomId: roomId() }, this.#callAs(name, token)),
      (face) => face.leavePlace({ roomId: roomId() }, this.#callAs(name, token)),
      (face) =>
        face.admitToSeats(
          { showId: SHOW_ID },
          this.#callAs(name, leave ? { 'Admission-Token': leave.token } : {}),
        ),
    ];
    const what = `${name} comes with what is ${victim.accountId}'s`;
    this.#ask(thief, what, chance.pick(ways), (answer) => {
      if (answer.kind === 'yes' && books.last?.row.phase !== 'ended') told.stolen(what);
    });
  }

  #signIn(person: Person): void {
    const { guestId, accountId } = person;
    this.#ask(
      person,
      'signs in',
      (face) => face.adoptBuyer({ fromBuyerId: guestId, toBuyerId: accountId }),
      (answer) => {
        if (answer.kind === 'yes') person.hasSignedIn = true;
      },
    );
  }
}
