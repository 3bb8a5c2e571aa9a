import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BookingWorld,
  bookingWorld,
  callOf,
  HOLD_MS,
  PAYMENT_WINDOW_MS,
} from '#test/kit/booking-world';
import { inTransaction } from '#platform/postgres/tx';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;

async function orderSeats(showId: string, seatIds: string[], buyerId = 'usr_1') {
  const { holdId } = await face().holdSeats({ showId, seatIds }, callOf(buyerId));
  return face().placeOrder({ holdId }, callOf(buyerId));
}

function pay(orderId: string, buyerId = 'usr_1') {
  return face().confirmPayment({ orderId, paymentToken: 'tok_success' }, callOf(buyerId));
}

async function statusOf(orderId: string, buyerId = 'usr_1') {
  return (await face().getOrder({ orderId }, callOf(buyerId))).order.status;
}

/** Tells booking about captured money, as the relay does. */
async function capture(orderId: string, amount: number, paymentId = `pay_${orderId}`) {
  const entry = world.booking.reactions.find(
    ({ consumer }) => consumer === 'booking/confirm-orders',
  );
  const money = { amount, currency: 'INR' };
  const fact = { orderId, paymentId, amount: money, capturedAt: '2026-11-20T12:00:00.000Z' };
  await inTransaction(
    world.database.pool,
    (tx) => entry?.act(tx, [fact as never]) as Promise<void>,
  );
}

async function factsNamed(name: string, orderId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await world.database.pool.query(
    `select payload from platform.outbox where name = $1 and payload ->> 'orderId' = $2`,
    [name, orderId],
  );
  return rows.map(({ payload }) => payload);
}

test('an order keeps the seats from the end of the hold to its own deadline', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  await world.clock.advance(HOLD_MS - 1_000);
  const order = await face().placeOrder({ holdId }, callOf('usr_1'));
  expect(Date.parse(order.expiresAt) - world.clock.now().getTime()).toBe(PAYMENT_WINDOW_MS);
  // The hold's own end passes; the seat must not be sold to anybody else.
  await world.clock.advance(PAYMENT_WINDOW_MS - 1);
  await expect(
    world.anotherProcess().face.holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_2')),
  ).rejects.toMatchObject({ code: 'seats-taken' });
  await world.clock.advance(1);
  await world.anotherProcess().face.holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_2'));
});

test('an early order never shortens what the buyer was shown', async () => {
  const showId = await world.openShow();
  const { holdId, expiresAt } = await face().holdSeats(
    { showId, seatIds: ['A1'] },
    callOf('usr_1'),
  );
  const order = await face().placeOrder({ holdId }, callOf('usr_1'));
  expect(order.expiresAt).toBe(expiresAt);
});

test('an expired, released, unknown or foreign hold makes no order', async () => {
  const showId = await world.openShow();
  const mine = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  const released = await face().holdSeats({ showId, seatIds: ['A2'] }, callOf('usr_1'));
  await face().releaseHold({ holdId: released.holdId }, callOf('usr_1'));
  const place = (holdId: string, buyer = 'usr_1') => face().placeOrder({ holdId }, callOf(buyer));
  await expect(place(mine.holdId, 'usr_2')).rejects.toMatchObject({ code: 'no-such-hold' });
  await expect(place('hld_none')).rejects.toMatchObject({ code: 'no-such-hold' });
  await expect(place(released.holdId)).rejects.toMatchObject({ code: 'hold-released' });
  await world.clock.advance(HOLD_MS);
  await expect(place(mine.holdId)).rejects.toMatchObject({ code: 'hold-expired' });
});

test('ordering twice, also at once, is one order; a second thought may correct the contact', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  const orders = await Promise.all(
    Array.from({ length: 20 }, () => face().placeOrder({ holdId }, callOf('usr_1'))),
  );
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(1);
  const contact = { email: 'right@example.com' };
  const corrected = await face().placeOrder({ holdId, contact }, callOf('usr_1'));
  expect(corrected).toMatchObject({ orderId: orders[0]?.orderId, contact });
});

test('the same key with another body is refused, and the order stays as it was', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  await face().placeOrder({ holdId, contact: { name: 'Asha' } }, callOf('usr_1', 'order-key'));
  await expect(
    face().placeOrder({ holdId, contact: { name: 'Ravi' } }, callOf('usr_1', 'order-key')),
  ).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  const { items } = await face().listOrders({ limit: 1, cursor: undefined }, callOf('usr_1'));
  expect(items[0]).toMatchObject({ holdId, contact: { name: 'Asha' } });
});

