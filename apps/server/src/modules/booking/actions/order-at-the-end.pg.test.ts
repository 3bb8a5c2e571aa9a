import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from '#platform/postgres/pool';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** The same pool, on whose connections something happens just before seats are taken. */
function poolWithPause(pool: Pool, pause: () => Promise<void>): Pool {
  const slow = {
    query: pool.query.bind(pool),
    connect: async () => {
      const client = await pool.connect();
      return {
        release: (error?: Error) => client.release(error),
        query: async (asked: { name?: string; text: string }) => {
          if (asked.name === 'seats.take') await pause();
          return client.query(asked);
        },
      };
    },
  };
  return slow as unknown as Pool;
}

test('an order that begins before its hold ends and comes to its seats after it finds them sold on', async () => {
  const showId = await world.openShow();
  const { face } = world.booking;
  const [early, late] = [callOf('usr_early', 'k'), callOf('usr_late', 'k')];
  const { holdId } = await face.holdSeats({ showId, seatIds: ['A1', 'A2'] }, early);
  const safe = await face.holdSeats({ showId, seatIds: ['C1'] }, callOf('usr_early', 'safe'));
  await world.clock.leap(HOLD_MS - 1);

  const pool = poolWithPause(world.database.pool, async () => {
    await world.clock.leap(1);
    await face.holdSeats({ showId, seatIds: ['A2'] }, late);
  });
  const slowProcess = world.anotherProcess(localSignals(), pool).face;
  const outcomes = await Promise.allSettled([
    slowProcess.placeOrder({ holdId }, early),
    slowProcess.placeOrder({ holdId: safe.holdId }, callOf('usr_early', 'safe order')),
  ]);

  expect(outcomes).toMatchObject([
    { status: 'rejected', reason: { code: 'hold-expired' } },
    { status: 'fulfilled', value: { status: 'PAYMENT_PENDING', seatIds: ['C1'] } },
  ]);
  const { heldSeatIds, unavailableSeatIds } = await world
    .anotherProcess()
    .face.getSeatStatus({ showId });
  expect(heldSeatIds).toEqual(['A2']);
  expect(unavailableSeatIds).toEqual(['C1']);
});
