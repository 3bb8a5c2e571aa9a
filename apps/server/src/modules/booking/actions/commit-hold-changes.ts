import type { BatchVerb } from '#platform/group-commit';
import type { Tx } from '#platform/postgres/tx';
import type { SeatBoard } from '../boards/seat-board.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import type { SeatOffer } from '../rules/best-available.ts';
import { holdStatus } from '../rules/hold-status.ts';
import { quote, type TicketTypes, withoutTicketType } from '../rules/quote.ts';
import { isOnSale, type SaleWindow } from '../rules/sale-window.ts';
import { areTogether, type Place } from '../rules/seat-index.ts';
import { changeSeats, findHoldChanges, insertHoldChanges } from '../store/hold-changes.ts';
import {
  type BuyerTally,
  type HoldRow,
  lockBuyers,
  lockHolds,
  tallyBuyers,
} from '../store/holds.ts';
import { freeSeats, type SeatChange } from '../store/seats.ts';
import { addSeats, limitedBuyers, seatsStillAllowed } from './buyer-limit.ts';
import { createChoosing, judge, type Refusal, refusalOf, warningsOf } from './choose-seats.ts';
import { takeAllOrNothing } from './take-seats.ts';

/** Either the seats that the hold shall have, or the difference to those it has. */
export type SeatsWanted =
  | { readonly seatIds: readonly string[] }
  | { readonly add: readonly string[]; readonly remove: readonly string[] };

export interface ChangeCommand {
  readonly holdId: string;
  readonly buyerId: string;
  readonly atCounter: boolean;
  /** While which seats may be added. */
  readonly window: SaleWindow;
  /** Names the change, so that a retry is not a second one; null without a key. */
  readonly changeId: string | null;
  readonly requestDigest: string;
  readonly wanted: SeatsWanted;
  /** Whom tickets are for from now on; those that are not named stay whose they are. */
  readonly ticketTypes: TicketTypes;
  readonly terms: SaleTerms;
  readonly board: SeatBoard;
}

export type ChangeOutcome =
  | { readonly outcome: 'changed'; readonly hold: HoldRow }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'released' }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'ordered'; readonly orderId: string }
  | { readonly outcome: 'nothing-left' }
  | { readonly outcome: 'not-on-sale' }
  | { readonly outcome: 'too-many-seats' }
  | { readonly outcome: 'unknown-seat'; readonly seatIds: readonly string[] }
  | { readonly outcome: 'unknown-ticket-type'; readonly seatIds: readonly string[] }
  | { readonly outcome: 'seats-taken'; readonly seatIds: readonly string[] }
  | { readonly outcome: 'buyer-limit'; readonly seatsStillAllowed: number }
  | Refusal;

