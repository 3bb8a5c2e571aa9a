import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { ORDER_LOCK, unguardedPool } from '#test/kit/unguarded-pool';

const BUYERS = 300;
const TRIES = 3;
const SEAT_IDS = [...'AB'].flatMap((row) => Array.from({ length: 10 }, (_, n) => `${row}${n + 1}`));
type BookingFace = BookingWorld['booking']['face'];

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** A process whose boards hear nothing of the others: only the database is between the buyers. */
function deafProcess(pool = world.database.pool): BookingFace {
  return world.anotherProcess(localSignals(), pool).face;
}

async function buy(face: BookingFace, showId: string, seatId: string, buyerId: string) {
  const call = callOf(buyerId);
  const { holdId } = await face.holdSeats({ showId, seatIds: [seatId] }, call);
  const { orderId } = await face.placeOrder({ holdId }, call);
  await face.confirmPayment({ orderId, paymentToken: 'tok_success' }, call);
  return { orderId, buyerId, seatId };
}

type Owned = Awaited<ReturnType<typeof buy>>;

function cancel(face: BookingFace, { orderId, buyerId }: Owned) {
  return face.cancelOrder({ orderId, expectedRefund: undefined }, callOf(buyerId));
}

/** A small room whose every seat is sold, one to each owner. */
async function soldOut(): Promise<{ showId: string; owned: Owned[] }> {
  const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
  const owned = await Promise.all(
    SEAT_IDS.map((seatId) => buy(world.booking.face, showId, seatId, `usr_owner-${seatId}`)),
  );
  return { showId, owned };
}

/** Seats that several confirmed orders have, and confirmed orders whose seat is not theirs. */
async function faults(showId: string): Promise<{ soldTwice: number; lost: number }> {
  const { rows } = await world.database.pool.query<{ soldTwice: number; lost: number }>(
    `with sold as (select hold_id, unnest(seat_ids) as seat_id from booking.orders
                    where show_id = $1 and status = 'CONFIRMED')
     select (select count(*) from (select 1 from sold group by seat_id having count(*) > 1) as t)
              as "soldTwice",
            (select count(*) from sold
              where not exists (select from booking.seats s
                                 where s.show_id = $1 and s.seat_id = sold.seat_id
                                   and s.hold_id = sold.hold_id
                                   and s.taken_until = 'infinity')) as lost`,
    [showId],
  );
  return rows[0] ?? { soldTwice: -1, lost: -1 };
}

/** How often the world was told of each order's cancellation: each time is a refund. */
async function cancellationsTold(owned: readonly Owned[]): Promise<number[]> {
  const { rows } = await world.database.pool.query<{ told: number }>(
    `select (select count(*) from platform.outbox
              where name = 'booking.order-cancelled' and payload ->> 'orderId' = order_id) as told
       from unnest($1::text[]) as o (order_id)`,
    [owned.map(({ orderId }) => orderId)],
  );
  return rows.map(({ told }) => told);
}

describe('seats that are given back while hundreds want them', () => {
  /** All owners cancel while each buyer tries one seat after the other; answers how many got one. */
  async function giveAndTake(showId: string, owned: readonly Owned[], pool = world.database.pool) {
    const faces = [deafProcess(pool), deafProcess(pool), deafProcess(pool)];
    const face = (index: number) => faces[index % faces.length] as BookingFace;
    async function want(buyer: number): Promise<number> {
      for (let tries = 0; tries < TRIES; tries++) {
        const seatId = SEAT_IDS[(buyer + tries * 7) % SEAT_IDS.length] as string;
        // A process of its own has not seen the sold-out room, and asks the database.
        const asked = tries === 0 ? face(buyer) : deafProcess(pool);
        try {
          await buy(asked, showId, seatId, `usr_${showId}_${buyer}`);
          return 1;
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'seats-taken') throw error;
        }
      }
      return 0;
    }
    const [, sold] = await Promise.all([
      Promise.all(owned.map((order, index) => cancel(face(index), order))),
      Promise.all(Array.from({ length: BUYERS }, (_, buyer) => want(buyer))),
    ]);
    return sold.reduce((sum, one) => sum + one, 0);
  }

  test('without the guard the race is real: what comes back is sold more than once', async () => {
    const { showId, owned } = await soldOut();
    // Confirmation finds the seats somebody else's, as loudly as it can.
    await giveAndTake(showId, owned, unguardedPool(world.database.pool)).catch(() => undefined);
    const { soldTwice, lost } = await faults(showId);
    expect(soldTwice + lost).toBeGreaterThan(0);
  });

  test('with it each seat is sold exactly once, to somebody who has it', async () => {
    const { showId, owned } = await soldOut();
    const sold = await giveAndTake(showId, owned);
    expect(sold).toBeGreaterThan(0);
    expect(sold).toBeLessThanOrEqual(SEAT_IDS.length);
    expect(await faults(showId)).toEqual({ soldTwice: 0, lost: 0 });
    expect(await cancellationsTold(owned)).toEqual(owned.map(() => 1));
  });
});

describe('a cancellation that comes several times', () => {
  /** Twice at once from two processes, and once more when the seat has a new owner. */
  async function cancelAndResell(
    owned: readonly Owned[],
    showId: string,
    pool = world.database.pool,
  ) {
    const [here, there] = [deafProcess(pool), deafProcess(pool)];
    await Promise.all(
      owned.map(async (order) => {
        await Promise.all([cancel(here, order), cancel(there, order)]);
        await buy(deafProcess(), showId, order.seatId, `usr_next-${order.seatId}`);
        await cancel(there, order);
      }),
    );
  }

  test('without the lock the race is real: an order is refunded more than once', async () => {
    const { showId, owned } = await soldOut();
    const unlocked = unguardedPool(world.database.pool, [ORDER_LOCK]);
    await cancelAndResell(owned, showId, unlocked).catch(() => undefined);
    expect(Math.max(...(await cancellationsTold(owned)))).toBeGreaterThan(1);
  });

  test('with it there is one refund each, and the new owners keep their seats', async () => {
    const { showId, owned } = await soldOut();
    await cancelAndResell(owned, showId);
    expect(await cancellationsTold(owned)).toEqual(owned.map(() => 1));
    expect(await faults(showId)).toEqual({ soldTwice: 0, lost: 0 });
  });
});
