import type { LineRules } from './line.ts';

/**
 * A line as one would do it with a few people and a sheet of paper: everybody is an object, the line
 * is a list of them, and to come back is to be put into it further back. It knows no counters, so
 * that it can find them wrong.
 */
export interface Person {
  readonly rank: number;
  state: 'waiting' | 'called' | 'inside' | 'left' | 'missed' | 'done' | 'out';
  /** Of the call, or of the stay inside. */
  untilMs: number;
  calls: number;
  admissions: number;
  cameBack: boolean;
}

/** A turn in line: the person's own, or the returned one. */
interface Turn {
  readonly person: Person;
  readonly isReturned: boolean;
  isEmpty: boolean;
}

export class NaiveLine {
  readonly people: Person[] = [];
  readonly queue: Turn[] = [];
  readonly #called: { atMs: number; person: Person; leftBeforeComing: boolean }[] = [];
  nowMs = 0;

  join(count: number): void {
    for (let i = 0; i < count; i += 1) {
      const rank = this.people.length;
      const untouched = { untilMs: 0, calls: 0, admissions: 0, cameBack: false };
      const person: Person = { rank, state: 'waiting', ...untouched };
      this.people.push(person);
      this.queue.push({ person, isReturned: false, isEmpty: false });
    }
  }

  passTime(ms: number): void {
    this.nowMs += ms;
    for (const person of this.people) {
      if (person.untilMs > this.nowMs) continue;
      if (person.state === 'called') person.state = person.calls > 1 ? 'out' : 'missed';
      if (person.state === 'inside') person.state = 'done';
    }
  }

  count(...states: Person['state'][]): number {
    return this.people.filter(({ state }) => states.includes(state)).length;
  }

  calledSince(ms: number): number {
    return this.#called.filter((call) => call.atMs > ms && !call.leftBeforeComing).length;
  }

  /** @returns the ranks of those called, in order */
  step(rules: LineRules): number[] {
    const ranks: number[] = [];
    const mayCall = (): boolean =>
      this.calledSince(this.nowMs - rules.intervalMs) < rules.placesPerInterval &&
      this.count('called', 'inside') < rules.activeMax;
    while (mayCall()) {
      const turn = this.queue.shift();
      if (!turn) break;
      if (turn.isEmpty) continue;
      const { person } = turn;
      const lastEnd = Math.max(0, ...this.#endsOfCalls);
      Object.assign(person, {
        state: 'called',
        untilMs: Math.max(this.nowMs + rules.graceMs, lastEnd),
        calls: person.calls + 1,
      });
      this.#called.push({ atMs: this.nowMs, person, leftBeforeComing: false });
      ranks.push(person.rank);
    }
    if (ranks.length > 0) {
      this.#endsOfCalls.push(Math.max(this.nowMs + rules.graceMs, ...this.#endsOfCalls));
    }
    return ranks;
  }

  readonly #endsOfCalls: number[] = [];

  takeTurn(rank: number, rules: LineRules): 'admitted' | 'waiting' | 'back' | 'out' {
    const person = this.people[rank] as Person;
    if (person.state === 'inside') return 'admitted';
    if (person.state === 'waiting') return person.calls === 0 ? 'waiting' : 'back';
    if (person.state === 'called') {
      person.state = 'inside';
      person.untilMs = this.nowMs + rules.admissionMs;
      person.admissions += 1;
      return 'admitted';
    }
    if (person.state !== 'missed') return 'out';
    person.state = 'waiting';
    person.cameBack = true;
    this.#putBack(person, rules.placesBack);
    return 'back';
  }

  /** Behind so many first places, and behind everybody who came back before. */
  #putBack(person: Person, placesBack: number): void {
    let index = this.queue.findLastIndex(({ isReturned }) => isReturned) + 1;
    let placesBefore = this.queue.slice(0, index).filter(({ isReturned }) => !isReturned).length;
    while (index < this.queue.length && placesBefore < placesBack) {
      index += 1;
      placesBefore += 1;
    }
    this.queue.splice(index, 0, { person, isReturned: true, isEmpty: false });
  }

  leave(rank: number): void {
    const person = this.people[rank] as Person;
    if (['left', 'done', 'out'].includes(person.state)) return;
    for (const turn of this.queue) if (turn.person === person) turn.isEmpty = true;
    if (person.state === 'called') {
      const call = this.#called.findLast((one) => one.person === person);
      if (call) call.leftBeforeComing = true;
    }
    person.state = person.state === 'inside' ? 'done' : 'left';
  }

  finish(rank: number): void {
    const person = this.people[rank] as Person;
    if (person.state === 'inside') person.state = 'done';
  }
}