test('paying confirms for good, and the same confirmation gives the same answer for ever', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1', 'A2']);
  const first = await pay(orderId);
  expect(first.ticketCode).toMatch(/^[0-9A-Z]{8}$/);
  await world.clock.advance(24 * 60 * 60_000);
  expect(await pay(orderId)).toEqual(first);
  expect(await factsNamed('booking.order-confirmed', orderId)).toHaveLength(1);
  const { unavailableSeatIds } = await face().getSeatStatus({ showId });
  expect(unavailableSeatIds.toSorted()).toEqual(['A1', 'A2']);
});

test('a stranger can neither see, pay nor cancel an order', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  const stranger = callOf('usr_2');
  const refused = { code: 'no-such-order' };
  await expect(face().getOrder({ orderId }, stranger)).rejects.toMatchObject(refused);
  await expect(pay(orderId, 'usr_2')).rejects.toMatchObject(refused);
  await expect(face().cancelOrder({ orderId }, stranger)).rejects.toMatchObject(refused);
});

test('a declined or pending payment leaves the order to be paid', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  world.settlement = { outcome: 'declined', reason: 'not enough money' };
  await expect(pay(orderId)).rejects.toMatchObject({ code: 'payment-declined' });
  world.settlement = { outcome: 'pending', retryAfterMs: 2_000 };
  await expect(pay(orderId)).rejects.toMatchObject({ code: 'payment-pending' });
  world.settlement = null;
  expect((await pay(orderId)).orderId).toBe(orderId);
});

test('after the deadline no money is taken', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  await world.clock.leap(HOLD_MS);
  const before = world.settlements;
  await expect(pay(orderId)).rejects.toMatchObject({ code: 'order-expired' });
  await expect(face().cancelOrder({ orderId }, callOf('usr_1'))).rejects.toMatchObject({
    code: 'order-expired',
  });
  expect(world.settlements).toBe(before);
});

test('money for a show that is over goes back', async () => {
  const showId = await world.openShow();
  const { orderId, total } = await orderSeats(showId, ['A1']);
  await world.clock.leap(11 * 60 * 60_000);
  await capture(orderId, total.amount);
  const back = await factsNamed('booking.order-unfulfillable', orderId);
  expect(back.map(({ reason }) => reason)).toEqual(['show-over']);
});

test('an order without a contact takes the one of the account, and a retry is the same request', async () => {
  const showId = await world.openShow();
  const { holdId } = await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_1'));
  const place = (email: string) =>
    face().placeOrder({ holdId, contactIfNone: { email } }, callOf('usr_1', 'no-contact'));
  expect((await place('old@example.com')).contact).toEqual({ email: 'old@example.com' });
  // The account has changed its address meanwhile: still the same request, still the same order.
  expect((await place('new@example.com')).contact).toEqual({ email: 'old@example.com' });
});

test('an order that is cancelled while its payment is under way says so', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  world.settlement = async () => {
    await face().cancelOrder({ orderId }, callOf('usr_1'));
    return { outcome: 'declined', reason: 'payment-cancelled' };
  };
  await expect(pay(orderId)).rejects.toMatchObject({ code: 'order-cancelled' });
  world.settlement = null;
});

test('money that comes late buys the seats if all of them are still free', async () => {
  const showId = await world.openShow();
  const { orderId, total } = await orderSeats(showId, ['A1', 'A2']);
  await world.clock.advance(HOLD_MS + 60_000);
  await capture(orderId, total.amount);
  expect(await statusOf(orderId)).toBe('CONFIRMED');
});

test('money that comes too late goes back, and takes nobody else a seat', async () => {
  const showId = await world.openShow();
  const { orderId, total } = await orderSeats(showId, ['A1', 'A2']);
  await world.clock.advance(HOLD_MS);
  const other = await orderSeats(showId, ['A2'], 'usr_2');
  await capture(orderId, total.amount);
  await capture(orderId, total.amount);
  expect(await factsNamed('booking.order-confirmed', orderId)).toEqual([]);
  const back = await factsNamed('booking.order-unfulfillable', orderId);
  expect(back).toHaveLength(1);
  expect(back[0]).toMatchObject({ reason: 'seats-gone', amount: total });
  // A1 was free and must not stay with the order that failed.
  await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_3'));
  expect((await pay(other.orderId, 'usr_2')).orderId).toBe(other.orderId);
});

test.each([
  ['a second payment', 50_000, 'pay_second', 'already-paid', true],
  ['the wrong amount', 1, 'pay_wrong', 'wrong-amount', false],
])('%s goes back', async (_what, amount, paymentId, reason, paidFirst) => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1', 'A2']);
  if (paidFirst) await pay(orderId);
  await capture(orderId, amount, paymentId);
  const back = await factsNamed('booking.order-unfulfillable', orderId);
  expect(back).toHaveLength(1);
  expect(back[0]).toMatchObject({ paymentId, reason });
});

