import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fact } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
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

let pairs = 0;
/** A guest and an account of their own. */
function pair() {
  const n = ++pairs;
  const merged = { fromBuyerId: `usr_guest_${n}`, toBuyerId: `usr_account_${n}` };
  return { merged, guest: callOf(merged.fromBuyerId), account: callOf(merged.toBuyerId) };
}

describe('a guest who signs in', () => {
  test('keeps holds and orders: the same ids, the same seats, the same ends, another owner', async () => {
    const { face } = world.booking;
    const showId = await world.openShow();
    const { merged, guest, account } = pair();
    const hold = await face.holdSeats({ showId, seatIds: ['A1', 'A2'] }, guest);
    const { holdId } = await face.holdSeats({ showId, seatIds: ['B1'] }, guest);
    const { payment: _, ...unpaid } = await face.placeOrder({ holdId }, guest);
    const toPay = await face.holdSeats({ showId, seatIds: ['C1'] }, guest);
    const { orderId } = await face.placeOrder({ holdId: toPay.holdId }, guest);
    await face.confirmPayment({ orderId, paymentToken: 'tok_success' }, guest);
    const paid = await face.getOrder({ orderId }, guest);
    await world.clock.advance(60_000);

    // Twice: the fact of the merge does what the gateway has done.
    for (let time = 0; time < 2; time++) {
      await face.adoptBuyer(merged);
      expect(await face.getHold({ holdId: hold.holdId }, account)).toEqual(hold);
      expect(await face.getHold({ holdId }, account)).toMatchObject({ status: 'ORDERED' });
      expect((await face.getOrder({ orderId: unpaid.orderId }, account)).order).toEqual(unpaid);
      expect(await face.getOrder({ orderId }, account)).toEqual(paid);
      const listed = await face.listOrders({ limit: 10 }, account);
      expect(listed.items).toHaveLength(2);
    }

    const gone = (call: Promise<unknown>, code: string) =>
      expect(call).rejects.toMatchObject({ code });
    await gone(face.getHold({ holdId: hold.holdId }, guest), 'no-such-hold');
    await gone(face.releaseHold({ holdId: hold.holdId }, guest), 'no-such-hold');
    await gone(face.placeOrder({ holdId: hold.holdId }, guest), 'no-such-hold');
    await gone(face.getOrder({ orderId }, guest), 'no-such-order');
    await gone(face.cancelOrder({ orderId: unpaid.orderId }, guest), 'no-such-order');
    expect((await face.listOrders({ limit: 10 }, guest)).items).toEqual([]);
  });

  test('goes on as the account: the hold is ordered and paid, and ends when it said', async () => {
    const { face } = world.booking;
    const showId = await world.openShow();
    const { merged, guest, account } = pair();
    const [one, other] = await Promise.all([
      face.holdSeats({ showId, seatIds: ['A1'] }, guest),
      face.holdSeats({ showId, seatIds: ['A2'] }, guest),
    ]);
    await world.clock.advance(HOLD_MS - 1_000);
    await face.adoptBuyer(merged);
    const { orderId } = await face.placeOrder({ holdId: one.holdId }, account);
    await face.confirmPayment({ orderId, paymentToken: 'tok_success' }, account);
    expect((await face.getOrder({ orderId }, account)).order.status).toBe('CONFIRMED');
    await world.clock.advance(1_000);
    expect((await face.getHold({ holdId: other.holdId }, account)).status).toBe('EXPIRED');
  });

  test('never loses seats to the limit, and the account counts them', async () => {
    const { face } = world.booking;
    const showId = await world.openShow({ rows: 3, seatsPerRow: 10 });
    const { merged, guest, account } = pair();
    const holdAll = (row: string, call: typeof guest) =>
      Promise.all(
        Array.from({ length: HOLDS_PER_BUYER_MAX }, (_, seat) =>
          face.holdSeats({ showId, seatIds: [`${row}${seat + 1}`] }, call),
        ),
      );
    await holdAll('A', account);
    const theirs = await holdAll('B', guest);
    await face.adoptBuyer(merged);
    for (const { holdId } of theirs) {
      expect((await face.getHold({ holdId }, account)).status).toBe('HELD');
    }
    const oneMore = () => face.holdSeats({ showId, seatIds: ['C1'] }, account);
    await expect(oneMore()).rejects.toMatchObject({ code: 'too-many-holds' });
    for (const { holdId } of theirs) await face.releaseHold({ holdId }, account);
    await expect(oneMore()).rejects.toMatchObject({ code: 'too-many-holds' });
  });

  test('makes no hold any more, and is not shown by its key what the account has', async () => {
    const { face } = world.booking;
    const showId = await world.openShow();
    const { merged } = pair();
    const guest = callOf(merged.fromBuyerId, 'the-key');
    const input = { showId, seatIds: ['A1'] };
    await face.holdSeats(input, guest);
    await face.adoptBuyer(merged);
    const refused = { code: 'unauthenticated', status: 401 };
    await expect(face.holdSeats(input, guest)).rejects.toMatchObject(refused);
    const another = { showId, seatIds: ['A2'] };
    await expect(face.holdSeats(another, callOf(merged.fromBuyerId))).rejects.toMatchObject(
      refused,
    );
    // Nor when the show has closed, and the hold is looked up by itself.
    await world.clock.advance(8 * 3_600_000);
    await expect(face.holdSeats(input, guest)).rejects.toMatchObject(refused);
  });

  test('has its things moved by the fact alone, should the gateway have died', async () => {
    const { face } = world.booking;
    const showId = await world.openShow();
    const { merged, guest, account } = pair();
    const hold = await face.holdSeats({ showId, seatIds: ['A1'] }, guest);
    await inTransaction(world.database.pool, (tx) =>
      world.facts.record(tx, [fact('identity.guest-merged', merged)]),
    );
    await world.facts.drain();
    expect(await face.getHold({ holdId: hold.holdId }, account)).toEqual(hold);
  });

  test('takes nothing from others, and nothing from the account it becomes', async () => {
    const { face } = world.booking;
    const showId = await world.openShow();
    const { merged, account } = pair();
    const bystander = callOf('usr_bystander');
    const [mine, theirs] = await Promise.all([
      face.holdSeats({ showId, seatIds: ['A1'] }, account),
      face.holdSeats({ showId, seatIds: ['A2'] }, bystander),
    ]);
    await face.adoptBuyer(merged);
    expect(await face.getHold({ holdId: mine.holdId }, account)).toEqual(mine);
    expect(await face.getHold({ holdId: theirs.holdId }, bystander)).toEqual(theirs);
  });
});
