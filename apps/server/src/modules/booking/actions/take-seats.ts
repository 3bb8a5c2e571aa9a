import type { Tx } from '#platform/postgres/tx';
import { freeSeats, type SeatChange, type SeatClaim, takeSeats } from '../store/seats.ts';

export interface TakenSeats<C extends SeatClaim> {
  /** Claims that got every seat they wanted. */
  readonly won: ReadonlySet<C>;
  /** Claims that got nothing, with the seats that somebody else has. */
  readonly lost: ReadonlyMap<C, string[]>;
  /** For the boards, once the transaction has committed. */
  readonly changes: readonly SeatChange[];
}

/**
 * Gives each claim all of its seats or none, in one transaction, first come first served.
 *
 * Claims of one batch may want the same seat, and one statement may touch a row only once, so
 * this works in rounds: each round tries claims that do not overlap each other. A claim
 * waits for the next round only when the earlier one might still fail; when that one has won,
 * the later is refused without asking the database. A claim that got some of its seats
 * (another process has the others) gives them back at once.
 */
export async function takeAllOrNothing<C extends SeatClaim>(
  tx: Tx,
  claims: readonly C[],
  now: Date,
): Promise<TakenSeats<C>> {
  const won = new Set<C>();
  const lost = new Map<C, string[]>();
  const changes: SeatChange[] = [];
  const given = new Set<string>();
  let undecided = [...claims];
  while (undecided.length > 0) {
    const { round, later } = nextRound(undecided, given, lost);
    if (round.length > 0) {
      const taken = await takeSeats(tx, round, now);
      changes.push(...taken);
      changes.push(...(await settleRound(tx, round, taken, { won, lost, given })));
    }
    undecided = later;
  }
  return { won, lost, changes };
}

function nextRound<C extends SeatClaim>(
  undecided: readonly C[],
  given: ReadonlySet<string>,
  lost: Map<C, string[]>,
): { round: C[]; later: C[] } {
  const round: C[] = [];
  const later: C[] = [];
  const inRound = new Set<string>();
  for (const claim of undecided) {
    const keys = keysOf(claim, claim.seatIds);
    const gone = claim.seatIds.filter((seatId) => given.has(seatKey(claim, seatId)));
    if (gone.length > 0) {
      lost.set(claim, gone);
    } else if (keys.some((key) => inRound.has(key))) {
      later.push(claim);
    } else {
      for (const key of keys) inRound.add(key);
      round.push(claim);
    }
  }
  return { round, later };
}

async function settleRound<C extends SeatClaim>(
  tx: Tx,
  round: readonly C[],
  taken: readonly SeatChange[],
  result: { won: Set<C>; lost: Map<C, string[]>; given: Set<string> },
): Promise<SeatChange[]> {
  const takenKeys = new Set(taken.map((change) => seatKey(change, change.seatId)));
  const partial: C[] = [];
  for (const claim of round) {
    const missing = claim.seatIds.filter((seatId) => !takenKeys.has(seatKey(claim, seatId)));
    if (missing.length === 0) {
      result.won.add(claim);
      for (const key of keysOf(claim, claim.seatIds)) result.given.add(key);
    } else {
      result.lost.set(claim, missing);
      // Somebody else's for longer than this batch lives: no other hold needs to ask again.
      if (claim.orderId === null) for (const key of keysOf(claim, missing)) result.given.add(key);
      if (missing.length < claim.seatIds.length) partial.push(claim);
    }
  }
  return partial.length > 0 ? freeSeats(tx, partial) : [];
}

function keysOf(claim: SeatClaim, seatIds: readonly string[]): string[] {
  return seatIds.map((seatId) => seatKey(claim, seatId));
}

function seatKey({ showId }: { readonly showId: string }, seatId: string): string {
  return `${showId}/${seatId}`;
}
