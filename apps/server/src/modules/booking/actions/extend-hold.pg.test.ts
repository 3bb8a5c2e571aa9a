import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BookingWorld,
  bookingWorld,
  callOf,
  HOLD_EXTENSION_MS,
  HOLD_MS,
} from '#test/kit/booking-world';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;
const usr = callOf('usr_1');

test('a hold is extended once, by what it was promised, with its seats', async () => {
  const showId = await world.openShow();
  const made = await face().holdSeats({ showId, seatIds: ['A1', 'A2'] }, usr);
  const promised = new Date(Date.parse(made.expiresAt) + HOLD_EXTENSION_MS).toISOString();
  expect(made.extendableTo).toBe(promised);
  await world.clock.advance(HOLD_MS - 1);

  const { holdId } = made;
  const extended = await face().extendHold({ holdId }, usr);
  expect(extended).toEqual({ ...made, expiresAt: promised, extendableTo: null });
  // Again, at once and with any key: the same hold, and no more time.
  const again = await Promise.all([
    face().extendHold({ holdId }, usr),
    world.anotherProcess().face.extendHold({ holdId }, callOf('usr_1', 'key')),
  ]);
  expect(again).toEqual([extended, extended]);

  // Past its first end it still has its seats, here and in a process that heard nothing.
  await world.clock.advance(HOLD_EXTENSION_MS - 1_000);
  for (const process of [face(), world.anotherProcess().face]) {
    await expect(
      process.holdSeats({ showId, seatIds: ['A2'] }, callOf('usr_2')),
    ).rejects.toMatchObject({ code: 'seats-taken' });
  }
  expect((await face().getSeatStatus({ showId })).heldSeatIds.toSorted()).toEqual(['A1', 'A2']);

  await world.clock.advance(1_001);
  expect((await face().getSeatStatus({ showId })).heldSeatIds).toEqual([]);
  expect(await face().extendHold({ holdId }, usr)).toMatchObject({ status: 'EXPIRED' });
});

test('an extended hold can be changed and ordered; what is added ends with it', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, usr);
  const { expiresAt } = await face().extendHold({ holdId }, usr);
  await world.clock.advance(HOLD_MS + 1_000);
  expect(await face().changeHold({ holdId, add: ['A2'] }, usr)).toMatchObject({ expiresAt });
  expect(await face().placeOrder({ holdId }, usr)).toMatchObject({ seatIds: ['A1', 'A2'] });
});

test('it is refused when it comes too late, is nobody’s, or was never promised', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, usr);
  await expect(face().extendHold({ holdId }, callOf('usr_2'))).rejects.toMatchObject({
    code: 'no-such-hold',
  });
  await world.clock.advance(HOLD_MS);
  await expect(face().extendHold({ holdId }, usr)).rejects.toMatchObject({ code: 'hold-expired' });

  const released = await face().holdSeats({ showId, seatIds: ['B1'] }, usr);
  await face().releaseHold({ holdId: released.holdId }, usr);
  await expect(face().extendHold({ holdId: released.holdId }, usr)).rejects.toMatchObject({
    code: 'hold-released',
  });
  const ordered = await face().holdSeats({ showId, seatIds: ['B2'] }, usr);
  await face().placeOrder({ holdId: ordered.holdId }, usr);
  await expect(face().extendHold({ holdId: ordered.holdId }, usr)).rejects.toMatchObject({
    code: 'hold-already-ordered',
  });

  const closesAt = new Date(world.clock.now().getTime() + HOLD_MS / 2).toISOString();
  const closing = await world.openShow({}, { closesAt });
  const last = await face().holdSeats({ showId: closing, seatIds: ['A1'] }, usr);
  expect(last.extendableTo).toBeNull();
  await expect(face().extendHold({ holdId: last.holdId }, usr)).rejects.toMatchObject({
    code: 'hold-not-extendable',
  });
});

test('seats that another process has given away by its clock are not taken back', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1', 'A2'] }, usr);
  await world.database.pool.query(
    `update booking.seats set hold_id = 'hld_faster', fence = fence + 1
      where show_id = $1 and seat_id = 'A2'`,
    [showId],
  );
  await expect(face().extendHold({ holdId }, usr)).rejects.toMatchObject({ code: 'hold-expired' });
  const { rows } = await world.database.pool.query(
    `select hold_id from booking.seats where show_id = $1 and taken_until > $2`,
    [showId, world.clock.now()],
  );
  expect(rows).toEqual([{ hold_id: 'hld_faster' }]);
});
