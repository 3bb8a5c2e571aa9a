import type { Settlement } from '@houseful/contract/faces/payments';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/postgres/tx';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';

const BUYERS = 60;
type BookingFace = BookingWorld['booking']['face'];

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** What keeps a process that has not heard of it from selling a cancelled show. */
const STOPPED = {
  statement: 'shows.stopped',
  guard: 'show_id = any($1) and',
  instead: 'show_id = any($1) and false and',
};
const STOPPED_OF_HOLDS = {
  statement: 'shows.cancelled-of-holds',
  guard: 's.cancelled_at is not null',
  instead: 'false',
};

/** Processes that hear nothing of the others: they sell by the terms that they have read before. */
function deafProcess(pool = world.database.pool): BookingFace {
  return world.anotherProcess(localSignals(), pool).face;
}

/** Cancels the show the way its fact does. */
async function cancelShow(showId: string): Promise<void> {
  const { label } = await world.booking.face.getShowTerms({ showId });
  const reaction = world.booking.reactions.find(
    ({ consumer }) => consumer === 'booking/cancel-shows',
  );
  const told = { showId, version: 1, at: world.clock.now().toISOString(), label, message: null };
  await inTransaction(world.database.pool, async (tx) => {
    await reaction?.act(tx, [told] as unknown as readonly never[]);
  });
  await settle();
}

async function settle(): Promise<void> {
  const job = world.booking.schedule.find(({ name }) => name === 'booking/settle-shows');
  await job?.run();
}

interface Books {
  readonly confirmed: number;
  readonly seatsSold: number;
  /** Captures whose money did not go back, once and in full. */
  readonly unpaidBack: number;
}

async function booksOf(showId: string): Promise<Books> {
  const { rows } = await world.database.pool.query<Books>(
    `with told as (
       select payload ->> 'orderId' as order_id, name,
              coalesce((payload -> 'refund' ->> 'amount')::bigint, (payload -> 'amount' ->> 'amount')::bigint) as amount
         from platform.outbox
        where name in ('booking.order-cancelled', 'booking.order-unfulfillable'))
     select (select count(*)::int from booking.orders where show_id = $1 and status = 'CONFIRMED') as confirmed,
            (select count(*)::int from booking.seats
              where show_id = $1 and taken_until = 'infinity') as "seatsSold",
            (select count(*)::int from booking.orders o
              where show_id = $1 and payment_id is not null
                and (select sum(amount) from told t where t.order_id = o.order_id)
                    is distinct from (quote -> 'total' ->> 'amount')::bigint) as "unpaidBack"`,
    [showId],
  );
  return rows[0] ?? { confirmed: -1, seatsSold: -1, unpaidBack: -1 };
}

/** Everybody buys while the house cancels; answers how many ended with a confirmed answer. */
async function rush(showId: string, faces: readonly BookingFace[]): Promise<number> {
  const face = (buyer: number) => faces[buyer % faces.length] as BookingFace;
  // They have looked at the show before it was cancelled.
  await Promise.all(faces.map((each) => each.getShowSale({ showId })));
  let confirmed = 0;
  const seatOf = (buyer: number) => `${'ABCDEF'[buyer % 6]}${Math.floor(buyer / 6) + 1}`;
  const buy = async (buyer: number, seatId = seatOf(buyer)): Promise<void> => {
    const call = callOf(`usr_${showId}_${buyer}`);
    const seatIds = [seatId];
    try {
      const { holdId } = await face(buyer).holdSeats({ showId, seatIds }, call);
      const { orderId } = await face(buyer).placeOrder({ holdId }, call);
      await face(buyer).confirmPayment({ orderId, paymentToken: 'tok_success' }, call);
      confirmed += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  };
  const early = Array.from({ length: BUYERS / 2 }, (_, buyer) => buy(buyer));
  await Promise.race(early);
  const late = Array.from({ length: BUYERS / 2 }, (_, buyer) => buy(buyer + BUYERS / 2));
  await Promise.all([cancelShow(showId), ...early, ...late]);
  // Whoever heard of nothing goes on, with seats that nobody has had.
  for (let seat = 1; seat <= 6; seat += 1) await buy(BUYERS + seat, `G${seat}`);
  return confirmed;
}

describe('a show that is cancelled while it sells', () => {
  test('without the guard the race is real: deaf processes go on selling it', async () => {
    const pool = unguardedPool(world.database.pool, [STOPPED, STOPPED_OF_HOLDS]);
    const showId = await world.openShow({ rows: 7, seatsPerRow: 10 });
    await rush(showId, [deafProcess(pool), deafProcess(pool)]);
    expect((await booksOf(showId)).confirmed).toBeGreaterThan(0);
  });

  test('with it nothing of it is sold any more, and all money goes back once', async () => {
    const showId = await world.openShow({ rows: 7, seatsPerRow: 10 });
    expect(await rush(showId, [deafProcess(), deafProcess(), world.booking.face])).toBeGreaterThan(
      0,
    );
    // A sale that was under way when the first look was taken is found by the next.
    await world.clock.advance(60_000);
    await settle();
    expect(await booksOf(showId)).toEqual({ confirmed: 0, seatsSold: 0, unpaidBack: 0 });
    const again = deafProcess().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_again'));
    await expect(again).rejects.toMatchObject({ code: 'show-not-on-sale' });
  });

  test('money that is taken in that very moment goes back', async () => {
    const showId = await world.openShow();
    const call = callOf('usr_moment');
    const { holdId } = await world.booking.face.holdSeats({ showId, seatIds: ['A1'] }, call);
    const { orderId } = await world.booking.face.placeOrder({ holdId }, call);
    const paid: Settlement = {
      outcome: 'captured',
      paymentId: 'pay_moment',
      amount: (await world.booking.face.getOrder({ orderId }, call)).order.total,
      capturedAt: world.clock.now().toISOString(),
    };
    world.settlement = async () => {
      await cancelShow(showId);
      return paid;
    };
    const confirming = world.booking.face.confirmPayment(
      { orderId, paymentToken: 'tok_success' },
      call,
    );
    await expect(confirming).rejects.toMatchObject({ code: 'order-cancelled' });
    world.settlement = null;
    const { rows } = await world.database.pool.query(
      `select payload ->> 'reason' as reason from platform.outbox
        where name = 'booking.order-unfulfillable' and payload ->> 'orderId' = $1`,
      [orderId],
    );
    expect(rows).toEqual([{ reason: 'show-cancelled' }]);
  });
});
