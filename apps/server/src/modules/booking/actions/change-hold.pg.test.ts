import type { Hold } from '@houseful/contract/booking';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;
let buyers = 0;
const newBuyer = () => `usr_${++buyers}`;

async function hold(buyer: string, seatIds: string[], showId?: string): Promise<Hold> {
  return face().holdSeats({ showId: showId ?? (await world.openShow()), seatIds }, callOf(buyer));
}

/** Held seats of the show as the database has them, by their hold. */
async function heldSeats(showId: string): Promise<string[]> {
  const { rows } = await world.database.pool.query<{ seat: string }>(
    `select seat_id || ' ' || hold_id as seat from booking.seats
      where show_id = $1 and taken_until > $2 order by seat`,
    [showId, world.clock.now()],
  );
  return rows.map(({ seat }) => seat);
}

test('seats are added and given back, the price follows and the clock does not move', async () => {
  const buyer = newBuyer();
  const { holdId, showId, expiresAt } = await hold(buyer, ['A1', 'A2']);
  await world.clock.advance(60_000);
  const changed = await face().changeHold(
    { holdId, add: ['A3', 'A4'], remove: ['A1'] },
    callOf(buyer),
  );
  expect(changed).toMatchObject({ seatIds: ['A2', 'A3', 'A4'], expiresAt, status: 'HELD' });
  expect(changed.quote.total.amount).toBe(75_000);
  expect(changed.quote.lines.map(({ seatId }) => seatId)).toEqual(changed.seatIds);
  expect(await heldSeats(showId)).toEqual(['A2', 'A3', 'A4'].map((id) => `${id} ${holdId}`));
  expect((await face().getSeatStatus({ showId })).heldSeatIds.toSorted()).toEqual([
    'A2',
    'A3',
    'A4',
  ]);
  expect(await face().getHold({ holdId }, callOf(buyer))).toEqual(changed);
  // The new seats end with the hold, not later.
  await world.clock.advance(HOLD_MS - 60_000);
  expect(await heldSeats(showId)).toEqual([]);
});

test('the wanted seats may be named as a whole, and the order is for those', async () => {
  const buyer = newBuyer();
  const { holdId } = await hold(buyer, ['A1', 'A2']);
  const changed = await face().changeHold({ holdId, seatIds: ['B1', 'A2', 'E1'] }, callOf(buyer));
  expect(changed).toMatchObject({ seatIds: ['A2', 'B1', 'E1'], together: false });
  const order = await face().placeOrder({ holdId }, callOf(buyer));
  expect(order.seatIds).toEqual(['A2', 'B1', 'E1']);
  expect(order.total.amount).toBe(90_000);
});

test('one taken seat refuses the whole change; the hold keeps what it had', async () => {
  const [buyer, other] = [newBuyer(), newBuyer()];
  const mine = await hold(buyer, ['A1', 'A2']);
  await hold(other, ['A4'], mine.showId);
  // Another process, whose board knows nothing of A4.
  const deaf = world.anotherProcess().face;
  for (const process of [face(), deaf]) {
    await expect(
      process.changeHold({ holdId: mine.holdId, add: ['A3', 'A4'], remove: ['A1'] }, callOf(buyer)),
    ).rejects.toMatchObject({ code: 'seats-taken', members: { seatIds: ['A4'] } });
  }
  expect(await face().getHold({ holdId: mine.holdId }, callOf(buyer))).toEqual(mine);
  await expect(hold(other, ['A2'], mine.showId)).rejects.toMatchObject({ code: 'seats-taken' });
  expect((await hold(other, ['A3'], mine.showId)).status).toBe('HELD');
});

