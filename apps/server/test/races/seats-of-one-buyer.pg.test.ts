import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';

const SEATS_PER_BUYER_MAX = 6;
const BUYERS = 12;
/** Tabs, devices and scripts of one buyer, each asking for two seats at the same time. */
const REQUESTS_EACH = 8;

/** Keeps two processes from counting before either has written. */
const BUYER_LOCK = {
  statement: 'holds.lock-buyers',
  guard: 'select pg_advisory_xact_lock(key)',
  instead: 'select key::text',
};

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** Every buyer asks all processes for more than they may have; answers who got too much. */
async function buyersOverTheirLimit(guards: Parameters<typeof unguardedPool>[1]): Promise<number> {
  const showId = await world.openShow(
    { rows: 20, seatsPerRow: 20 },
    { seatsPerBuyerMax: SEATS_PER_BUYER_MAX },
  );
  const pool = unguardedPool(world.database.pool, guards);
  const faces = [1, 2, 3, 4].map(() => world.anotherProcess(localSignals(), pool).face);
  await Promise.all(faces.map((face) => face.getSeatStatus({ showId })));
  const wishes = Array.from({ length: BUYERS * REQUESTS_EACH }, async (_, n) => {
    const buyer = callOf(`usr_${showId}_${n % BUYERS}`);
    const face = faces[Math.floor(n / BUYERS) % faces.length];
    const row = 'ABCDEFGHJKLMNPQRSTUV'[Math.floor(n / 10)];
    const seat = (n % 10) * 2 + 1;
    try {
      const seatIds = [`${row}${seat}`, `${row}${seat + 1}`];
      const hold = await face?.holdSeats({ showId, seatIds }, buyer);
      // Some go on at once, so that holds become orders while others are counted.
      if (hold && n % 3 === 0) await face?.placeOrder({ holdId: hold.holdId }, buyer);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'buyer-limit-reached') throw error;
    }
  });
  await Promise.all(wishes);
  const { rows } = await world.database.pool.query<{ seats: number }>(
    `select sum(cardinality(seat_ids))::int as seats from booking.holds
      where show_id = $1 group by buyer_id`,
    [showId],
  );
  expect(rows).toHaveLength(BUYERS);
  if (guards?.length === 0) {
    // The limit is used up, not only kept.
    for (const { seats } of rows) expect(seats).toBe(SEATS_PER_BUYER_MAX);
  }
  return rows.filter(({ seats }) => seats > SEATS_PER_BUYER_MAX).length;
}

describe('one buyer asks many processes at once', () => {
  test('without the lock on the buyer, the limit is split over the requests', async () => {
    expect(await buyersOverTheirLimit([BUYER_LOCK])).toBeGreaterThan(0);
  });

  test('nobody gets more seats of the show than one buyer may have, and nobody fewer', async () => {
    for (let round = 0; round < 3; round++) expect(await buyersOverTheirLimit([])).toBe(0);
  });
});
