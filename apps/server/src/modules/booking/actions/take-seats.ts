import type { Tx } from '#platform/postgres/tx';
import { freeSeats, type SeatChange, type SeatClaim, seatKey, takeSeats } from '../store/seats.ts';

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
  let undecided = claims;
  while (undecided.length > 0) {
    const { round, wanted, later } = nextRound(undecided, given, lost);
    if (round.length > 0) {
      const taken = await takeSeats(tx, wanted, now);
      changes.push(...taken.values());
      const partial = settleRound(round, taken, { won, lost, given });
      if (partial.length > 0) changes.push(...(await freeSeats(tx, partial)));
    }
    undecided = later;
  }
  return { won, lost, changes };
}

interface Round<C> {
  readonly round: C[];
  /** The claim of each seat that is asked for. */
  readonly wanted: Map<string, C>;
  readonly later: C[];
}

function nextRound<C extends SeatClaim>(
  undecided: readonly C[],
  given: ReadonlySet<string>,
  lost: Map<C, string[]>,
): Round<C> {
  const round: C[] = [];
  const wanted = new Map<string, C>();
  const later: C[] = [];
  for (const claim of undecided) {
    const keys = claim.seatIds.map((seatId) => seatKey(claim, seatId));
    if (keys.some((key) => given.has(key))) {
      lost.set(
        claim,
        claim.seatIds.filter((seatId) => given.has(seatKey(claim, seatId))),
      );
    } else if (keys.some((key) => wanted.has(key))) {
      later.push(claim);
    } else {
      for (const key of keys) wanted.set(key, claim);
      round.push(claim);
    }
  }
  return { round, wanted, later };
}

/** Who of the round has won and who has lost; answers those who got some seats and must give them back. */
function settleRound<C extends SeatClaim>(
  round: readonly C[],
  taken: ReadonlyMap<C, SeatChange>,
  { won, lost, given }: { won: Set<C>; lost: Map<C, string[]>; given: Set<string> },
): C[] {
  const partial: C[] = [];
  for (const claim of round) {
    const got = taken.get(claim)?.seats ?? [];
    if (got.length === claim.seatIds.length) {
      won.add(claim);
      for (const seatId of claim.seatIds) given.add(seatKey(claim, seatId));
      continue;
    }
    const gotIds = new Set(got.map(([seatId]) => seatId));
    const missing = claim.seatIds.filter((seatId) => !gotIds.has(seatId));
    lost.set(claim, missing);
    // Somebody else's for longer than this batch lives: no other hold needs to ask again.
    if (claim.orderId === null) {
      for (const seatId of missing) given.add(seatKey(claim, seatId));
    }
    if (got.length > 0) partial.push(claim);
  }
  return partial;
}
