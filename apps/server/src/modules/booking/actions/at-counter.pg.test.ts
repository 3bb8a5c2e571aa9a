import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld, callOf } from '#test/kit/booking-world';

const HOUR_MS = 3_600_000;

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

/** A shift of the box office, as the gateway proves it. */
const shift = (key: string): Call => ({ ...callOf('shf_front', key), channel: 'counter' });

test('what limits one buyer does not limit a counter: neither seats of a show nor holds at once', async () => {
  const showId = await world.openShow({}, { seatsPerBuyerMax: 2 });
  const { face } = world.booking;
  const hold = (call: Call, seatId: string) => face.holdSeats({ showId, seatIds: [seatId] }, call);
  const seats = Array.from({ length: 12 }, (_, n) => `${n < 10 ? 'A' : 'B'}${(n % 10) + 1}`);
  for (const seatId of seats) {
    expect((await hold(shift(seatId), seatId)).status).toBe('HELD');
  }
  const buyer = 'usr_alone';
  await hold(callOf(buyer, '1'), 'C1');
  await hold(callOf(buyer, '2'), 'C2');
  await expect(hold(callOf(buyer, '3'), 'C3')).rejects.toMatchObject({
    code: 'buyer-limit-reached',
  });
  const own = await hold(shift('more'), 'D1');
  const changed = await face.changeHold({ holdId: own.holdId, add: ['D2', 'D3'] }, shift('change'));
  expect(changed.seatIds.toSorted()).toEqual(['D1', 'D2', 'D3']);
});

test('an order of a counter says so to the world, one of the web says nothing', async () => {
  const showId = await world.openShow();
  const { face } = world.booking;
  const made = [];
  for (const call of [shift('sale'), callOf('usr_web', 'sale')]) {
    const seatIds = [call.channel ? 'A1' : 'A2'];
    const { holdId } = await face.holdSeats({ showId, seatIds }, call);
    made.push(await face.placeOrder({ holdId }, call));
  }
  const { rows } = await world.database.pool.query(
    'select order_id, channel from booking.orders where order_id = any($1)',
    [made.map(({ orderId }) => orderId)],
  );
  const channels = new Map(rows.map((row) => [row.order_id, row.channel]));
  expect(made.map(({ orderId }) => channels.get(orderId))).toEqual(['counter', null]);
});

test('a counter sells after the web has closed, until the show is over', async () => {
  const showId = await world.openShow();
  const { face } = world.booking;
  const hold = (call: Call, seatId: string) => face.holdSeats({ showId, seatIds: [seatId] }, call);
  await world.clock.leap(8.5 * HOUR_MS);
  await expect(hold(callOf('usr_web', 'late'), 'A1')).rejects.toMatchObject({
    code: 'show-not-on-sale',
  });
  const held = await hold(shift('late'), 'A1');
  const more = await face.changeHold({ holdId: held.holdId, add: ['A2'] }, shift('late change'));
  expect(more.seatIds).toHaveLength(2);
  await world.clock.leap(1.5 * HOUR_MS);
  await expect(hold(shift('too late'), 'A3')).rejects.toMatchObject({ code: 'show-not-on-sale' });
});
