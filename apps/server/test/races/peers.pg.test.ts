import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import {
  type BookingWorld,
  bookingWorld,
  callOf,
  HOLD_MS,
  PAYMENT_WINDOW_MS,
} from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';
import { unguardedPool } from '#test/kit/unguarded-pool';

/**
 * How other ticketing systems were seen to fail, each with the ending that is right. Two processes whose boards hear
 * nothing of each other: what holds here, the database alone holds.
 */
type BookingFace = BookingWorld['booking']['face'];

const RACES = 60;
const PAIRS = 30;
const NEIGHBOURS = 2_000;
const TOKEN = 'tok_success';
const SEAT_IDS = ['A1', 'A2'];

let world: BookingWorld;
let one: BookingFace;
let other: BookingFace;
beforeAll(async () => {
  world = await bookingWorld();
  [one, other] = [deaf(), deaf()];
});
afterAll(() => world.close());

function deaf(pool = world.database.pool): BookingFace {
  return world.anotherProcess(localSignals(), pool).face;
}

function codeOf(error: unknown): string {
  if (error instanceof Problem) return error.code;
  throw error;
}

let buyers = 0;
const buyer = () => callOf(`usr_peer_${++buyers}`, 'the-key');

async function ordered(face: BookingFace, showId: string, seatIds: string[], call = buyer()) {
  const { holdId } = await face.holdSeats({ showId, seatIds }, call);
  const { orderId, total } = await face.placeOrder({ holdId }, call);
  return { orderId, total, pay: () => face.confirmPayment({ orderId, paymentToken: TOKEN }, call) };
}

async function confirmedOrders(showId: string): Promise<number> {
  const { rowCount } = await world.database.pool.query(
    `select from booking.orders where show_id = $1 and status = 'CONFIRMED'`,
    [showId],
  );
  return rowCount ?? -1;
}

test('an order placed in the last moment of its hold keeps the seats to its own deadline', async () => {
  const showId = await world.openShow();
  const call = buyer();
  const { holdId } = await one.holdSeats({ showId, seatIds: SEAT_IDS }, call);
  await world.clock.advance(HOLD_MS - 1);
  const { orderId } = await one.placeOrder({ holdId }, call);
  await world.clock.advance(PAYMENT_WINDOW_MS - 1);
  const late = other.holdSeats({ showId, seatIds: SEAT_IDS.toReversed() }, buyer());
  expect(await late.catch(codeOf)).toBe('seats-taken');
  await one.confirmPayment({ orderId, paymentToken: TOKEN }, call);
  expect(await confirmedOrders(showId)).toBe(1);
});

/**
 * The bank takes the money in the last moment, and the next buyer comes when the moment is over: before the news of it,
 * at the same time, or after it.
 */
async function payAtTheDeadline(race: number): Promise<{ showId: string; sold: boolean[] }> {
  const showId = await world.openShow();
  const first = await ordered(one, showId, SEAT_IDS);
  await world.clock.advance(HOLD_MS - 1);
  let next: Promise<unknown> | undefined;
  const comeNext = () => (next ??= ordered(other, showId, SEAT_IDS).then(({ pay }) => pay()));
  world.settlement = async () => {
    world.settlement = null;
    await world.clock.advance(1);
    if (race % 3 === 0) await comeNext();
    if (race % 3 === 1) void comeNext().catch(() => undefined);
    const { orderId, total } = first;
    const capturedAt = world.clock.now().toISOString();
    return { outcome: 'captured', paymentId: `pay_${orderId}`, amount: total, capturedAt };
  };
  const [paid] = await Promise.allSettled([first.pay()]);
  const [came] = await Promise.allSettled([comeNext()]);
  return { showId, sold: [paid, came].map(({ status }) => status === 'fulfilled') };
}

