import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import { callNext, PASSED_PER_STEP_MAX } from '@houseful/line/call-next';
import { type Draw, drawIn } from '@houseful/line/draw';
import { lineAfterJoins, lineAt, openIn, type ReturnedPlace } from '@houseful/line/line';
import { ALLOWED } from '@houseful/line/phases';
import { portableDigests } from '@houseful/line/sha256';
import { NUMBERS_PER_PAGE, type SpentNumbers } from '@houseful/line/spent-numbers';
import { isActive, leavePlace, takeTurn, type TurnAnswer } from '@houseful/line/take-turn';
import type { Tx } from '#platform/postgres/tx';
import { statusOf } from '../boards/status-of.ts';
import { findAdoptions } from '../store/adoptions.ts';
import {
  countActive,
  findHolders,
  type HolderRow,
  holderOf,
  type NamedHolder,
  returnedPlaces,
  writeHolders,
} from '../store/holders.ts';
import { type RoomRow, updateRoom } from '../store/rooms.ts';
import { writeSpentPages } from '../store/spent-pages.ts';

/** Whose numbers a batch is about. */
interface Concerned {
  readonly numbers: readonly number[];
  readonly buyerIds: readonly string[];
}

/** Loads what the verbs need to know of a room, under the lock of its row. */
export async function openRoomDesk(
  tx: Tx,
  row: RoomRow,
  { now, spent, numbers, buyerIds }: Concerned & { now: Date; spent: SpentNumbers },
): Promise<RoomDesk> {
  const at = new Date(Math.max(now.getTime(), row.line.atMs));
  const [active, accounts, holders, returned] = await Promise.all([
    countActive(tx, row.room_id, at),
    findAdoptions(tx, buyerIds),
    findHolders(tx, row.room_id, numbers, buyerIds),
    returnedPlaces(
      tx,
      row.room_id,
      row.line.returned.serving,
      PASSED_PER_STEP_MAX + row.rules.placesPerInterval,
    ),
  ]);
  return new RoomDesk(row, { at, active, spent, accounts, holders, returned });
}

/**
 * A room on the table while its row is locked: verbs change it one after the other, and everything
 * is written at the end, together.
 */
export class RoomDesk {
  row: RoomRow;
  readonly spent: SpentNumbers;
  readonly #before: string;
  readonly #at: Date;
  /** By guest: the account they have signed in to. */
  readonly #accounts: ReadonlyMap<string, string>;
  readonly #holders: Map<number, NamedHolder>;
  readonly #returned: Map<number, ReturnedPlace>;
  readonly #changedHolders = new Set<number>();
  readonly #changedPages = new Set<number>();
  #draw: Draw | null;

  constructor(
    row: RoomRow,
    loaded: {
      at: Date;
      active: number;
      spent: SpentNumbers;
      accounts: ReadonlyMap<string, string>;
      holders: readonly NamedHolder[];
      returned: Map<number, ReturnedPlace>;
    },
  ) {
    this.#before = fingerprintOf(row);
    this.row = { ...row, active: loaded.active };
    this.spent = loaded.spent;
    this.#at = loaded.at;
    this.#accounts = loaded.accounts;
    this.#holders = new Map(loaded.holders.map((holder) => [holder.number, holder]));
    this.#returned = loaded.returned;
    this.#draw = drawIn(statusOf(row), portableDigests);
  }

