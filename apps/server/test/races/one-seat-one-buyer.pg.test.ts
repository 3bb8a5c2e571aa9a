import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';

const BUYERS = 300;
type BookingFace = BookingWorld['booking']['face'];

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** Three processes whose boards hear nothing of each other: only the database is between the buyers. */
function deafProcesses(guarded: boolean): BookingFace[] {
  const pool = guarded ? world.database.pool : unguardedPool(world.database.pool);
  return [1, 2, 3].map(() => world.anotherProcess(localSignals(), pool).face);
}

/** Every process has seen the empty room, and sees nothing more than its own sales from now on. */
async function openBoards(showId: string, faces: BookingFace[]): Promise<void> {
  await Promise.all(faces.map((face) => face.getSeatStatus({ showId })));
}

/** Buyers who each want two neighbours of row A, half of them from left to right. */
async function stampede(showId: string, faces: BookingFace[]): Promise<number> {
  await openBoards(showId, faces);
  const buy = async (buyer: number): Promise<'sold' | 'refused'> => {
    const face = faces[buyer % faces.length] as BookingFace;
    const call = callOf(`usr_${showId}_${buyer}`);
    const seat = buyer % 10;
    const pair = [`A${seat + 1}`, `A${((seat + 1) % 10) + 1}`];
    const seatIds = buyer % 2 ? pair : pair.toReversed();
    try {
      const { holdId } = await face.holdSeats({ showId, seatIds }, call);
      const { orderId } = await face.placeOrder({ holdId }, call);
      await face.confirmPayment({ orderId, paymentToken: 'tok_success' }, call);
      return 'sold';
    } catch (error) {
      if (error instanceof Problem && error.code === 'seats-taken') return 'refused';
      throw error;
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: BUYERS }, (_, buyer) => buy(buyer)),
  );
  const broken = results.find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
  return results.filter((result) => result.status === 'fulfilled' && result.value === 'sold')
    .length;
}

/** Seats that more than one confirmed order has. */
async function seatsSoldTwice(showId: string): Promise<string[]> {
  const { rows } = await world.database.pool.query<{ seat_id: string }>(
    `select seat_id from booking.orders, unnest(seat_ids) as seat_id
      where show_id = $1 and status = 'CONFIRMED' group by seat_id having count(*) > 1`,
    [showId],
  );
  return rows.map(({ seat_id }) => seat_id);
}

async function soldSeats(showId: string): Promise<number> {
  const { rows } = await world.database.pool.query<{ sold: number }>(
    `select count(*) as sold from booking.seats where show_id = $1 and taken_until = 'infinity'`,
    [showId],
  );
  return rows[0]?.sold ?? -1;
}

/** Holds whose seats, at this moment, are not all theirs. */
async function brokenHolds(showId: string): Promise<number> {
  const { rows } = await world.database.pool.query<{ broken: number }>(
    `select count(*) as broken
       from booking.holds h
       left join (select hold_id, count(*) as seats from booking.seats
                   where show_id = $1 and taken_until > $2 group by hold_id) s using (hold_id)
      where h.show_id = $1 and coalesce(s.seats, 0) <> cardinality(h.seat_ids)`,
    [showId, world.clock.now()],
  );
  return rows[0]?.broken ?? -1;
}

/** Seats that are taken by a hold nobody was told of. */
async function strandedSeats(showId: string): Promise<number> {
  const { rows } = await world.database.pool.query<{ stranded: number }>(
    `select count(*) as stranded from booking.seats s
      where s.show_id = $1 and s.taken_until > $2
        and not exists (select from booking.holds h where h.hold_id = s.hold_id)`,
    [showId, world.clock.now()],
  );
  return rows[0]?.stranded ?? -1;
}

describe('law 1: a seat of a show is sold at most once', () => {
  test('without the guard the race is real: the same engine sells seats twice', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    // Confirmation claims its seats again, and finds them somebody else's, as loudly as it can.
    await stampede(showId, deafProcesses(false)).catch(() => undefined);
    expect((await seatsSoldTwice(showId)).length).toBeGreaterThan(0);
  });

  test('with it, several processes under the same stampede sell each seat once', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    const orders = await stampede(showId, deafProcesses(true));
    expect(orders).toBeGreaterThan(0);
    expect(await seatsSoldTwice(showId)).toEqual([]);
    expect(await soldSeats(showId)).toBe(orders * 2);
  });

  test('a stampede for any seat sells every seat and answers everybody else', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    const results = await Promise.allSettled(
      Array.from({ length: BUYERS }, (_, buyer) =>
        world.booking.face.holdSeats({ showId, quantity: 1 }, callOf(`usr_s${buyer}`)),
      ),
    );
    const held = results.flatMap((result) =>
      result.status === 'fulfilled' ? result.value.seatIds : [],
    );
    expect(new Set(held).size).toBe(20);
    expect(held).toHaveLength(20);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason.code).toBe('not-enough-seats');
    }
  });
});

describe('law 2: a hold is all or nothing', () => {
  /** Pairs that overlap like roof tiles, wanted from both ends. */
  async function overlappingHolds(showId: string, faces: BookingFace[]): Promise<void> {
    await openBoards(showId, faces);
    await Promise.allSettled(
      Array.from({ length: BUYERS }, (_, buyer) => {
        const first = buyer % 9;
        const pair = [`B${first + 1}`, `B${first + 2}`];
        const face = faces[buyer % faces.length] as BookingFace;
        const seatIds = buyer % 2 ? pair : pair.toReversed();
        return face.holdSeats({ showId, seatIds }, callOf(`usr_${showId}_${buyer}`));
      }),
    );
  }

  test('without the guard the race is real: acknowledged holds lose their seats', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    await overlappingHolds(showId, deafProcesses(false));
    expect(await brokenHolds(showId)).toBeGreaterThan(0);
  });

  test('with it, every hold has all its seats and no seat is left with a hold that lost', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    await overlappingHolds(showId, deafProcesses(true));
    expect(await brokenHolds(showId)).toBe(0);
    expect(await strandedSeats(showId)).toBe(0);
    expect(
      (await world.anotherProcess().face.getSeatStatus({ showId })).heldSeatIds.length,
    ).toBeGreaterThan(0);
  });
});
