import type { WaitingRoomPlace, WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { openIn } from '@houseful/line/line';
import { ALLOWED } from '@houseful/line/phases';
import { type PlaceHeld, placeOf } from '@houseful/line/place';
import { statusOf } from '../../../src/modules/waiting-room/boards/status-of.ts';
import { drawIsProved, leasesStand } from './lobby-laws.ts';
import { type HolderFact, type LineSnapshot, personOf } from './snapshot.ts';

/** Somebody's turn, from the moment they were called. */
interface Turn {
  readonly number: number;
  /** The place further back: the turn of somebody who missed one before. */
  readonly isSecond: boolean;
  readonly atMs: number;
  readonly endsAtMs: number;
  /** How it ended, if by more than time. */
  end: 'open' | 'admitted' | 'given-back';
}

/**
 * The line once more, kept as people would keep it: a list of turns, written from nothing but what
 * appears in the tables, commit by commit. Each law has a name that says what must hold.
 */
export class Books {
  readonly #broken: string[] = [];
  readonly #turns: Turn[] = [];
  readonly #versions = new Map<number, { status: WaitingRoomStatus; snapshot: LineSnapshot }>();
  readonly #admittedAt = new Map<number, number>();
  #paceSince = 0;
  #last: LineSnapshot | null = null;

  /** As of the last commit; null before there is a room. */
  get last(): LineSnapshot | null {
    return this.#last;
  }

  /** @returns the laws that this commit has broken. `adoptionsBefore`: those it could know of */
  check(now: LineSnapshot, adoptionsBefore: LineSnapshot['adoptions']): string[] {
    this.#broken.splice(0);
    const before = this.#last;
    this.#last = now;
    this.#versions.set(now.row.version, { status: statusOf(now.row), snapshot: now });
    if (!before) return [];
    this.#nothingGoesBack(before, now);
    for (const text of [...leasesStand(before, now), ...drawIsProved(before, now)]) {
      this.#broken.push(text);
    }
    this.#turnsAreTaken(before, now, adoptionsBefore);
    this.#callsKeepTheLimits(before, now);
    this.#talliesAreRight(now);
    this.#nothingIsHeldBack(before, now);
    return [...this.#broken];
  }

  /** What the public arithmetic has said of this place at one version or another. */
  everShown(held: PlaceHeld, place: WaitingRoomPlace): boolean {
    const text = JSON.stringify(place);
    return [...this.#versions.values()].some(
      ({ status, snapshot }) => JSON.stringify(placeOf(status, held, snapshot.draw)) === text,
    );
  }

  /** Why this number may be told that it is over; null when it may not. */
  whyOver(number: number, buyerId: string, clockMs: number): string | null {
    const { row, holders, spent } = this.#last as LineSnapshot;
    const nowMs = Math.max(clockMs, this.#atMs);
    const person = personOf(this.#last as LineSnapshot, buyerId);
    if (row.phase === 'ended') return 'the room has ended';
    const holder = holders.get(number);
    if (spent.has(number) && (!holder || hasLeftOnly(holder))) return 'left';
    if (holder?.expiresAt != null) {
      return holder.hasEnded || holder.expiresAt <= nowMs ? 'has been inside' : null;
    }
    const isInElsewhere = [...holders.values()].some(
      (other) =>
        other.number !== number &&
        other.expiresAt !== null &&
        personOf(this.#last as LineSnapshot, other.buyerId) === person,
    );
    if (isInElsewhere) return 'let in with another number';
    if (holder?.hasLeft) return 'left the place further back';
    const second = this.#turnOf(number, true);
    return second && second.endsAtMs <= nowMs ? 'missed twice' : null;
  }

  /** Whether they may hold seats: let in, not done, and in time by the line's own clock, too. */
  isInside(number: number, nowMs: number): boolean {
    const { holders, row } = this.#last as LineSnapshot;
    const holder = holders.get(number);
    return holder != null && isActive(holder, Math.max(nowMs, row.line.atMs));
  }

  /** Whether the number, in the hands of who stays awake, is still to be let in. */
  isOwed(number: number): boolean {
    const { spent, holders } = this.#last as LineSnapshot;
    const holder = holders.get(number);
    if (!spent.has(number)) return true;
    if (!holder || holder.hasLeft || holder.seq === null || holder.expiresAt !== null) return false;
    const second = this.#turnOf(number, true);
    return !second || second.endsAtMs > this.#atMs;
  }

  /** The next moment at which a turn or a stay ends. */
  nextEndMs(nowMs: number): number | null {
    const stays = [...(this.#last?.holders.values() ?? [])].map(({ expiresAt }) => expiresAt ?? 0);
    const turns = this.#turns.filter(({ end }) => end === 'open').map(({ endsAtMs }) => endsAtMs);
    const ends = [...stays, ...turns].filter((ms) => ms > nowMs);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  /** Numbers whose turn it is. */
  mayCome(): number[] {
    return this.#turns.filter((turn) => this.#isOpen(turn)).map(({ number }) => number);
  }

  get #atMs(): number {
    return this.#last?.row.line.atMs ?? 0;
  }

  #isOpen({ end, endsAtMs }: Turn): boolean {
    return end === 'open' && endsAtMs > this.#atMs;
  }

  #turnOf(number: number, isSecond: boolean): Turn | undefined {
    return this.#turns.find((turn) => turn.number === number && turn.isSecond === isSecond);
  }

  #break(law: string, text: string): void {
    this.#broken.push(`${law}: ${text}`);
  }

  #nothingGoesBack({ row: was }: LineSnapshot, { row, draw }: LineSnapshot): void {
    const counters = (of: typeof row): number[] => [
      of.version,
      of.next_number,
      of.line.serving,
      of.line.missedBefore,
      of.line.end,
      of.line.returned.serving,
      of.line.returned.missedBefore,
      of.line.returned.end,
      of.line.returned.lastTurn,
    ];
    const [then, now] = [counters(was), counters(row)];
    if (now.some((count, index) => count < (then[index] as number))) {
      this.#break('nothing-goes-back', `${then.join()} then ${now.join()}`);
    }
    if (draw && row.draw && was.draw && JSON.stringify(row.draw) !== JSON.stringify(was.draw)) {
      this.#break('a-draw-stands', JSON.stringify(row.draw));
    }
  }

  /** What became of places in this commit: who was let in, came back, or left. */
  #turnsAreTaken(
    before: LineSnapshot,
    now: LineSnapshot,
    adoptionsBefore: LineSnapshot['adoptions'],
  ): void {
    for (const number of before.spent) {
      if (!now.spent.has(number)) this.#break('spent-is-spent', `${number}`);
    }
    for (const holder of now.holders.values()) {
      const was = before.holders.get(holder.number);
      const wasIn = was?.expiresAt != null;
      if (!now.spent.has(holder.number)) this.#break('spent-is-spent', `${holder.number}`);
      if (holder.expiresAt !== null && !wasIn) this.#admit(holder, before, now, adoptionsBefore);
      if (wasIn && (holder.expiresAt !== was.expiresAt || (was.hasEnded && !holder.hasEnded))) {
        this.#break('a-stay-has-one-end', `${holder.number}`);
      }
      if (!was && before.spent.has(holder.number) && !hasLeftOnly(holder)) {
        this.#break('who-has-left-has-left', `${holder.number}`);
      }
      if (was?.againAs != null && holder.againAs !== was.againAs) {
        this.#break('joined-again-once', `${holder.number}`);
      }
      if (holder.seq !== null && was?.seq == null) this.#comeBack(holder, before, now);
      if (was?.seq != null && (holder.seq !== was.seq || holder.turn !== was.turn)) {
        this.#break('one-more-chance', `${holder.number} has another turn`);
      }
      if (holder.hasLeft && !was?.hasLeft) this.#giveBack(holder.number, true);
    }
    for (const number of now.spent) {
      if (before.spent.has(number) || now.holders.has(number)) continue;
      this.#giveBack(number, false);
    }
  }

  #admit(
    holder: HolderFact,
    before: LineSnapshot,
    now: LineSnapshot,
    adoptionsBefore: LineSnapshot['adoptions'],
  ): void {
    const { number, seq } = holder;
    const turn = this.#turnOf(number, seq !== null);
    if (!turn || !this.#isOpen(turn)) {
      const when = turn ? `its turn (${turn.end}) ends at ${turn.endsAtMs}` : 'it was not called';
      this.#break('nobody-is-let-in-outside-the-turn', `${number} at ${this.#atMs}: ${when}`);
    } else turn.end = 'admitted';
    if (this.#admittedAt.has(number)) this.#break('nobody-is-let-in-twice', `${number}`);
    this.#admittedAt.set(number, this.#atMs);
    if (holder.expiresAt !== this.#atMs + now.row.rules.admissionMs) {
      this.#break('a-stay-has-one-end', `${number} ends at ${holder.expiresAt}`);
    }
    const person = personOf({ adoptions: adoptionsBefore }, holder.buyerId);
    for (const other of before.holders.values()) {
      if (other.number === number || other.expiresAt === null) continue;
      if (personOf({ adoptions: adoptionsBefore }, other.buyerId) !== person) continue;
      this.#break('one-person-one-place', `${person} with ${other.number} and ${number}`);
    }
  }

  /** Once, after the turn was missed, and so many places behind where the line is then. */
  #comeBack(
    { number, seq, turn }: HolderFact,
    { row: was }: LineSnapshot,
    now: LineSnapshot,
  ): void {
    const first = this.#turnOf(number, false);
    if (first?.end !== 'open' || first.endsAtMs > this.#atMs) {
      this.#break('who-comes-back-has-missed', `${number}: ${JSON.stringify(first)}`);
    }
    const { returned, serving, end } = was.line;
    const behind = (lineEnd: number): number =>
      Math.min(serving + now.row.rules.placesBack, lineEnd);
    const earliest = Math.max(returned.lastTurn, behind(end));
    const latest = Math.max(now.row.line.returned.lastTurn, behind(now.row.line.end));
    const isNext = seq !== null && seq >= returned.end && seq < now.row.line.returned.end;
    if (!isNext || turn === null || turn < earliest || turn > latest) {
      this.#break('one-more-chance', `${number}: ${seq} at ${turn}, not ${earliest} to ${latest}`);
    }
  }

  /** Who goes away while they may come makes room for another; later it changes nothing. */
  #giveBack(number: number, isSecond: boolean): void {
    const turn = this.#turnOf(number, isSecond);
    if (turn && this.#isOpen(turn)) turn.end = 'given-back';
  }

  #callsKeepTheLimits(before: LineSnapshot, now: LineSnapshot): void {
    const called = this.#newTurns(before, now);
    const { rules } = now.row;
    const was = before.row.rules;
    if (was.placesPerInterval !== rules.placesPerInterval || was.intervalMs !== rules.intervalMs) {
      this.#paceSince = this.#turns.length;
    }
    const lastEnd = Math.max(0, ...this.#turns.map(({ endsAtMs }) => endsAtMs));
    const endsAtMs = Math.max(this.#atMs + rules.graceMs, lastEnd);
    for (const turn of called) {
      if (this.#turnOf(turn.number, turn.isSecond)) {
        this.#break('nobody-is-called-twice', `${turn.number}`);
      }
      this.#turns.push({ ...turn, atMs: this.#atMs, endsAtMs, end: 'open' });
    }
    if (called.length === 0) return;
    if (!ALLOWED[now.row.phase].call || now.row.paused) {
      this.#break('nobody-is-called-while-closed', now.row.phase);
    }
    const taken = this.#active(now) + this.mayCome().length;
    if (taken > rules.activeMax) {
      this.#break('active-at-most', `${taken} of ${rules.activeMax} after ${called.length} more`);
    }
    const lately = this.#calledLately(now, this.#paceSince);
    if (lately > rules.placesPerInterval) {
      this.#break('pace', `${lately} of ${rules.placesPerInterval} in ${rules.intervalMs} ms`);
    }
  }

  #newTurns(before: LineSnapshot, now: LineSnapshot): { number: number; isSecond: boolean }[] {
    const { draw, spent, holders } = now;
    if (!draw) return [];
    const { serving, returned } = before.row.line;
    const first = range(before.draw ? serving : 0, now.row.line.serving)
      .map((rank) => draw.numberAt(rank))
      .filter((number) => !spent.has(number))
      .map((number) => ({ number, isSecond: false }));
    const second = [...holders.values()]
      .filter(
        ({ seq, hasLeft }) =>
          seq !== null &&
          !hasLeft &&
          seq >= returned.serving &&
          seq < now.row.line.returned.serving,
      )
      .map(({ number }) => ({ number, isSecond: true }));
    return [...first, ...second];
  }

  #active({ holders }: LineSnapshot): number {
    return [...holders.values()].filter((holder) => isActive(holder, this.#atMs)).length;
  }

  #calledLately({ row: { rules } }: LineSnapshot, since: number): number {
    const sinceMs = this.#atMs - rules.intervalMs;
    return this.#turns
      .slice(since)
      .filter(({ atMs, end }) => atMs > sinceMs && end !== 'given-back').length;
  }

  #talliesAreRight(now: LineSnapshot): void {
    const { row, draw, spent } = now;
    if (!draw) return;
    const { line, tallies } = row;
    const wrong = (what: string, is: number, should: number): void => {
      if (is !== should) this.#break('the-tallies-are-right', `${what} is ${is}, not ${should}`);
    };
    wrong('admitted', tallies.admitted, this.#admittedAt.size);
    if (ALLOWED[row.phase].call) {
      wrong('may come', openIn(line), this.mayCome().length);
      wrong('active', row.active, this.#active(now));
    }
    const left = range(line.serving, line.end).filter((rank) => spent.has(draw.numberAt(rank)));
    wrong('left waiting', line.leftWaiting, left.length);
    for (const { number, isSecond, endsAtMs } of this.#turns) {
      const isOver = endsAtMs <= this.#atMs;
      const at = isSecond ? now.holders.get(number)?.seq : draw.rankOf(number);
      const before = isSecond ? line.returned.missedBefore : line.missedBefore;
      if (ALLOWED[row.phase].call && at != null && at < before !== isOver) {
        this.#break('who-has-missed-is-one-counter', `${number} at ${at}, ${before} missed`);
      }
    }
  }

  /** After each step one of the limits is reached or nobody waits: so a free place is given on in the next. */
  #nothingIsHeldBack(before: LineSnapshot, now: LineSnapshot): void {
    const { row, draw, spent, holders } = now;
    const { line, rules } = row;
    const isCalling = draw && ALLOWED[row.phase].call && !row.paused;
    const onSale = row.on_sale_at === null || row.on_sale_at.getTime() <= this.#atMs;
    if (!isCalling || !onSale || row.version === before.row.version) return;
    const lately = this.#calledLately(now, 0);
    const room = Math.min(
      rules.placesPerInterval - lately,
      rules.activeMax - this.#active(now) - this.mayCome().length,
    );
    const waiting = range(line.serving, line.end).filter((rank) => !spent.has(draw.numberAt(rank)));
    const back = [...holders.values()].filter(
      ({ seq, hasLeft }) => seq !== null && !hasLeft && seq >= line.returned.serving,
    );
    if (room > 0 && waiting.length + back.length > 0) {
      this.#break('nothing-is-held-back', `${room} more could be called`);
    }
  }
}

/** Was never called back nor let in: the row tells only with which number they joined again. */
function hasLeftOnly({ seq, expiresAt, againAs }: HolderFact): boolean {
  return seq === null && expiresAt === null && againAs !== null;
}

function isActive({ expiresAt, hasEnded }: HolderFact, atMs: number): boolean {
  return expiresAt !== null && !hasEnded && expiresAt > atMs;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
