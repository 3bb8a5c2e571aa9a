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

/** What became of a seat; the higher fence is the later news. */
export interface SeatChange {
  readonly showId: string;
  readonly seatId: string;
  readonly holdId: string;
  readonly orderId: string | null;
  readonly fence: number;
  /** Milliseconds; null means sold, 0 means free. */
  readonly takenUntilMs: number | null;
}

interface SeatRow {
  show_id: string;
  seat_id: string;
  hold_id: string;
  order_id: string | null;
  fence: number;
  /** pg hands infinity over as the number Infinity. */
  taken_until: Date | number;
}

const RETURNED = 's.show_id, s.seat_id, s.hold_id, s.order_id, s.fence, s.taken_until';

/**
 * Takes each seat that is free at `now` or already the same hold's, and answers exactly those.
 * The claims must not overlap: a row may be touched once. Rows are locked in key order, so
 * processes that want the same seats wait for each other instead of deadlocking.
 */
export async function takeSeats(
  tx: Tx,
  claims: readonly SeatClaim[],
  now: Date,
): Promise<SeatChange[]> {
  const wanted = seatsOf(claims);
  const rows = await tx.rows<SeatRow>({
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
           returning ${RETURNED}`,
    values: [
      wanted.map(({ claim }) => claim.showId),
      wanted.map(({ seatId }) => seatId),
      wanted.map(({ claim }) => claim.holdId),
      wanted.map(({ claim }) => claim.orderId),
      wanted.map(({ claim }) => claim.takenUntil?.toISOString() ?? 'infinity'),
      now,
    ],
  });
  return rows.map(changeOf);
}

/** Frees the named seats as far as these holds still have them; others' seats stay untouched. */
export async function freeSeats(
  tx: Tx,
  claims: readonly Pick<SeatClaim, 'showId' | 'seatIds' | 'holdId'>[],
): Promise<SeatChange[]> {
  const held = seatsOf(claims);
  const rows = await tx.rows<SeatRow>({
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
           returning ${RETURNED}`,
    values: [
      held.map(({ claim }) => claim.showId),
      held.map(({ seatId }) => seatId),
      held.map(({ claim }) => claim.holdId),
    ],
  });
  return rows.map(changeOf);
}

/** Every seat of the show that anybody ever took, free again or not. */
export async function seatsOfShow(db: Queryable, showId: string): Promise<SeatChange[]> {
  const rows = await db.rows<SeatRow>({
    name: 'seats.of-show',
    text: `select ${RETURNED} from booking.seats s where s.show_id = $1`,
    values: [showId],
  });
  return rows.map(changeOf);
}

interface WantedSeat<C> {
  readonly claim: C;
  readonly seatId: string;
}

function seatsOf<C extends Pick<SeatClaim, 'showId' | 'seatIds'>>(
  claims: readonly C[],
): WantedSeat<C>[] {
  return claims.flatMap((claim) => claim.seatIds.map((seatId) => ({ claim, seatId })));
}

function changeOf(row: SeatRow): SeatChange {
  const until = row.taken_until;
  return {
    showId: row.show_id,
    seatId: row.seat_id,
    holdId: row.hold_id,
    orderId: row.order_id,
    fence: row.fence,
    takenUntilMs: until instanceof Date ? until.getTime() : until === Infinity ? null : 0,
  };
}
