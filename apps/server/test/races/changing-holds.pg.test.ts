import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';
import { whileTimeGoesOn } from '#test/kit/while-time-goes-on';

const BUYERS = 20;
const CHANGES_EACH = 6;
const SEATS = 50;

/** Each of them keeps two changes of one hold from starting from the same seats. */
const LOCKS = [
  { statement: 'holds.lock', guard: 'for update', instead: '' },
  {
    statement: 'holds.lock-buyers',
    guard: 'select pg_advisory_xact_lock(key)',
    instead: 'select key::text',
  },
];

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** Expected when many want the same seats, and when a hold is ordered or released meanwhile. */
const REFUSALS = new Set(['seats-taken', 'hold-already-ordered', 'hold-released', 'invalid-input']);

async function tried(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Problem) || !REFUSALS.has(error.code)) throw error;
  }
}

type Face = BookingWorld['booking']['face'];

function processes(guards: Parameters<typeof unguardedPool>[1] = []): Face[] {
  const pool = unguardedPool(world.database.pool, guards);
  return [1, 2, 3].map(() => world.anotherProcess(localSignals(), pool).face);
}

interface Held {
  readonly buyer: number;
  readonly call: ReturnType<typeof callOf>;
  readonly holdId: string;
  /** Any of the processes. */
  face(n: number): Face;
}

/** One hold of one seat for each buyer. */
function holdOne(
  showId: string,
  faces: Face[],
  seatOf: (buyer: number) => string,
  buyers = BUYERS,
): Promise<Held[]> {
  return Promise.all(
    Array.from({ length: buyers }, async (_, buyer) => {
      const face = (n: number) => faces[(buyer + n) % faces.length] as Face;
      const call = callOf(`usr_${showId}_${buyer}`);
      const { holdId } = await face(0).holdSeats({ showId, seatIds: [seatOf(buyer)] }, call);
      return { buyer, call, holdId, face };
    }),
  );
}

/** One buyer moves along a row, on all processes at once. */
async function moveAlone(faces: Face[]): Promise<number> {
  const showId = await world.openShow();
  const [held] = await holdOne(showId, faces, () => 'A1', 1);
  if (!held) throw new Error('nothing is held');
  const { face, call, holdId } = held;
  await Promise.all(
    Array.from({ length: CHANGES_EACH }, (_, n) =>
      face(n).changeHold({ holdId, seatIds: [`A${n + 2}`] }, call),
    ),
  );
  return seatsInDispute(showId);
}

/**
 * Every buyer changes their one hold on all processes at once, while they extend it, and some
 * order or release it; and all of them want the same seats.
 */
async function moveInACrowd(faces: Face[]): Promise<number> {
  const showId = await world.openShow();
  const seat = (n: number) => `${'ABCDE'[Math.floor((n % SEATS) / 10)]}${(n % 10) + 1}`;
  const held = await holdOne(showId, faces, seat);
  const crowd = Promise.all(
    held.flatMap(({ buyer, call, holdId, face }) => [
      ...Array.from({ length: CHANGES_EACH }, (_, n) => {
        const [one, other] = [seat(buyer * 7 + n * 13), seat(buyer * 3 + n + 1)];
        const wanted = n % 2 ? { add: [one] } : { seatIds: [...new Set([one, other])] };
        return tried(face(n).changeHold({ holdId, ...wanted }, call));
      }),
      tried(face(1).extendHold({ holdId }, call)),
      ...(buyer % 5 === 0 ? [tried(face(2).placeOrder({ holdId }, call))] : []),
      ...(buyer % 5 === 1 ? [tried(face(2).releaseHold({ holdId }, call))] : []),
    ]),
  );
  await whileTimeGoesOn(world.clock, crowd);
  return seatsInDispute(showId);
}

/** Seats that a running hold or order has by its own word but not by the seat's, or the other way round. */
async function seatsInDispute(showId: string): Promise<number> {
  const { rows } = await world.database.pool.query<{ disputed: number }>(
    `with by_hold as (
       select hold_id, seat_id, coalesce(o.expires_at, h.expires_at) as until
         from booking.holds h left join booking.orders o using (hold_id),
              unnest(coalesce(o.seat_ids, h.seat_ids)) as seat_id
        where h.show_id = $1 and h.released_at is null),
     by_seat as (
       select hold_id, seat_id, taken_until as until
         from booking.seats where show_id = $1 and taken_until > $2)
     select count(*)::int as disputed from by_hold full join by_seat using (hold_id, seat_id, until)
      where by_hold.seat_id is null or by_seat.seat_id is null`,
    [showId, world.clock.now()],
  );
  return rows[0]?.disputed ?? -1;
}

describe('holds that are changed, extended, ordered and released at once, by many processes', () => {
  test('without the locks, holds and seats tell different stories', async () => {
    let disputed = 0;
    for (let round = 0; round < 20; round++) disputed += await moveAlone(processes(LOCKS));
    expect(disputed).toBeGreaterThan(0);
  });

  test('every hold has exactly its seats, to its own end, and no seat is in two', async () => {
    for (let round = 0; round < 20; round++) expect(await moveAlone(processes())).toBe(0);
    for (let round = 0; round < 6; round++) expect(await moveInACrowd(processes())).toBe(0);
  });
});
