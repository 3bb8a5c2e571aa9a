import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';

/** Each with a room of their own, so that nothing but the sign-in is in their way. */
const GUESTS = 60;
type BookingFace = BookingWorld['booking']['face'];

/** Keeps a guest's hold from being made while it is decided whose it will be. */
const BUYER_LOCK = {
  statement: 'holds.lock-buyers',
  guard: 'select pg_advisory_xact_lock(key)',
  instead: 'select key::text',
};
/** Keeps a running hold from becoming an order between the search for holds and that for orders. */
const HOLD_LOCK = { statement: 'adoptions.lock-holds', guard: 'for update', instead: '' };

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

interface Guest {
  readonly showId: string;
  readonly merged: { fromBuyerId: string; toBuyerId: string };
  readonly guest: ReturnType<typeof callOf>;
  readonly account: ReturnType<typeof callOf>;
}

let batches = 0;
async function guests(): Promise<Guest[]> {
  const batch = ++batches;
  const showId = await world.openShow({ rows: 20, seatsPerRow: 10 });
  return Array.from({ length: GUESTS }, (_, n) => {
    const merged = { fromBuyerId: `usr_g${batch}_${n}`, toBuyerId: `usr_a${batch}_${n}` };
    const [guest, account] = [callOf(merged.fromBuyerId), callOf(merged.toBuyerId)];
    return { showId, merged, guest, account };
  });
}

/** One process for what guests do and one that signs them in. */
function processes(guards: Parameters<typeof unguardedPool>[1] = []): [BookingFace, BookingFace] {
  const pool = unguardedPool(world.database.pool, guards);
  const [one, other] = [1, 2].map(() => world.anotherProcess(localSignals(), pool).face);
  return [one as BookingFace, other as BookingFace];
}

/** Does both at once for every guest; what the guest was refused is answered as its code. */
async function race(
  everybody: readonly Guest[],
  signIn: (guest: Guest) => Promise<unknown>,
  act: (guest: Guest, n: number) => Promise<unknown>,
): Promise<string[]> {
  const results = await Promise.all(
    everybody.flatMap((guest, n) => [
      signIn(guest).then(() => null),
      act(guest, n).then(
        () => 'done',
        (error: unknown) => {
          if (error instanceof Problem) return error.code;
          throw error;
        },
      ),
    ]),
  );
  return results.filter((result) => result !== null);
}

/** What was answered besides success and the refusal that comes too late. */
function others(answers: readonly string[], refusal: string): string[] {
  return answers.filter((answer) => answer !== 'done' && answer !== refusal);
}

/** Running holds and orders that still belong to a guest who has been adopted. */
async function leftBehind(): Promise<number> {
  const { rows } = await world.database.pool.query<{ things: number }>(
    `select (select count(*) from booking.holds h join booking.adoptions a
                on a.from_buyer_id = h.buyer_id where h.released_at is null)
          + (select count(*) from booking.orders o join booking.adoptions a
                on a.from_buyer_id = o.buyer_id) as things`,
  );
  return rows[0]?.things ?? -1;
}

async function forgetAll(): Promise<void> {
  await world.database.pool.query(
    'truncate booking.holds, booking.hold_changes, booking.orders, booking.adoptions',
  );
}

/** Holds and orders of the accounts, whatever their state. */
async function ofAccounts(everybody: readonly Guest[]) {
  const { rows } = await world.database.pool.query<{ holds: number; orders: number }>(
    `select (select count(*) from booking.holds where buyer_id = any($1)) as holds,
            (select count(*) from booking.orders where buyer_id = any($1)) as orders`,
    [everybody.map(({ merged }) => merged.toBuyerId)],
  );
  return rows[0];
}

const seatOf = (n: number) => `${'ABCDEFGHJKLMNPQRSTUVWXYZ'[Math.floor(n / 10)]}${(n % 10) + 1}`;
const hold = (face: BookingFace) => (each: Guest, n: number) =>
  face.holdSeats({ showId: each.showId, seatIds: [seatOf(n)] }, each.guest);
const adopt = (face: BookingFace) => (each: Guest) => face.adoptBuyer(each.merged);

