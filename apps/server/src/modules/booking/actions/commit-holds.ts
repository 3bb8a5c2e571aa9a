import type { Quote } from '@houseful/contract/booking';
import { addMs } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import type { SeatBoard } from '../boards/seat-board.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms } from '../boards/show-sales.ts';
import type { BookingDeps, BookingLimits } from '../deps.ts';
import { SeatOffer } from '../rules/best-available.ts';
import { extendableTo } from '../rules/hold-extension.ts';
import { quote } from '../rules/quote.ts';
import { areTogether, type Place } from '../rules/seat-index.ts';
import { findAdopted } from '../store/adoptions.ts';
import {
  countRunningHolds,
  findHolds,
  type HoldRow,
  insertHolds,
  lockBuyers,
} from '../store/holds.ts';
import type { SeatChange, SeatClaim } from '../store/seats.ts';
import { takeAllOrNothing } from './take-seats.ts';
import type { Tx } from '#platform/postgres/tx';

/** Seats by name, or a wish that the batch turns into the best ones free at that moment. */
export type HoldWish =
  | { readonly kind: 'named'; readonly places: readonly Place[] }
  | {
      readonly kind: 'best';
      readonly quantity: number;
      readonly categoryId: string | undefined;
      readonly together: boolean;
    };

export interface HoldCommand {
  readonly holdId: string;
  readonly buyerId: string;
  readonly requestDigest: string;
  readonly terms: SaleTerms;
  readonly board: SeatBoard;
  readonly wish: HoldWish;
}

export type HoldOutcome =
  | { readonly outcome: 'held'; readonly hold: HoldRow }
  /** A guest who has signed in: whatever is wanted now, the account must ask for. */
  | { readonly outcome: 'buyer-ended' }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'too-many-holds' }
  | { readonly outcome: 'seats-taken'; readonly seatIds: readonly string[] }
  | { readonly outcome: 'not-enough-seats' };

/** How often "best available" may lose its seats to another process before it gives up. */
const BEST_TRIES_MAX = 5;

interface HoldClaim extends SeatClaim {
  readonly command: HoldCommand;
  readonly places: readonly Place[];
}

/**
 * Holds, for each command, all of its seats or none. A hold id that is known already is
 * answered with the hold as it is: a repeated request never restarts the clock.
 */
