import type { WaitingRoomPlace } from '@houseful/contract/waiting-room';
import { callNext } from './call-next.ts';
import { type Draw, NO_DRAW } from './draw.ts';
import {
  type Holder,
  isEmpty,
  type Line,
  type LineRules,
  lineAfterJoins,
  lineAt,
  newLine,
  publicLine,
  publicPace,
  type ReturnedPlace,
  UNSEEN,
} from './line.ts';
import { placeOf } from './place.ts';
import { SpentNumbers } from './spent-numbers.ts';
import { endAdmission, isActive, leavePlace, takeTurn, type TurnAnswer } from './take-turn.ts';

/**
 * Keeps what the server keeps in its tables: one row for the line, the bits, and a row for each who
 * is inside or came back. Everything goes through JSON, so that nothing lives but in those rows.
 */
export class LineDesk {
  line: Line;
  rules: LineRules;
  paused = false;
  /** How far the clock of the process that is asked next is behind the one that was asked last. */
  behindMs = 0;
  readonly #draw: Draw;
  readonly #spent: SpentNumbers;
  readonly #rows = new Map<number, string>();
  #nowMs = 0;

  constructor(
    rules: LineRules,
    { line = newLine(0), draw = NO_DRAW, spent = new SpentNumbers() } = {},
  ) {
    this.rules = rules;
    this.line = line;
    this.#draw = draw;
    this.#spent = spent;
  }

  passTime(ms: number): void {
    this.#nowMs += ms;
    this.#keep(lineAt(this.line, this.#nowMs, this.rules));
  }

  join(count: number): void {
    this.#keep(lineAfterJoins(this.line, count));
  }

  /** @returns how many were called */
  step(): number {
    if (this.paused) return 0;
    const { line, call } = callNext(
      this.line,
      {
        nowMs: this.#clockMs(),
        active: this.active(),
        isSpent: (rank) => this.#spent.has(this.#draw.numberAt(rank)),
        returnedPlace: (seq) => this.#returnedPlace(seq),
      },
      this.rules,
    );
    this.#keep(line);
    return call?.counted ?? 0;
  }

  takeTurn(rank: number): TurnAnswer {
    const { line, holder, answer } = takeTurn(
      this.line,
      rank,
      this.holder(rank),
      this.#clockMs(),
      this.rules,
    );
    this.#keep(line);
    this.#keepHolder(rank, holder);
    return answer;
  }

  leave(rank: number): void {
    const { line, holder } = leavePlace(
      this.line,
      rank,
      this.holder(rank),
      this.#clockMs(),
      this.rules,
    );
    this.#keep(line);
    this.#keepHolder(rank, holder);
  }

  finish(rank: number): void {
    this.#keepHolder(rank, endAdmission(this.holder(rank)));
  }

  active(): number {
    return this.#holders().filter(
      ({ admission }) => admission && isActive(admission, this.line.atMs),
    ).length;
  }

  isEmpty(): boolean {
    return isEmpty(this.line, this.active());
  }

  /** What the holder's own browser would show. */
  placeShown(rank: number): WaitingRoomPlace {
    const { returned } = this.holder(rank);
    const line = publicLine(lineAt(this.line, this.#nowMs, this.rules));
    const status = { phase: 'fifo' as const, line };
    return placeOf(status, { number: this.#draw.numberAt(rank), returned }, this.#draw);
  }

  pace() {
    return publicPace(this.line, this.active(), this.rules);
  }

  holder(rank: number): Holder {
    const row = this.#rows.get(rank);
    const seen = row === undefined ? UNSEEN : (JSON.parse(row) as Holder);
    return { ...seen, isSpent: this.#spent.has(this.#draw.numberAt(rank)) };
  }

  #clockMs(): number {
    return this.#nowMs - this.behindMs;
  }

  #keep(line: Line): void {
    this.line = JSON.parse(JSON.stringify(line)) as Line;
  }

  #keepHolder(rank: number, holder: Holder): void {
    if (holder.isSpent) this.#spent.add(this.#draw.numberAt(rank));
    if (holder.admission || holder.returned) this.#rows.set(rank, JSON.stringify(holder));
  }

  #holders(): Holder[] {
    return [...this.#rows.values()].map((row) => JSON.parse(row) as Holder);
  }

  #returnedPlace(seq: number): ReturnedPlace {
    const found = this.#holders().find(({ returned }) => returned?.seq === seq)?.returned;
    if (!found) throw new Error(`no returned place ${seq}`);
    return found;
  }
}
