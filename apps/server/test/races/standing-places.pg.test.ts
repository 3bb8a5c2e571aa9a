import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';
import { whileTimeGoesOn } from '#test/kit/while-time-goes-on';

/** A whole field. */
const PLACES = 40_000;
/** Enough to see a place sold twice. */
const PLACES_UNGUARDED = 3_000;
/** Callers who ask again until there is nothing left, each time as another buyer. */
const CALLERS = 400;
const QUANTITIES = [4, 1, 3, 2, 10, 1, 5];

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

interface Sale {
  /** Places that buyers have been told are theirs. */
  readonly acknowledged: number;
  /** Places in running holds, as often as they are in one. */
  readonly inHolds: number;
  /** Of those, different ones. */
  readonly different: number;
  readonly rows: number;
}

/** Three processes sell the area until each caller has been refused a single place. */
async function sellOut(places: number, pool = world.database.pool, deaf = false): Promise<Sale> {
  const showId = await world.openShow({ rows: 1, seatsPerRow: 2, standing: places });
  const signals = localSignals();
  const faces = [1, 2, 3].map(
    () => world.anotherProcess(deaf ? localSignals() : signals, pool).face,
  );
  let acknowledged = 0;
  const stampede = Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      let asked = 0;
      // Larger parties give up first; who wants one place asks to the end.
      let quantity = QUANTITIES[caller % QUANTITIES.length] as number;
      for (;;) {
        const face = faces[(caller + asked) % faces.length];
        const buyer = callOf(`usr_${showId}_${caller}_${asked++}`);
        try {
          const hold = await face?.holdSeats({ showId, areaId: 'FLOOR', quantity }, buyer);
          acknowledged += hold?.seatIds.length ?? 0;
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'not-enough-seats') throw error;
          if (quantity === 1) return;
          quantity = Math.floor(quantity / 2);
        }
      }
    }),
  );
  await whileTimeGoesOn(world.clock, stampede);
  const { rows } = await world.database.pool.query<Omit<Sale, 'acknowledged'>>(
    `select count(*)::int as "inHolds", count(distinct seat_id)::int as different,
            (select count(*)::int from booking.seats s
              where s.show_id = $1 and s.taken_until > $2) as rows
       from booking.holds h, unnest(h.seat_ids) as seat_id where h.show_id = $1`,
    [showId, world.clock.now()],
  );
  return { acknowledged, ...(rows[0] as Omit<Sale, 'acknowledged'>) };
}

describe('a standing area in a stampede', () => {
  test('without the guard, places are sold more than once', async () => {
    const sale = await sellOut(PLACES_UNGUARDED, unguardedPool(world.database.pool), true);
    expect(sale.inHolds).toBeGreaterThan(sale.different);
  });

  test('it sells to the last place, and never one more', { timeout: 60_000 }, async () => {
    const sold = PLACES;
    expect(await sellOut(PLACES)).toEqual({
      acknowledged: sold,
      inHolds: sold,
      different: sold,
      rows: sold,
    });
  });
});