export function commitHolds(
  { clock, limits }: Pick<BookingDeps, 'clock' | 'limits'>,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<HoldCommand, HoldOutcome> {
  return async (tx, commands) => {
    const now = clock.now();
    const expiresAt = addMs(now, limits.holdMs);
    const outcomes = new Map<HoldCommand, HoldOutcome>();
    const admitted = await admit(tx, commands, outcomes, now, limits.activeHoldsPerBuyerMax);

    const changes: SeatChange[] = [];
    const gone = new Set<string>();
    const offers: Offers = new Map();
    let open = admitted;
    for (let attempt = 1; open.length > 0; attempt++) {
      const claims = choose(open, outcomes, { gone, offers, now, expiresAt });
      const taken = await takeAllOrNothing(tx, claims, now);
      changes.push(...taken.changes);
      await keep(tx, [...taken.won], outcomes, { now, expiresAt, limits });
      for (const claim of taken.won) remember(gone, claim, claim.seatIds);
      for (const [claim, seatIds] of taken.lost) {
        remember(gone, claim, seatIds);
        if (claim.command.wish.kind === 'named') {
          outcomes.set(claim.command, { outcome: 'seats-taken', seatIds });
        } else if (attempt >= BEST_TRIES_MAX) {
          outcomes.set(claim.command, { outcome: 'not-enough-seats' });
        }
      }
      open = open.filter((command) => !outcomes.has(command));
    }
    tx.afterCommit(() => boards.tell(changes));
    return answersInOrder(commands, outcomes);
  };
}

/** Settles retries, reused keys and buyers over their limit; answers the commands left. */
async function admit(
  tx: Tx,
  commands: readonly HoldCommand[],
  outcomes: Map<HoldCommand, HoldOutcome>,
  now: Date,
  holdsMax: number,
): Promise<HoldCommand[]> {
  const buyerIds = commands.map(({ buyerId }) => buyerId);
  // One connection answers in the order of asking: the holds are counted under the buyers' locks.
  const [, ended, knownHolds, running] = await Promise.all([
    lockBuyers(tx, buyerIds),
    findAdopted(tx, buyerIds),
    findHolds(
      tx,
      commands.map(({ holdId }) => holdId),
    ),
    countRunningHolds(tx, buyerIds, now),
  ]);
  const known = new Map(knownHolds.map((hold) => [hold.hold_id, hold]));
  const first = new Map<string, HoldCommand>();
  const admitted: HoldCommand[] = [];
  for (const command of commands) {
    const hold = known.get(command.holdId);
    const twin = first.get(command.holdId);
    const holds = running.get(command.buyerId) ?? 0;
    if (ended.has(command.buyerId)) {
      outcomes.set(command, { outcome: 'buyer-ended' });
    } else if (
      (hold?.request_digest ?? twin?.requestDigest ?? command.requestDigest) !==
      command.requestDigest
    ) {
      outcomes.set(command, { outcome: 'key-reused' });
    } else if (hold) {
      outcomes.set(command, { outcome: 'held', hold });
    } else if (twin) {
      // The same request twice in one batch: answered below with the first one's outcome.
      continue;
    } else if (holds >= holdsMax) {
      outcomes.set(command, { outcome: 'too-many-holds' });
    } else {
      running.set(command.buyerId, holds + 1);
      first.set(command.holdId, command);
      admitted.push(command);
    }
  }
  return admitted;
}

/** What is on offer in a show or one category of it, looked up once for the whole batch. */
type Offers = Map<string, SeatOffer>;

interface Choosing {
  /** Seats that this batch knows to be taken, whatever the boards say. */
  readonly gone: ReadonlySet<string>;
  readonly offers: Offers;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Names seats for every open command; a wish that cannot be met any more is settled here. */
function choose(
  open: readonly HoldCommand[],
  outcomes: Map<HoldCommand, HoldOutcome>,
  { gone, offers, now, expiresAt }: Choosing,
): HoldClaim[] {
  const claims: HoldClaim[] = [];
  const chosen = new Set(gone);
  for (const command of open) {
    const { terms, board, wish } = command;
    const isFree = (seatId: string): boolean =>
      !chosen.has(`${terms.showId}/${seatId}`) && board.stateOf(seatId, now) === 'free';
    const places =
      wish.kind === 'named'
        ? wish.places
        : offerOf(offers, terms, wish.categoryId, isFree).take(wish, isFree);
    if (!places) {
      outcomes.set(command, { outcome: 'not-enough-seats' });
      continue;
    }
    const seatIds = places.map(({ seatId }) => seatId);
    remember(chosen, { showId: terms.showId }, seatIds);
    claims.push({
      command,
      places,
      showId: terms.showId,
      seatIds,
      holdId: command.holdId,
      orderId: null,
      takenUntil: expiresAt,
    });
  }
  return claims;
}

function offerOf(
  offers: Offers,
  { showId, index }: SaleTerms,
  categoryId: string | undefined,
  isFree: (seatId: string) => boolean,
): SeatOffer {
  const key = `${showId}/${categoryId ?? ''}`;
  const offer = offers.get(key) ?? new SeatOffer(index, isFree, categoryId);
  offers.set(key, offer);
  return offer;
}

async function keep(
  tx: Tx,
  won: readonly HoldClaim[],
  outcomes: Map<HoldCommand, HoldOutcome>,
  { now, expiresAt, limits }: { now: Date; expiresAt: Date; limits: BookingLimits },
): Promise<void> {
  if (won.length === 0) return;
  const holds = won.map(({ command, places, seatIds }): HoldRow => {
    const priced: Quote = quote(places, command.terms.categories);
    return {
      hold_id: command.holdId,
      buyer_id: command.buyerId,
      show_id: command.terms.showId,
      seat_ids: [...seatIds],
      together: areTogether(places),
      quote: priced,
      request_digest: command.requestDigest,
      created_at: now,
      expires_at: expiresAt,
      released_at: null,
      order_id: null,
      extendable_to: extendableTo(
        { createdAt: now, expiresAt },
        command.terms.window.closesAt,
        limits,
      ),
      extended_at: null,
      warnings: null,
    };
  });
  await insertHolds(tx, holds);
  won.forEach(({ command }, index) => {
    outcomes.set(command, { outcome: 'held', hold: holds[index] as HoldRow });
  });
}

function answersInOrder(
  commands: readonly HoldCommand[],
  outcomes: ReadonlyMap<HoldCommand, HoldOutcome>,
): HoldOutcome[] {
  const byHold = new Map<string, HoldOutcome>();
  for (const [command, outcome] of outcomes) {
    if (outcome.outcome !== 'key-reused') byHold.set(command.holdId, outcome);
  }
  return commands.map((command) => {
    const outcome = outcomes.get(command) ?? byHold.get(command.holdId);
    if (!outcome) throw new Error(`hold ${command.holdId} was not decided`);
    return outcome;
  });
}

function remember(
  seats: Set<string>,
  { showId }: { readonly showId: string },
  seatIds: readonly string[],
): void {
  for (const seatId of seatIds) seats.add(`${showId}/${seatId}`);
}
