import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeatsChanged } from '@houseful/contract/faces/booking';
import { systemClock } from '#platform/clock';
import { createIds } from '#platform/ids';
import { seededRandom, systemRandom } from '#platform/random';
import { createPostgresSignals } from '#platform/signals/postgres-signals';
import { silentLogger } from '#platform/telemetry/logger';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';
import { smallRoom } from '#test/kit/small-room';
import { indexSeatMap } from '../rules/seat-index.ts';
import type { SeatChange } from '../store/seats.ts';
import { SeatBoard } from './seat-board.ts';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

test('news merges by fence: in any order, any number of times, the board ends the same', () => {
  const now = new Date('2026-11-20T12:00:00.000Z');
  const later = now.getTime() + 60_000;
  const news: Omit<SeatChange, 'showId'>[] = [
    { seats: [['A1', 1]], holdId: 'h1', orderId: null, takenUntilMs: later },
    { seats: [['A1', 2]], holdId: 'h1', orderId: null, takenUntilMs: 0 },
    { seats: [['A1', 3]], holdId: 'h2', orderId: null, takenUntilMs: later },
    { seats: [['A2', 1]], holdId: 'h3', orderId: 'o3', takenUntilMs: later },
    { seats: [['A2', 2]], holdId: 'h3', orderId: 'o3', takenUntilMs: null },
  ];
  const shuffles = [
    news,
    news.toReversed(),
    [...news, ...news],
    [2, 0, 4, 1, 3].flatMap((index) => news[index] ?? []),
  ];
  for (const [index, order] of shuffles.entries()) {
    const board = new SeatBoard(indexSeatMap(smallRoom('smp')), `e${index}`);
    for (const item of order) board.apply(item);
    expect(board.holderOf('A1', now)).toBe('h2');
    expect(board.stateOf('A2', now)).toBe('unavailable');
  }
  // The control: by order of arrival alone, the reversed news would leave the first hold there.
  const last = new Map(news.toReversed().map((item) => [item.seats[0]?.[0], item]));
  expect(last.get('A1')?.holdId).toBe('h1');
});

test('watchers hear holds, sales and expiry, each delta following on the one before', async () => {
  const showId = await world.openShow();
  const deltas: SeatsChanged[] = [];
  world.booking.start();
  const stop = await world.booking.face.watchSeats(showId, (delta) => deltas.push(delta));
  await world.booking.face.holdSeats({ showId, seatIds: ['A1', 'A2'] }, callOf('usr_1'));
  await world.clock.advance(100);
  const { holdId } = await world.booking.face.holdSeats(
    { showId, seatIds: ['B1'] },
    callOf('usr_2'),
  );
  const { orderId } = await world.booking.face.placeOrder({ holdId }, callOf('usr_2'));
  await world.clock.advance(100);
  await world.booking.face.confirmPayment(
    { orderId, paymentToken: 'tok_success' },
    callOf('usr_2'),
  );
  await world.clock.advance(HOLD_MS);
  stop();
  expect(deltas.map(({ held, unavailable, free }) => ({ held, unavailable, free }))).toEqual([
    { held: ['A1', 'A2'], unavailable: [], free: [] },
    { held: [], unavailable: ['B1'], free: [] },
    { held: [], unavailable: ['B1'], free: [] },
    { held: [], unavailable: [], free: ['A1', 'A2'] },
  ]);
  for (const [index, delta] of deltas.entries()) {
    if (index > 0) expect(delta.previous).toBe(deltas[index - 1]?.version);
  }
  await world.booking.stop();
});

test("another process's board learns of a hold through signals", async () => {
  const showId = await world.openShow();
  const signals = [1, 2].map((n) =>
    createPostgresSignals(world.database.url, {
      clock: systemClock,
      ids: createIds(systemClock, n === 1 ? systemRandom : seededRandom('two')),
      log: silentLogger,
    }),
  );
  const [here, there] = signals.map((each) => world.anotherProcess(each).face);
  await Promise.all(signals.map((each) => each.start()));
  await there?.getSeatStatus({ showId });
  await here?.holdSeats({ showId, seatIds: ['A3'] }, callOf('usr_1'));
  await expect
    .poll(async () => (await there?.getSeatStatus({ showId }))?.heldSeatIds)
    .toEqual(['A3']);
  await Promise.all(signals.map((each) => each.stop()));
});

test('a board that missed a signal reloads and is right again', async () => {
  const showId = await world.openShow();
  const listeners: { onGap(): void }[] = [];
  const deaf = world.anotherProcess({
    publish: () => undefined,
    listen: (_channel, listener) => listeners.push(listener),
    start: async () => undefined,
    stop: async () => undefined,
  });
  await deaf.face.getSeatStatus({ showId });
  await world.booking.face.holdSeats({ showId, seatIds: ['A4'] }, callOf('usr_1'));
  expect((await deaf.face.getSeatStatus({ showId })).heldSeatIds).toEqual([]);
  for (const listener of listeners) listener.onGap();
  await expect
    .poll(async () => (await deaf.face.getSeatStatus({ showId })).heldSeatIds)
    .toEqual(['A4']);
});

test('seats left of a section equal a recount after holds, expiry, sales, releases, cancels, reloads', async () => {
  const showId = await world.openShow({ rows: 3, standing: 5 });
  const { face } = world.booking;
  const buyer = callOf('usr_counting');

  /** By this process's counters, by a process that has just loaded, and by the rows themselves. */
  async function left(): Promise<number[]> {
    const { rows } = await world.database.pool.query<{ taken: number }>(
      `select count(*) as taken from booking.seats
        where show_id = $1 and taken_until > $2 and seat_id !~ '^FLOOR'`,
      [showId, world.clock.now()],
    );
    const faces = [face, world.anotherProcess().face];
    const statuses = await Promise.all(faces.map((each) => each.getSeatStatus({ showId })));
    return [
      ...statuses.flatMap(({ sections }) => sections[0]?.left ?? -1),
      30 - (rows[0]?.taken ?? 0),
    ];
  }

  expect(await left()).toEqual([30, 30, 30]);
  await face.holdSeats({ showId, seatIds: ['A1', 'A2', 'FLOOR-1'] }, buyer);
  expect(await left()).toEqual([28, 28, 28]);
  const released = await face.holdSeats({ showId, seatIds: ['B1'] }, buyer);
  const sold = await face.holdSeats({ showId, seatIds: ['B2', 'B3'] }, buyer);
  const cancelled = await face.holdSeats({ showId, seatIds: ['C1'] }, buyer);
  expect(await left()).toEqual([24, 24, 24]);
  await face.releaseHold({ holdId: released.holdId }, buyer);
  const toPay = await face.placeOrder({ holdId: sold.holdId }, buyer);
  const toCancel = await face.placeOrder({ holdId: cancelled.holdId }, buyer);
  expect(await left()).toEqual([25, 25, 25]);
  await face.confirmPayment({ orderId: toPay.orderId, paymentToken: 'tok_success' }, buyer);
  await face.cancelOrder({ orderId: toCancel.orderId }, buyer);
  expect(await left()).toEqual([26, 26, 26]);
  await world.clock.advance(HOLD_MS);
  expect(await left()).toEqual([28, 28, 28]);
});
