import type { Quote } from '@houseful/contract/booking';
import { addMs } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { BookingDeps, BookingLimits } from '../deps.ts';
import { extendableTo } from '../rules/hold-extension.ts';
import { quote, type TicketTypes } from '../rules/quote.ts';
import { areTogether, type Place } from '../rules/seat-index.ts';
import { findAdopted } from '../store/adoptions.ts';
import { findHolds, type HoldRow, insertHolds, lockBuyers, tallyBuyers } from '../store/holds.ts';
import type { SeatChange, SeatClaim } from '../store/seats.ts';
import { findStoppedShows } from '../store/show-changes.ts';
import { activeHoldsMax } from './at-counter.ts';
import { addSeats, limitedBuyers, seatsStillAllowed } from './buyer-limit.ts';
import {
  type Chooser,
  createChoosing,
  type PlacesByShow,
  type Refusal,
  seatsOf,
} from './choose-seats.ts';
import { takeAllOrNothing } from './take-seats.ts';
import type { Tx } from '#platform/postgres/tx';
import type { HoldWarning } from '@houseful/contract/orphan-rule';

export interface HoldCommand extends Chooser {
  readonly buyerId: string;
  /** A shift of the box office sells to many: what limits one buyer does not limit it. */
  readonly atCounter: boolean;
  readonly requestDigest: string;
  /** Of seats that were named. */
  readonly ticketTypes: TicketTypes | undefined;
}

export type HoldOutcome =
  | { readonly outcome: 'held'; readonly hold: HoldRow }
  /** A guest who has signed in: whatever is wanted now, the account must ask for. */
  | { readonly outcome: 'buyer-ended' }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'too-many-holds' }
  | { readonly outcome: 'buyer-limit'; readonly seatsStillAllowed: number }
  | { readonly outcome: 'seats-taken'; readonly seatIds: readonly string[] }
  | Refusal
  | { readonly outcome: 'not-enough-seats' }
  /** The house has stopped its sale, or cancelled the show. */
  | { readonly outcome: 'not-on-sale' };

/** How often "best available" may lose its seats to another process before it gives up. */
const BEST_TRIES_MAX = 5;

interface HoldClaim extends SeatClaim {
  readonly command: HoldCommand;
  readonly places: readonly Place[];
  readonly warnings: HoldWarning[] | null;
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
    const admitted = await admit(tx, commands, outcomes, now, limits);

    const changes: SeatChange[] = [];
    const gone = new Map<string, Place[]>();
    let open = admitted;
    for (let attempt = 1; open.length > 0; attempt++) {
      const claims = choose(open, outcomes, { gone, now, expiresAt });
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
  limits: BookingLimits,
): Promise<HoldCommand[]> {
  const buyerIds = commands.map(({ buyerId }) => buyerId);
  // One connection answers in the order of asking: the holds are counted under the buyers' locks.
  lockBuyers(tx, buyerIds);
  const [stopped, ended, knownHolds, tally] = await Promise.all([
    findStoppedShows(
      tx,
      commands.map(({ terms }) => terms.showId),
    ),
    findAdopted(tx, buyerIds),
    findHolds(
      tx,
      commands.map(({ holdId }) => holdId),
    ),
    tallyBuyers(tx, buyerIds, limitedBuyers(commands), now),
  ]);
  const known = new Map(knownHolds.map((hold) => [hold.hold_id, hold]));
  const first = new Map<string, HoldCommand>();
  const admitted: HoldCommand[] = [];
  for (const command of commands) {
    const hold = known.get(command.holdId);
    const twin = first.get(command.holdId);
    const holds = tally.running.get(command.buyerId) ?? 0;
    const stillAllowed = seatsStillAllowed(command, tally);
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
    } else if (stopped.has(command.terms.showId)) {
      outcomes.set(command, { outcome: 'not-on-sale' });
    } else if (holds >= activeHoldsMax(command.atCounter, limits)) {
      outcomes.set(command, { outcome: 'too-many-holds' });
    } else if (seatsOf(command.wish) > stillAllowed) {
      outcomes.set(command, { outcome: 'buyer-limit', seatsStillAllowed: stillAllowed });
    } else {
      tally.running.set(command.buyerId, holds + 1);
      addSeats(command, tally, seatsOf(command.wish));
      first.set(command.holdId, command);
      admitted.push(command);
    }
  }
  return admitted;
}

interface Choosing {
  readonly gone: PlacesByShow;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Names seats for every open command; a wish that cannot be met any more is settled here. */
function choose(
  open: readonly HoldCommand[],
  outcomes: Map<HoldCommand, HoldOutcome>,
  { gone, now, expiresAt }: Choosing,
): HoldClaim[] {
  const claims: HoldClaim[] = [];
  const choosing = createChoosing(now, gone);
  for (const command of open) {
    const choice = choosing.choose(command);
    if (choice.outcome !== 'chosen') {
      outcomes.set(command, choice);
      continue;
    }
    const { places, warnings } = choice;
    claims.push({
      command,
      places,
      warnings,
      showId: command.terms.showId,
      seatIds: places.map(({ seatId }) => seatId),
      holdId: command.holdId,
      orderId: null,
      takenUntil: expiresAt,
    });
  }
  return claims;
}

async function keep(
  tx: Tx,
  won: readonly HoldClaim[],
  outcomes: Map<HoldCommand, HoldOutcome>,
  { now, expiresAt, limits }: { now: Date; expiresAt: Date; limits: BookingLimits },
): Promise<void> {
  if (won.length === 0) return;
  const holds = won.map(({ command, places, seatIds, warnings }): HoldRow => {
    const priced: Quote = quote(places, command.terms.categories, command.ticketTypes);
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
      warnings,
    };
  });
  insertHolds(tx, holds);
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

/** Everything of these seats is known to be taken, by this batch or by somebody else. */
function remember(
  gone: Map<string, Place[]>,
  { showId, places }: HoldClaim,
  seatIds: readonly string[],
): void {
  const ofShow = gone.get(showId) ?? [];
  gone.set(showId, ofShow);
  ofShow.push(...places.filter(({ seatId }) => seatIds.includes(seatId)));
}