test('a key makes a change once: a retry answers the hold, another change needs another key', async () => {
  const buyer = newBuyer();
  const { holdId } = await hold(buyer, ['A1']);
  const change = { holdId, add: ['A2'] };
  const [first, twin] = await Promise.all([
    face().changeHold(change, callOf(buyer, 'one')),
    face().changeHold(change, callOf(buyer, 'one')),
  ]);
  expect(twin).toEqual(first);
  await face().changeHold({ holdId, remove: ['A2'] }, callOf(buyer, 'two'));
  // The network repeats the first: A2 was wanted then, and is not now.
  expect((await face().changeHold(change, callOf(buyer, 'one'))).seatIds).toEqual(['A1']);
  await expect(
    face().changeHold({ holdId, add: ['A3'] }, callOf(buyer, 'two')),
  ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  await world.clock.advance(HOLD_MS);
  expect(await face().changeHold(change, callOf(buyer, 'one'))).toMatchObject({
    status: 'EXPIRED',
  });
});

test('only what is wrong is refused, each wrong with its own words', async () => {
  const buyer = newBuyer();
  const showId = await world.openShow({ seatsPerRow: 30 }, { seatsPerHoldMax: 3 });
  const { holdId } = await hold(buyer, ['A1', 'A2'], showId);
  const change = (wanted: { add?: string[]; remove?: string[] }, call = callOf(buyer)) =>
    face().changeHold({ holdId, ...wanted }, call);
  const refused = (code: string) => ({ code });
  await expect(change({ add: ['A3'] }, callOf(newBuyer()))).rejects.toMatchObject(
    refused('no-such-hold'),
  );
  await expect(change({ add: ['A3', 'A4'] })).rejects.toMatchObject({
    code: 'too-many-seats',
    members: { seatsPerHoldMax: 3 },
  });
  await expect(change({ add: ['Z9'] })).rejects.toMatchObject({
    code: 'unknown-seat',
    members: { seatIds: ['Z9'] },
  });
  await expect(change({ remove: ['A1', 'A2'] })).rejects.toMatchObject(refused('invalid-input'));
  // A seat it has already, and one it has not, are no fault.
  expect((await change({ add: ['A1'], remove: ['A9'] })).seatIds).toEqual(['A1', 'A2']);

  const released = await hold(buyer, ['B1']);
  await face().releaseHold({ holdId: released.holdId }, callOf(buyer));
  await expect(
    face().changeHold({ holdId: released.holdId, add: ['B2'] }, callOf(buyer)),
  ).rejects.toMatchObject(refused('hold-released'));
  const ordered = await hold(buyer, ['C1']);
  await face().placeOrder({ holdId: ordered.holdId }, callOf(buyer));
  await expect(
    face().changeHold({ holdId: ordered.holdId, add: ['C2'] }, callOf(buyer)),
  ).rejects.toMatchObject(refused('hold-already-ordered'));
  await world.clock.advance(HOLD_MS);
  await expect(change({ add: ['A3'] })).rejects.toMatchObject(refused('hold-expired'));
});

test('when the sale is over seats can be given back, but not taken', async () => {
  const buyer = newBuyer();
  const closesAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
  const { holdId } = await hold(buyer, ['A1', 'A2'], await world.openShow({}, { closesAt }));
  await world.clock.advance(60_000);
  await expect(face().changeHold({ holdId, add: ['A3'] }, callOf(buyer))).rejects.toMatchObject({
    code: 'show-not-on-sale',
  });
  expect((await face().changeHold({ holdId, remove: ['A1'] }, callOf(buyer))).seatIds).toEqual([
    'A2',
  ]);
});

test('changes of one hold at the same time are made one after the other, each whole', async () => {
  const buyer = newBuyer();
  const { holdId, showId } = await hold(buyer, ['A1']);
  const other = world.anotherProcess().face;
  await Promise.all(
    ['A2', 'A3', 'A4', 'B1', 'B2', 'B3'].map((seatId, n) =>
      (n % 2 ? face() : other).changeHold({ holdId, add: [seatId] }, callOf(buyer)),
    ),
  );
  const { seatIds } = await face().getHold({ holdId }, callOf(buyer));
  expect(seatIds.toSorted()).toEqual(['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3']);
  expect(await heldSeats(showId)).toHaveLength(7);
});

test('a hold is forgotten with its changes', async () => {
  const buyer = newBuyer();
  const { holdId } = await hold(buyer, ['A1']);
  await face().changeHold({ holdId, add: ['A2'] }, callOf(buyer, 'key'));
  await world.clock.advance(HOLD_MS + 24 * 3_600_000);
  for (const job of world.booking.schedule) await job.run();
  const { rows } = await world.database.pool.query(
    'select 1 from booking.hold_changes where hold_id = $1',
    [holdId],
  );
  expect(rows).toEqual([]);
});
