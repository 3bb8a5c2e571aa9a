import type { Tx, Queryable } from '#platform/postgres/tx';

/** Seats of one show that one hold wants, all of them or none. */
export interface SeatClaim {
  readonly showId: string;
  readonly seatIds: readonly string[];
  readonly holdId: string;
  readonly orderId: string | null;
  /** Null: for good (sold). */
  readonly takenUntil: Date | null;
}

/** What became of seats of one hold. */
export interface SeatChange {
  readonly showId: string;
  readonly holdId: string;
  readonly orderId: string | null;
  /** Milliseconds; null means sold, 0 means free. */
  readonly takenUntilMs: number | null;
  /** Of two changes of a seat the one with the higher fence is the later news. */
  readonly seats: readonly (readonly [seatId: string, fence: number])[];
}

interface FencedSeat {
  show_id: string;
  seat_id: string;
  fence: number;
}

interface SeatRow extends FencedSeat {
  hold_id: string;
  order_id: string | null;
  /** pg hands infinity over as the number Infinity. */
  taken_until: Date | number;
}

/** One name for a seat among those of several shows. */
export function seatKey({ showId }: { readonly showId: string }, seatId: string): string {
  return `${showId}/${seatId}`;
}

/**
 * Takes each seat that is free at `now` or already the same hold's, and answers for each claim
 * exactly those. The claims come by the key of every seat they want, so no two can want the same:
 * a row may be touched once. Rows are locked in key order, so processes that want the same seats
 * wait for each other instead of deadlocking.
 */
export async function takeSeats<C extends SeatClaim>(
  tx: Tx,
  claims: ReadonlyMap<string, C>,
  now: Date,
): Promise<Map<C, SeatChange>> {
  const wanted = [...claims].map(([key, claim]) => ({
    claim,
    seatId: key.slice(claim.showId.length + 1),
  }));
  const rows = await tx.rows<FencedSeat>({
    name: 'seats.take',
    text: `insert into booking.seats as s (show_id, seat_id, hold_id, order_id, fence, taken_until)
           select show_id, seat_id, hold_id, order_id, 1, taken_until
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
                  as w (show_id, seat_id, hold_id, order_id, taken_until)
            order by show_id collate "C", seat_id collate "C"
           on conflict (show_id, seat_id) do update
              set hold_id = excluded.hold_id, order_id = excluded.order_id,
                  fence = s.fence + 1, taken_until = excluded.taken_until
            where s.taken_until <= $6 or s.hold_id = excluded.hold_id
           returning s.show_id, s.seat_id, s.fence`,
    values: [
      wanted.map(({ claim }) => claim.showId),
      wanted.map(({ seatId }) => seatId),
      wanted.map(({ claim }) => claim.holdId),
      wanted.map(({ claim }) => claim.orderId),
      wanted.map(({ claim }) => claim.takenUntil ?? 'infinity'),
      now,
    ],
  });
  return changesOf(rows, claims, ({ showId, holdId, orderId, takenUntil }) => ({
    ...{ showId, holdId, orderId },
    takenUntilMs: takenUntil && takenUntil.getTime(),
  }));
}

/** Frees the named seats as far as these holds still have them; others' seats stay untouched. */
export async function freeSeats(
  tx: Tx,
  claims: readonly Pick<SeatClaim, 'showId' | 'seatIds' | 'holdId'>[],
): Promise<SeatChange[]> {
  const held = claims.flatMap((claim) => claim.seatIds.map((seatId) => ({ claim, seatId })));
  const rows = await tx.rows<FencedSeat>({
    name: 'seats.free',
    text: `with mine as (
             select s.show_id, s.seat_id
               from booking.seats s
               join unnest($1::text[], $2::text[], $3::text[]) as w (show_id, seat_id, hold_id)
                 on s.show_id = w.show_id and s.seat_id = w.seat_id and s.hold_id = w.hold_id
              order by s.show_id, s.seat_id
                for update of s)
           update booking.seats s
              set taken_until = '-infinity', order_id = null, fence = s.fence + 1
             from mine
            where s.show_id = mine.show_id and s.seat_id = mine.seat_id
           returning s.show_id, s.seat_id, s.fence`,
    values: [
      held.map(({ claim }) => claim.showId),
      held.map(({ seatId }) => seatId),
      held.map(({ claim }) => claim.holdId),
    ],
  });
  const claimOf = new Map(held.map(({ claim, seatId }) => [seatKey(claim, seatId), claim]));
  const freed = changesOf(rows, claimOf, ({ showId, holdId }) => ({
    ...{ showId, holdId },
    orderId: null,
    takenUntilMs: 0,
  }));
  return [...freed.values()];
}

/** Every seat of the show that anybody ever took, free again or not. */
export async function seatsOfShow(db: Queryable, showId: string): Promise<SeatChange[]> {
  const rows = await db.rows<SeatRow>({
    name: 'seats.of-show',
    text: `select show_id, seat_id, hold_id, order_id, fence, taken_until
             from booking.seats where show_id = $1`,
    values: [showId],
  });
  return rows.map((row) => ({
    showId: row.show_id,
    holdId: row.hold_id,
    orderId: row.order_id,
    takenUntilMs: millisecondsOf(row.taken_until),
    seats: [[row.seat_id, row.fence]],
  }));
}

function millisecondsOf(until: SeatRow['taken_until']): number | null {
  if (until instanceof Date) return until.getTime();
  return until === Infinity ? null : 0;
}

/** The changed rows as news of the claims they belong to. */
function changesOf<C extends Pick<SeatClaim, 'showId'>>(
  rows: readonly FencedSeat[],
  claims: ReadonlyMap<string, C>,
  newsOf: (claim: C) => Omit<SeatChange, 'seats'>,
): Map<C, SeatChange> {
  const seats = new Map<C, [string, number][]>();
  for (const { show_id: showId, seat_id: seatId, fence } of rows) {
    const claim = claims.get(seatKey({ showId }, seatId));
    if (!claim) throw new Error(`seat ${seatId} of ${showId} was changed for nobody`);
    const ofClaim = seats.get(claim);
    if (ofClaim) ofClaim.push([seatId, fence]);
    else seats.set(claim, [[seatId, fence]]);
  }
  return new Map(
    [...seats].map(([claim, ofClaim]) => [claim, { ...newsOf(claim), seats: ofClaim }]),
  );
}