describe('a guest signs in while their other tab', () => {
  test('holds a seat: without the lock on the buyer, the hold is left behind', async () => {
    let lost = 0;
    for (let round = 0; round < 20 && lost === 0; round++) {
      const [here, there] = processes([BUYER_LOCK]);
      await race(await guests(), adopt(there), hold(here));
      lost = await leftBehind();
    }
    expect(lost).toBeGreaterThan(0);
    await forgetAll();
  });

  test('holds a seat: it is the account’s, or it was never made', async () => {
    const [here, there] = processes();
    for (let round = 0; round < 3; round++) {
      const everybody = await guests();
      const answers = await race(everybody, adopt(there), hold(here));
      const made = answers.filter((answer) => answer === 'done').length;
      expect(others(answers, 'unauthenticated')).toEqual([]);
      expect(await ofAccounts(everybody)).toEqual({ holds: made, orders: 0 });
      expect(await leftBehind()).toBe(0);
    }
  });

  async function withHolds(face: BookingFace) {
    const everybody = await guests();
    const holds = await Promise.all(everybody.map(hold(face)));
    return { everybody, holdOf: (n: number) => holds[n]?.holdId ?? '' };
  }

  test('places the order: without the lock on the holds, one of the two is left behind', async () => {
    let lost = 0;
    for (let round = 0; round < 20 && lost === 0; round++) {
      const [here, there] = processes([HOLD_LOCK]);
      const { everybody, holdOf } = await withHolds(here);
      await race(everybody, adopt(there), (each, n) =>
        here.placeOrder({ holdId: holdOf(n) }, each.guest),
      );
      lost = await leftBehind();
    }
    expect(lost).toBeGreaterThan(0);
    await forgetAll();
  });

  test('places the order: the account has the hold, and the order if there is one', async () => {
    const [here, there] = processes();
    for (let round = 0; round < 3; round++) {
      const { everybody, holdOf } = await withHolds(here);
      const answers = await race(everybody, adopt(there), (each, n) =>
        here.placeOrder({ holdId: holdOf(n) }, each.guest),
      );
      const orders = answers.filter((answer) => answer === 'done').length;
      expect(await ofAccounts(everybody)).toEqual({ holds: GUESTS, orders });
      expect(await leftBehind()).toBe(0);
      // Whoever came too late goes on as the account, with the same hold.
      await Promise.all(
        everybody.map((each, n) => there.placeOrder({ holdId: holdOf(n) }, each.account)),
      );
      expect(await ofAccounts(everybody)).toEqual({ holds: GUESTS, orders: GUESTS });
    }
  });

  test('pays: every capture is a confirmed order of the account', async () => {
    const [here, there] = processes();
    const { everybody, holdOf } = await withHolds(here);
    const orders = await Promise.all(
      everybody.map((each, n) => here.placeOrder({ holdId: holdOf(n) }, each.guest)),
    );
    const pay = (face: BookingFace, n: number, call: Guest['guest']) =>
      face.confirmPayment({ orderId: orders[n]?.orderId ?? '', paymentToken: 'tok' }, call);
    await race(everybody, adopt(there), (each, n) => pay(here, n, each.guest));
    const paid = await Promise.all(everybody.map((each, n) => pay(here, n, each.account)));
    expect(new Set(paid.map(({ ticketCode }) => ticketCode)).size).toBe(GUESTS);
    expect(paid.map(({ buyerId }) => buyerId)).toEqual(
      everybody.map(({ merged }) => merged.toBuyerId),
    );
    expect(await leftBehind()).toBe(0);
  });

  test('lets go of the seat: it is free for everybody, or still held by the account', async () => {
    const [here, there] = processes();
    const { everybody, holdOf } = await withHolds(here);
    const answers = await race(everybody, adopt(there), (each, n) =>
      here.releaseHold({ holdId: holdOf(n) }, each.guest),
    );
    const { rows } = await world.database.pool.query<{ held: number }>(
      'select count(*) as held from booking.seats where show_id = $1 and taken_until > $2',
      [everybody[0]?.showId, world.clock.now()],
    );
    const released = answers.filter((answer) => answer === 'done').length;
    expect(others(answers, 'no-such-hold')).toEqual([]);
    expect(rows[0]?.held).toBe(GUESTS - released);
    expect(await leftBehind()).toBe(0);
  });

  test('signs in as well: adopting twice at once is adopting', async () => {
    const [here, there] = processes();
    const { everybody } = await withHolds(here);
    await Promise.all(everybody.flatMap((each) => [adopt(here)(each), adopt(there)(each)]));
    expect(await ofAccounts(everybody)).toEqual({ holds: GUESTS, orders: 0 });
    expect(await leftBehind()).toBe(0);
  });
});
