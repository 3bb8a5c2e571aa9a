import { ENDED_HOLDS_KEPT_MS } from './forget-holds.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BookingWorld,
  bookingWorld,
  callOf,
  HOLD_MS,
  HOLDS_PER_BUYER_MAX,
} from '#test/kit/booking-world';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;

test('a hold leases every named seat, with the price that was published', async () => {
  const showId = await world.openShow();
  const hold = await face().holdSeats({ showId, seatIds: ['A2', 'A1'] }, callOf('usr_1'));
  expect(hold).toMatchObject({ status: 'HELD', seatIds: ['A2', 'A1'], together: true });
  expect(hold.quote.total).toEqual({ amount: 50_000, currency: 'INR' });
  const { subtotal, discount, fees, taxes, total } = hold.quote;
  expect(subtotal.amount - discount.amount + fees.amount + taxes.amount).toBe(total.amount);
  expect(Date.parse(hold.expiresAt) - world.clock.now().getTime()).toBe(HOLD_MS);
});

test('one taken seat refuses the whole hold and leaves the other seats free', async () => {
  const showId = await world.openShow();
  await face().holdSeats({ showId, seatIds: ['A2'] }, callOf('usr_1'));
  // Another process, whose board knows nothing: the database itself must refuse.
  const other = world.anotherProcess().face;
  await expect(
    other.holdSeats({ showId, seatIds: ['A1', 'A2', 'A3'] }, callOf('usr_2')),
  ).rejects.toMatchObject({ code: 'seats-taken', members: { seatIds: ['A2'] } });
  const hold = await other.holdSeats({ showId, seatIds: ['A1', 'A3'] }, callOf('usr_3'));
  expect(hold.status).toBe('HELD');
});

test('a request refused beside a loser in the same batch still gets its free seats', async () => {
  const showId = await world.openShow();
  await face().holdSeats({ showId, seatIds: ['A2'] }, callOf('usr_1'));
  const other = world.anotherProcess().face;
  // The first loses because of A2; the second overlaps only the loser and must win A1.
  const [loser, winner] = await Promise.allSettled([
    other.holdSeats({ showId, seatIds: ['A1', 'A2'] }, callOf('usr_2')),
    other.holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_3')),
  ]);
  expect(loser.status).toBe('rejected');
  expect(winner.status).toBe('fulfilled');
});

test('the same key gives the same hold and never restarts its clock', async () => {
  const showId = await world.openShow();
  const call = callOf('usr_1', 'key-1');
  const first = await face().holdSeats({ showId, seatIds: ['A1'] }, call);
  await world.clock.advance(60_000);
  const again = await face().holdSeats({ showId, seatIds: ['A1'] }, call);
  expect(again).toEqual(first);
  await world.clock.advance(HOLD_MS);
  const late = await face().holdSeats({ showId, seatIds: ['A1'] }, call);
  expect(late).toMatchObject({
    holdId: first.holdId,
    status: 'EXPIRED',
    expiresAt: first.expiresAt,
  });
});

test('a key sent many times at once makes one hold', async () => {
  const showId = await world.openShow();
  const holds = await Promise.all(
    Array.from({ length: 40 }, () =>
      face().holdSeats({ showId, quantity: 2 }, callOf('usr_many', 'key-many')),
    ),
  );
  expect(new Set(holds.map(({ holdId }) => holdId)).size).toBe(1);
  const status = await face().getSeatStatus({ showId });
  expect(status.heldSeatIds).toHaveLength(2);
});

test('the same key with another body is refused', async () => {
  const showId = await world.openShow();
  await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1', 'key-2'));
  await expect(
    face().holdSeats({ showId, seatIds: ['A9'] }, callOf('usr_1', 'key-2')),
  ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
});

test('keys belong to their buyer: another one with the same key gets a hold of their own', async () => {
  const showId = await world.openShow();
  const mine = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1', 'shared'));
  const theirs = await face().holdSeats({ showId, seatIds: ['A2'] }, callOf('usr_2', 'shared'));
  expect(theirs.holdId).not.toBe(mine.holdId);
});

test('a hold ends at its instant, not before and without any sweeper', async () => {
  const showId = await world.openShow();
  await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  await world.clock.advance(HOLD_MS - 1);
  await expect(
    face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_2')),
  ).rejects.toMatchObject({ code: 'seats-taken' });
  await world.clock.advance(1);
  const hold = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_2'));
  expect(hold.status).toBe('HELD');
});

test('releasing frees the seats at once, may be repeated, and is for the owner alone', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  await expect(face().releaseHold({ holdId }, callOf('usr_2'))).rejects.toMatchObject({
    code: 'no-such-hold',
  });
  await face().releaseHold({ holdId }, callOf('usr_1'));
  await face().releaseHold({ holdId }, callOf('usr_1'));
  expect(await face().getHold({ holdId }, callOf('usr_1'))).toMatchObject({ status: 'RELEASED' });
  await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_2'));
  // The old owner's late release must not touch the new owner's seat.
  await face().releaseHold({ holdId }, callOf('usr_1'));
  const { heldSeatIds } = await face().getSeatStatus({ showId });
  expect(heldSeatIds).toEqual(['A1']);
});

