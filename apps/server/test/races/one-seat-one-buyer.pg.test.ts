import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';

const BUYERS = 300;

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

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

describe('law 1: a seat of a show is sold at most once', () => {
  test('without the guard the race is real: look, then take, oversells', async () => {
    const { pool } = world.database;
    await pool.query('create table unguarded (seat_id text, buyer text)');
    const buy = async (buyer: number): Promise<void> => {
      const seat = `A${buyer % 20}`;
      const { rows } = await pool.query('select from unguarded where seat_id = $1', [seat]);
      if (rows.length > 0) return;
      await pool.query('insert into unguarded values ($1, $2)', [seat, String(buyer)]);
    };
    await Promise.all(Array.from({ length: BUYERS }, (_, buyer) => buy(buyer)));
    const { rows } = await pool.query(
      'select seat_id from unguarded group by seat_id having count(*) > 1',
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test('the same race against the engine of several processes sells each seat once', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    // Boards that hear nothing of each other: only the database can stand between the buyers.
    const processes = [world.booking, world.anotherProcess(), world.anotherProcess()];
    const buy = async (buyer: number): Promise<'sold' | 'refused'> => {
      const { face } = processes[buyer % processes.length] as BookingWorld['booking'];
      const call = callOf(`usr_${buyer}`);
      const seat = buyer % 10;
      // Half want the pair from left to right, half from right to left.
      const pair = [`A${seat + 1}`, `A${((seat + 1) % 10) + 1}`];
      try {
        const hold = await face.holdSeats(
          { showId, seatIds: buyer % 2 ? pair : pair.toReversed() },
          call,
        );
        const order = await face.placeOrder({ holdId: hold.holdId }, call);
        await face.confirmPayment({ orderId: order.orderId, paymentToken: 'tok_success' }, call);
        return 'sold';
      } catch (error) {
        if (error instanceof Problem && error.code === 'seats-taken') return 'refused';
        throw error;
      }
    };
    const results = await Promise.all(Array.from({ length: BUYERS }, (_, buyer) => buy(buyer)));
    const orders = results.filter((result) => result === 'sold').length;

    expect(orders).toBeGreaterThan(0);
    expect(await seatsSoldTwice(showId)).toEqual([]);
    expect(await soldSeats(showId)).toBe(orders * 2);
  });

  test('a stampede sells every seat and answers everybody else', async () => {
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
  test('without the guard the race is real: seat by seat leaves half holds behind', async () => {
    const { pool } = world.database;
    await pool.query('create table seat_by_seat (seat_id text primary key, buyer text)');
    const hold = async (buyer: number): Promise<void> => {
      const pair = buyer % 2 ? ['A1', 'A2'] : ['A2', 'A1'];
      for (const seat of pair) {
        await pool.query('insert into seat_by_seat values ($1, $2) on conflict do nothing', [
          seat,
          String(buyer),
        ]);
      }
    };
    let halves = 0;
    for (let attempt = 0; attempt < 50 && halves === 0; attempt++) {
      await pool.query('truncate seat_by_seat');
      await Promise.all([0, 1, 2, 3].map(hold));
      const { rows } = await pool.query('select buyer from seat_by_seat group by buyer');
      halves += Number(rows.length > 1);
    }
    expect(halves).toBeGreaterThan(0);
  });

  test('overlapping wishes in opposite order never leave a seat with a hold that lost', async () => {
    const showId = await world.openShow({ rows: 2, seatsPerRow: 10 });
    const processes = [world.anotherProcess(), world.anotherProcess(), world.anotherProcess()];
    const wishes = Array.from({ length: BUYERS }, (_, buyer) => {
      const first = buyer % 9;
      const seatIds = [`B${first + 1}`, `B${first + 2}`];
      return { buyer, seatIds: buyer % 2 ? seatIds : seatIds.toReversed() };
    });
    await Promise.allSettled(
      wishes.map(({ buyer, seatIds }) =>
        (processes[buyer % 3] as BookingWorld['booking']).face.holdSeats(
          { showId, seatIds },
          callOf(`usr_o${buyer}`),
        ),
      ),
    );
    // Seats that are taken at this moment, by hold, against what the holds were promised.
    const { rows } = await world.database.pool.query<{ whole: boolean; known: boolean }>(
      `select s.seats = h.seat_ids_sorted as whole, h.hold_id is not null as known
         from (select hold_id, array_agg(seat_id order by seat_id) as seats
                 from booking.seats where show_id = $1 and taken_until > $2 group by hold_id) s
         full join (select hold_id, (select array_agg(x order by x) from unnest(seat_ids) x) as seat_ids_sorted
                      from booking.holds where show_id = $1) h using (hold_id)`,
      [showId, world.clock.now()],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ whole, known }) => whole && known)).toBe(true);
  });
});