test(`a payment that races with the deadline and the next buyer, ${RACES} times: one of the two has the seats`, async () => {
  const endings = new Set<string>();
  for (let race = 0; race < RACES; race++) {
    const { showId, sold } = await payAtTheDeadline(race);
    expect(sold.filter(Boolean)).toHaveLength(1);
    expect(await confirmedOrders(showId)).toBe(1);
    endings.add(sold.join());
  }
  expect(endings.size).toBe(2);
});

/** One buyer takes the same seats twice, by two keys and two processes, and pays for both. */
async function payTwice(faces: readonly [BookingFace, BookingFace]): Promise<string> {
  const showId = await world.openShow();
  await Promise.all(faces.map((face) => face.getSeatStatus({ showId })));
  const buyerId = `usr_twice_${++buyers}`;
  await Promise.allSettled(
    faces.map(async (face, index) => {
      const { pay } = await ordered(face, showId, SEAT_IDS, callOf(buyerId, `key-${index}`));
      return pay();
    }),
  );
  return showId;
}

test('one buyer who holds the same seats twice and pays both: without the guard they are sold twice', async () => {
  const pool = unguardedPool(world.database.pool);
  let sold = 0;
  for (let race = 0; race < RACES && sold < 2; race++) {
    sold = await confirmedOrders(await payTwice([deaf(pool), deaf(pool)]));
  }
  expect(sold).toBe(2);
});

test('one buyer who holds the same seats twice and pays both: the seats are sold once', async () => {
  for (let race = 0; race < PAIRS; race++) {
    expect(await confirmedOrders(await payTwice([deaf(), deaf()]))).toBe(1);
  }
});

test(`an order without a hold, ${PAIRS} pairs of buyers at once: there is none`, async () => {
  const answers = await Promise.all(
    Array.from({ length: PAIRS * 2 }, (_, index) =>
      (index % 2 ? one : other)
        .placeOrder({ holdId: `hld_${index >> 1}` }, buyer())
        .then(() => 'ordered', codeOf),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(['no-such-hold']));
});

test(`two neighbouring seats wanted in opposite order by ${NEIGHBOURS} buyers: no hold has half of them`, async () => {
  const showId = await world.openShow({ rows: 1, seatsPerRow: 10 });
  await Promise.all([one, other].map((face) => face.getSeatStatus({ showId })));
  const answers = await Promise.all(
    Array.from({ length: NEIGHBOURS }, (_, index) => {
      const seatIds = index % 2 ? SEAT_IDS : SEAT_IDS.toReversed();
      const face = index % 3 ? one : other;
      return face.holdSeats({ showId, seatIds }, buyer()).then(() => 'held', codeOf);
    }),
  );
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'seats-taken')).toHaveLength(NEIGHBOURS - 1);
  const { rows } = await world.database.pool.query(
    `select count(distinct hold_id)::int as holds, count(*)::int as seats
       from booking.seats where show_id = $1 and taken_until > $2`,
    [showId, world.clock.now()],
  );
  expect(rows).toEqual([{ holds: 1, seats: 2 }]);
});

test('a stranger who confirms somebody else’s order: there is no such order, and no money is asked for', async () => {
  const showId = await world.openShow();
  const { orderId, pay } = await ordered(one, showId, SEAT_IDS);
  const asked = world.settlements;
  for (const face of [one, other]) {
    const stolen = face.confirmPayment({ orderId, paymentToken: TOKEN }, buyer());
    expect(await stolen.catch(codeOf)).toBe('no-such-order');
  }
  expect(world.settlements).toBe(asked);
  await pay();
});

test('the same confirmation sent again, at once, to another process and much later: the same answer', async () => {
  const showId = await world.openShow();
  const call = buyer();
  const { orderId, pay } = await ordered(one, showId, SEAT_IDS, call);
  const again = () => other.confirmPayment({ orderId, paymentToken: TOKEN }, call);
  const answers = await Promise.all([pay(), pay()]);
  answers.push(await again());
  await world.clock.advance(10 * HOLD_MS);
  answers.push(await again());
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await confirmedOrders(showId)).toBe(1);
});