/** A change that nothing speaks against: only the seats themselves can still be lost. */
interface Allowed {
  readonly command: ChangeCommand;
  readonly hold: HoldRow;
  readonly places: readonly Place[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly warnings: HoldRow['warnings'];
}

/**
 * Gives each running hold the seats it is to have now, all of the change or nothing; its end
 * stays what it was, its quote and warnings follow. Limits and the orphan rule are judged on the
 * result. Changes of the same hold are made one after the other.
 */
export function commitHoldChanges(
  { clock }: Pick<BookingDeps, 'clock'>,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<ChangeCommand, ChangeOutcome> {
  return async (tx, commands) => {
    const buyerIds = commands.map(({ buyerId }) => buyerId);
    const now = clock.now();
    // Buyers first, then holds, then seats: the order in which every verb takes its locks.
    lockBuyers(tx, buyerIds);
    const [rows, changes, tally] = await Promise.all([
      lockHolds(
        tx,
        commands.map(({ holdId }) => holdId),
      ),
      findHoldChanges(
        tx,
        commands.flatMap(({ changeId }) => changeId ?? []),
      ),
      tallyBuyers(tx, buyerIds, limitedBuyers(commands), now),
    ]);
    const batch: Batch = {
      now,
      tally,
      holds: new Map(rows.map((hold) => [hold.hold_id, hold])),
      digests: new Map(changes.map((row) => [row.change_id, row.request_digest])),
      outcomes: new Map(),
    };
    const told: SeatChange[] = [];
    let open = [...commands];
    while (open.length > 0) {
      const offers = createChoosing(now, new Map());
      const allowed = firstOfEachHold(open).flatMap((command) => {
        const decided = decide(command, batch, offers.offerOf(command));
        if (!('outcome' in decided)) return decided;
        batch.outcomes.set(command, decided);
        return [];
      });
      told.push(...(await keep(tx, allowed, batch)));
      open = open.filter((command) => !batch.outcomes.has(command));
    }
    tx.afterCommit(() => boards.tell(told));
    return commands.map((command) => batch.outcomes.get(command) as ChangeOutcome);
  };
}

/** What the batch knows, kept up to date as it goes. */
interface Batch {
  readonly now: Date;
  readonly tally: BuyerTally;
  readonly holds: Map<string, HoldRow>;
  /** Of changes with a key, what was asked for. */
  readonly digests: Map<string, string>;
  readonly outcomes: Map<ChangeCommand, ChangeOutcome>;
}

function firstOfEachHold(commands: readonly ChangeCommand[]): ChangeCommand[] {
  const first = new Map<string, ChangeCommand>();
  for (const command of commands) {
    if (!first.has(command.holdId)) first.set(command.holdId, command);
  }
  return [...first.values()];
}

function decide(command: ChangeCommand, batch: Batch, offer: SeatOffer): ChangeOutcome | Allowed {
  const { now } = batch;
  const hold = batch.holds.get(command.holdId);
  if (!hold || hold.buyer_id !== command.buyerId) return { outcome: 'unknown' };
  const digest = command.changeId === null ? undefined : batch.digests.get(command.changeId);
  if (digest !== undefined) {
    const same = digest === command.requestDigest;
    return same ? { outcome: 'changed', hold } : { outcome: 'key-reused' };
  }
  const { expires_at: expiresAt, released_at: releasedAt, order_id: orderId } = hold;
  if (orderId !== null) return { outcome: 'ordered', orderId };
  const status = holdStatus({ expiresAt, releasedAt, orderId }, now);
  if (status === 'RELEASED') return { outcome: 'released' };
  if (status !== 'HELD') return { outcome: 'expired' };
  return judgeChange(command, hold, batch, offer);
}

function judgeChange(
  command: ChangeCommand,
  hold: HoldRow,
  { now, tally }: Batch,
  offer: SeatOffer,
): ChangeOutcome | Allowed {
  const { terms } = command;
  const has = new Set(hold.seat_ids);
  const wanted = seatsWanted(command.wanted, hold.seat_ids);
  const added = wanted.filter((seatId) => !has.has(seatId));
  const removed = hold.seat_ids.filter((seatId) => !wanted.includes(seatId));
  if (wanted.length === 0) return { outcome: 'nothing-left' };
  if (added.length > 0) {
    if (!isOnSale(command.window, now)) return { outcome: 'not-on-sale' };
    if (wanted.length > terms.seatsPerHoldMax) return { outcome: 'too-many-seats' };
  }
  const places = wanted.flatMap((seatId) => terms.index.find(seatId) ?? []);
  if (places.length < wanted.length) {
    const unknown = wanted.filter((seatId) => !terms.index.find(seatId));
    return { outcome: 'unknown-seat', seatIds: unknown };
  }
  const untyped = wronglyTyped(command, places);
  if (untyped.length > 0) return { outcome: 'unknown-ticket-type', seatIds: untyped };
  const more = added.length - removed.length;
  const stillAllowed = seatsStillAllowed(command, tally);
  if (more > 0 && more > stillAllowed) {
    return { outcome: 'buyer-limit', seatsStillAllowed: stillAllowed };
  }
  if (added.length === 0 && removed.length === 0) {
    return { command, hold, places, added, removed, warnings: hold.warnings };
  }
  const verdict = judge(
    terms,
    places,
    (place) => has.has(place.seatId) || offer.isFree(place),
    now,
  );
  if (verdict.verdict === 'refused') return refusalOf(verdict);
  offer.remove(places);
  addSeats(command, tally, more);
  return { command, hold, places, added, removed, warnings: warningsOf(verdict) };
}

/** Seats whose tickets are not sold to whom they are for, and seats that the hold will not have. */
function wronglyTyped({ ticketTypes, terms }: ChangeCommand, places: readonly Place[]): string[] {
  const strangers = Object.keys(ticketTypes).filter(
    (seatId) => !places.some((place) => place.seatId === seatId),
  );
  return [...strangers, ...withoutTicketType(places, terms.categories, ticketTypes)];
}

/** The seats the hold is to have: those that stay in their order, then the new ones. */
function seatsWanted(wanted: SeatsWanted, has: readonly string[]): string[] {
  if ('seatIds' in wanted) {
    const stay = has.filter((seatId) => wanted.seatIds.includes(seatId));
    return [...new Set([...stay, ...wanted.seatIds])];
  }
  const stay = has.filter((seatId) => !wanted.remove.includes(seatId));
  return [...new Set([...stay, ...wanted.add])];
}

/** A time that is over: whose seats end then, they are free. */
const OVER = new Date(0);

/**
 * Takes what is added and gives back what is removed, in one statement, so that all seats are
 * locked in the order of their keys. A hold that loses one seat keeps all it had.
 */
async function keep(
  tx: Tx,
  allowed: readonly Allowed[],
  { now, holds, digests, outcomes }: Batch,
): Promise<SeatChange[]> {
  if (allowed.length === 0) return [];
  const claims = allowed.flatMap((change) => [
    claimOf(change, change.added, change.hold.expires_at),
    claimOf(change, change.removed, OVER),
  ]);
  const { won, lost, changes } = await takeAllOrNothing(
    tx,
    claims.filter(({ seatIds }) => seatIds.length > 0),
    now,
  );
  const told = [...changes];
  const losers = new Set<Allowed>();
  for (const [{ change, takenUntil }, seatIds] of lost) {
    if (takenUntil === OVER) continue;
    losers.add(change);
    outcomes.set(change.command, { outcome: 'seats-taken', seatIds });
  }
  const givenBack = [...won].filter(
    ({ change, takenUntil }) => takenUntil === OVER && losers.has(change),
  );
  if (givenBack.length > 0) {
    const again = givenBack.map(({ change }) =>
      claimOf(change, change.removed, change.hold.expires_at),
    );
    told.push(...(await takeAllOrNothing(tx, again, now)).changes);
  }
  const made = allowed.filter((change) => !losers.has(change));
  // Asked for in vain by somebody else of this batch, and therefore not tried above.
  const left = [...lost.keys()].filter(
    ({ change, takenUntil }) => takenUntil === OVER && !losers.has(change),
  );
  const changed = made.map(({ hold, places, command, warnings }) => ({
    ...hold,
    seat_ids: places.map(({ seatId }) => seatId),
    together: areTogether(places),
    quote: quote(places, command.terms.categories, command.ticketTypes, hold.quote.lines),
    warnings,
  }));
  const keyed = made.flatMap(({ command: { changeId, holdId, requestDigest } }) =>
    changeId === null
      ? []
      : { change_id: changeId, hold_id: holdId, request_digest: requestDigest },
  );
  const [freed] = await Promise.all([
    left.length > 0 ? freeSeats(tx, left) : [],
    changed.length > 0 ? changeSeats(tx, changed) : undefined,
    keyed.length > 0 ? insertHoldChanges(tx, keyed) : undefined,
  ]);
  made.forEach(({ command }, index) => {
    const hold = changed[index] as HoldRow;
    holds.set(hold.hold_id, hold);
    outcomes.set(command, { outcome: 'changed', hold });
  });
  for (const row of keyed) digests.set(row.change_id, row.request_digest);
  return [...told, ...freed];
}

function claimOf(change: Allowed, seatIds: readonly string[], takenUntil: Date) {
  const { show_id: showId, hold_id: holdId } = change.hold;
  return { change, showId, seatIds, holdId, orderId: null, takenUntil };
}