  get #nowMs(): number {
    return this.#at.getTime();
  }

  /** The next number, behind everybody; null where the lobby or nobody gives out numbers. */
  join(): number | null {
    const { phase, next_number: number, line } = this.row;
    if (phase === 'lobby' || !ALLOWED[phase].join) return null;
    this.row = {
      ...this.row,
      next_number: number + 1,
      joined: this.row.joined + 1,
      line: phase === 'draw' ? line : lineAfterJoins(line, 1),
    };
    return number;
  }

  /** Lets the buyer in with that number, if it is their turn and the first place they come with. */
  takeTurn(number: number, buyerId: string): TurnAnswer {
    const { phase } = this.row;
    if (phase === 'ended') return { kind: 'out' };
    const rank = this.#draw?.rankOf(number);
    if (!ALLOWED[phase].call || rank === undefined) return { kind: 'waiting' };
    if (
      rank === null ||
      this.#isAnothers(number, buyerId) ||
      this.#cameWithOther(number, buyerId)
    ) {
      return { kind: 'out' };
    }
    const known = this.#holders.get(number);
    const held = holderOf(known, this.spent.has(number));
    const { line, holder, answer } = takeTurn(
      this.row.line,
      rank,
      held,
      this.#nowMs,
      this.row.rules,
    );
    this.row = { ...this.row, line };
    if (holder === held) return answer;
    this.#spend(number);
    const returned = holder.returned;
    if (returned) this.#returned.set(returned.seq, returned);
    const isAdmitted = holder.admission !== null && held.admission === null;
    if (isAdmitted) this.#count({ admitted: 1 }, 1);
    this.#keepHolder({
      ...(known ?? this.#newHolder(number, buyerId)),
      returned_seq: returned?.seq ?? null,
      returned_turn: returned?.turn ?? null,
      returned_left: returned?.hasLeft ?? false,
      admitted_at: isAdmitted ? this.#at : (known?.admitted_at ?? null),
      expires_at: holder.admission ? new Date(holder.admission.expiresAtMs) : null,
    });
    return answer;
  }

  /** Gives the place up, waiting or inside; again, it changes nothing. */
  leave(number: number, buyerId: string): void {
    const { phase, rules } = this.row;
    if (phase === 'ended' || this.#isAnothers(number, buyerId)) return;
    const rank = this.#draw?.rankOf(number);
    if (!ALLOWED[phase].call || rank === undefined) {
      if (this.#spend(number)) this.#count({ left: 1 });
      return;
    }
    if (rank === null) return;
    const known = this.#holders.get(number);
    const held = holderOf(known, this.spent.has(number));
    const before = lineAt(this.row.line, this.#nowMs, rules);
    const { line, holder } = leavePlace(before, rank, held, this.#nowMs, rules);
    this.row = { ...this.row, line };
    if (holder === held || (held.admission && !isActive(held.admission, this.#nowMs))) return;
    const givenBack = openIn(before) - openIn(line);
    this.#count({ left: 1, givenBack }, held.admission ? -1 : 0);
    if (holder.isSpent) this.#spend(number);
    if (!known) return;
    if (holder.returned) this.#returned.set(holder.returned.seq, holder.returned);
    this.#keepHolder({
      ...known,
      returned_left: holder.returned?.hasLeft ?? false,
      has_ended: holder.admission?.hasEnded ?? false,
    });
  }

  /**
   * Another number for who left before they were let in: `ofLobby`, or the next one behind everybody. Asked
   * again it is the same; null for anybody else, also for who missed two turns or has been inside.
   */
  joinAgain(left: number, buyerId: string, ofLobby: number | null): number | null {
    const known = this.#holders.get(left);
    if (!this.spent.has(left) || this.#isAnothers(left, buyerId)) return null;
    const earlier = known?.joined_again_as ?? null;
    if (earlier !== null) return earlier;
    if (!hasLeft(known) || this.#cameWithOther(left, buyerId)) return null;
    const number = ofLobby ?? this.join();
    if (number === null) return null;
    this.#keepHolder({ ...(known ?? this.#newHolder(left, buyerId)), joined_again_as: number });
    return number;
  }

  /** A number that was given in vain: nobody will come for it. */
  passOver(number: number): void {
    if (this.#spend(number)) this.#count({ left: 1 });
  }

  /** Whoever was let in has paid for so many seats: the place inside is free; two of them, if a guest's became theirs. */
  finish(buyerId: string, seats: number): void {
    const person = this.#personOf(buyerId);
    const visits = [...this.#holders.values()]
      .filter(({ person_id, expires_at }) => person_id === person && expires_at !== null)
      .sort((a, b) => a.number - b.number);
    for (const [index, visit] of visits.entries()) {
      const isInside = !visit.has_ended && visit.expires_at !== null && visit.expires_at > this.#at;
      const bought = index === 0 ? Math.max(visit.seats, seats) : 0;
      this.#count({ bought: index === 0 && visit.seats === 0 ? 1 : 0 }, isInside ? -1 : 0);
      this.#keepHolder({ ...visit, has_ended: true, seats: bought });
    }
  }

  /** Calls whoever comes next, as many as the limits allow. */
  call(): void {
    const { phase, paused, on_sale_at: onSaleAt, rules, active } = this.row;
    const draw = this.#draw;
    if (!draw || !ALLOWED[phase].call) return;
    this.row = { ...this.row, line: lineAt(this.row.line, this.#nowMs, rules) };
    if (paused || (onSaleAt && onSaleAt > this.#at)) return;
    const { line, call } = callNext(
      this.row.line,
      {
        nowMs: this.#nowMs,
        active,
        isSpent: (rank) => this.spent.has(draw.numberAt(rank)),
        returnedPlace: (seq) => this.#returnedPlace(seq),
      },
      rules,
    );
    this.row = { ...this.row, line };
    if (call) this.#count({ called: call.counted });
  }

  /** Replaces the row's fields; the order of the line follows from them. */
  change(fields: Partial<RoomRow>): void {
    this.row = { ...this.row, ...fields };
    this.#draw = drawIn(statusOf(this.row), portableDigests);
  }

  moveTo(phase: WaitingRoomPhase): void {
    this.change({ phase });
  }

  hasChanged(): boolean {
    return this.#changedHolders.size > 0 || fingerprintOf(this.row) !== this.#before;
  }

  /** Writes everything that changed, as the room's next version. */
  write(tx: Tx): void {
    const version = this.row.version + 1;
    this.row = { ...this.row, version, changed_at: this.#at };
    updateRoom(tx, this.row);
    writeHolders(
      tx,
      [...this.#changedHolders].map((number) => this.#holders.get(number) as NamedHolder),
    );
    writeSpentPages(
      tx,
      this.row.room_id,
      version,
      [...this.#changedPages].map((page) => ({ page, bits: this.spent.page(page) as Uint8Array })),
    );
  }

  #personOf(buyerId: string): string {
    return this.#accounts.get(buyerId) ?? buyerId;
  }

  /** A number is one person's: theirs who came with it first. */
  #isAnothers(number: number, buyerId: string): boolean {
    const known = this.#holders.get(number);
    return known !== undefined && known.person_id !== this.#personOf(buyerId);
  }

  /** One person, one place: who was let in once is not let in with another number. */
  #cameWithOther(number: number, buyerId: string): boolean {
    const person = this.#personOf(buyerId);
    return [...this.#holders.values()].some(
      (holder) =>
        holder.person_id === person && holder.number !== number && holder.expires_at !== null,
    );
  }

  #newHolder(number: number, buyerId: string): NamedHolder {
    return {
      room_id: this.row.room_id,
      number,
      buyer_id: buyerId,
      person_id: this.#personOf(buyerId),
      returned_seq: null,
      returned_turn: null,
      returned_left: false,
      admitted_at: null,
      expires_at: null,
      has_ended: false,
      seats: 0,
      joined_again_as: null,
    };
  }

  #keepHolder(holder: NamedHolder): void {
    this.#holders.set(holder.number, holder);
    this.#changedHolders.add(holder.number);
  }

  /** Whether it was not spent before. */
  #spend(number: number): boolean {
    const isNew = this.spent.add(number);
    if (isNew) this.#changedPages.add(Math.floor(number / NUMBERS_PER_PAGE));
    return isNew;
  }

  #count(more: Partial<RoomRow['tallies']>, active = 0): void {
    const { tallies } = this.row;
    const counted = Object.entries(more).map(([name, by]) => [
      name,
      tallies[name as keyof typeof tallies] + by,
    ]);
    this.row = {
      ...this.row,
      active: this.row.active + active,
      tallies: { ...tallies, ...Object.fromEntries(counted) },
    };
  }

  #returnedPlace(seq: number): ReturnedPlace {
    const place = this.#returned.get(seq);
    if (!place) throw new Error(`room ${this.row.room_id} has no returned place ${seq}`);
    return place;
  }
}

/** Of a number that is spent: whether it was left before anybody was let in with it. */
export function hasLeft(holder: HolderRow | undefined): boolean {
  if (!holder) return true;
  return holder.expires_at === null && (holder.returned_seq === null || holder.returned_left);
}

/** The row without what moves by itself. */
function fingerprintOf(row: RoomRow): string {
  return JSON.stringify({ ...row, line: { ...row.line, atMs: 0 }, changed_at: 0 });
}