test('releasing an expired hold leaves it what it is', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  await world.clock.leap(HOLD_MS);
  await face().releaseHold({ holdId }, callOf('usr_1'));
  expect(await face().getHold({ holdId }, callOf('usr_1'))).toMatchObject({ status: 'EXPIRED' });
});

test('a stranger cannot even see a hold', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  await expect(face().getHold({ holdId }, callOf('usr_2'))).rejects.toMatchObject({
    code: 'no-such-hold',
  });
});

test('a buyer has at most so many running holds, however many requests run in parallel', async () => {
  const showId = await world.openShow({ rows: 8 });
  const processes = [face(), world.anotherProcess().face];
  const results = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      (processes[index % 2] as BookingWorld['booking']['face']).holdSeats(
        { showId, quantity: 1 },
        callOf('usr_greedy'),
      ),
    ),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(HOLDS_PER_BUYER_MAX);
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason.code).toBe('too-many-holds');
  }
});

test.each([
  ['an unknown show', { showId: 'shw_none', seatIds: ['A1'] }, 'no-such-show'],
  ['a seat of another room', { seatIds: ['Z99'] }, 'unknown-seat'],
  ['more seats than allowed', { quantity: 11 }, 'too-many-seats'],
  ['an unknown category', { quantity: 1, categoryId: 'diamond' }, 'unknown-category'],
  ['a party larger than any row part', { quantity: 6, together: true }, 'not-enough-seats'],
])('%s is refused by name', async (_what, input, code) => {
  const showId = await world.openShow();
  await expect(face().holdSeats({ showId, ...input }, callOf('usr_1'))).rejects.toMatchObject({
    code,
  });
});

test('nothing is sold before the sale opens or from its close on', async () => {
  const early = await world.openShow({}, { opensAt: '2027-12-01T00:00:00.000Z' });
  const late = await world.openShow({}, { closesAt: world.clock.now().toISOString() });
  for (const showId of [early, late]) {
    await expect(
      face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1')),
    ).rejects.toMatchObject({ code: 'show-not-on-sale' });
  }
});

test('best available seats a party together, nearest to the middle', async () => {
  const showId = await world.openShow();
  // Row E alone is gold; its middle is the aisle between 5 and 6.
  const wish = { showId, quantity: 3, categoryId: 'gold' };
  const first = await face().holdSeats(wish, callOf('usr_1'));
  expect([first.together, first.seatIds]).toEqual([true, ['E3', 'E4', 'E5']]);
  const second = await face().holdSeats(wish, callOf('usr_2'));
  expect(second.seatIds).toEqual(['E6', 'E7', 'E8']);
});

test('parties that ask for the best at once get different seats, all of them together', async () => {
  const showId = await world.openShow({ rows: 5 });
  const holds = await Promise.all(
    Array.from({ length: 8 }, (_, buyer) =>
      face().holdSeats(
        { showId, quantity: 5, categoryId: 'silver', together: true },
        callOf(`usr_b${buyer}`),
      ),
    ),
  );
  expect(new Set(holds.flatMap(({ seatIds }) => seatIds)).size).toBe(40);
  expect(holds.every(({ together }) => together)).toBe(true);
});

test('standing places are sold by count to the last one and never one more', async () => {
  const showId = await world.openShow({ standing: 30 });
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, buyer) =>
      face().holdSeats({ showId, quantity: 1, categoryId: 'floor' }, callOf(`usr_f${buyer}`)),
    ),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
  const { areas } = await face().getSeatStatus({ showId });
  expect(areas).toEqual([{ id: 'FLOOR', capacity: 30, left: 0 }]);
});

test('a hold that came to nothing is kept for a day, then forgotten; an ordered one stays', async () => {
  const showId = await world.openShow();
  const idle = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_idle'));
  const ordered = await face().holdSeats({ showId, seatIds: ['A2'] }, callOf('usr_idle'));
  await face().placeOrder({ holdId: ordered.holdId }, callOf('usr_idle'));
  const forget = world.booking.schedule.find(({ name }) => name === 'booking/forget-holds');
  await world.clock.leap(HOLD_MS + ENDED_HOLDS_KEPT_MS - 1);
  await forget?.run();
  expect(await face().getHold({ holdId: idle.holdId }, callOf('usr_idle'))).toMatchObject({
    status: 'EXPIRED',
  });
  await world.clock.leap(1);
  await forget?.run();
  await expect(face().getHold({ holdId: idle.holdId }, callOf('usr_idle'))).rejects.toMatchObject({
    code: 'no-such-hold',
  });
  expect(await face().getHold({ holdId: ordered.holdId }, callOf('usr_idle'))).toMatchObject({
    status: 'ORDERED',
  });
});