test('cancelling frees the seats at once; money that still comes goes back', async () => {
  const showId = await world.openShow();
  const { orderId, total } = await orderSeats(showId, ['A1']);
  await face().cancelOrder({ orderId }, callOf('usr_1'));
  const again = await face().cancelOrder({ orderId }, callOf('usr_1'));
  expect(again.order.status).toBe('CANCELLED');
  expect(await factsNamed('booking.order-cancelled', orderId)).toHaveLength(1);
  await face().holdSeats({ showId, seatIds: ['A1'] }, callOf('usr_2'));
  await capture(orderId, total.amount);
  expect(await factsNamed('booking.order-unfulfillable', orderId)).toHaveLength(1);
  await expect(pay(orderId)).rejects.toMatchObject({ code: 'order-cancelled' });
});

test('the sweeper writes expiry down once and tells payments', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  await world.clock.advance(HOLD_MS);
  const sweep = world.booking.schedule.find(({ name }) => name === 'booking/expire-orders');
  await sweep?.run();
  await sweep?.run();
  expect(await factsNamed('booking.order-expired', orderId)).toHaveLength(1);
  expect(await statusOf(orderId)).toBe('EXPIRED');
});

test('late money for the same seats from two expired orders confirms exactly one', async () => {
  const showId = await world.openShow();
  const first = await orderSeats(showId, ['A1']);
  await world.clock.advance(HOLD_MS);
  const second = await orderSeats(showId, ['A1'], 'usr_2');
  await world.clock.advance(HOLD_MS);
  const entry = world.booking.reactions.find(
    ({ consumer }) => consumer === 'booking/confirm-orders',
  );
  const facts = [first, second].map(({ orderId, total }) => ({
    orderId,
    paymentId: `pay_${orderId}`,
    amount: total,
    capturedAt: '2026-11-20T12:00:00.000Z',
  }));
  await inTransaction(world.database.pool, (tx) => entry?.act(tx, facts as never) as Promise<void>);
  const states = await Promise.all([statusOf(first.orderId), statusOf(second.orderId, 'usr_2')]);
  expect(states.toSorted()).toEqual(['CONFIRMED', 'FAILED']);
});

test('orders are listed newest first, page by page, each once', async () => {
  const showId = await world.openShow();
  const placed: string[] = [];
  for (const seat of ['A1', 'A2', 'A3', 'A4', 'A5']) {
    placed.unshift((await orderSeats(showId, [seat], 'usr_lister')).orderId);
    await world.clock.advance(1_000);
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await face().listOrders({ limit: 2, cursor }, callOf('usr_lister'));
    seen.push(...page.items.map(({ orderId }) => orderId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(placed);
});

test('a refusal that comes after the same order was confirmed elsewhere gives its confirmation', async () => {
  const showId = await world.openShow();
  const { orderId, total } = await orderSeats(showId, ['A1']);
  world.settlement = async () => {
    await capture(orderId, total.amount);
    return { outcome: 'declined', reason: 'already-paid' };
  };
  const late = await pay(orderId);
  world.settlement = null;
  expect(late).toEqual(await pay(orderId));
});

test('a key names one order: for another hold it is refused, from wherever and whenever it comes', async () => {
  const showId = await world.openShow();
  const elsewhere = world.anotherProcess().face;
  for (let round = 0; round < 10; round++) {
    const buyerId = `usr_two_holds_${round}`;
    const holds = await Promise.all(
      [`A${round + 1}`, `B${round + 1}`].map((seatId) =>
        face().holdSeats({ showId, seatIds: [seatId] }, callOf(buyerId)),
      ),
    );
    const call = callOf(buyerId, 'the same key');
    const tries = await Promise.allSettled(
      holds.map(({ holdId }, index) =>
        (index === 0 ? face() : elsewhere).placeOrder({ holdId }, call),
      ),
    );
    const refused = tries.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['idempotency-key-reused']);
    // And in one batch, and of another buyer.
    const again = await Promise.allSettled(
      holds.map(({ holdId }) => face().placeOrder({ holdId }, call)),
    );
    expect(again.map(({ status }) => status)).toEqual(tries.map(({ status }) => status));
  }
  const { holdId } = await face().holdSeats({ showId, seatIds: ['C1'] }, callOf('usr_other'));
  const call = callOf('usr_other', 'the same key');
  await expect(face().placeOrder({ holdId }, call)).resolves.toMatchObject({ holdId });
});
