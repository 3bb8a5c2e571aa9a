import { DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#platform/postgres/tx';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';
import { localSignals } from '#test/kit/local-signals';

const MINUTE_MS = 60_000;
/** The small show begins this long after it goes on sale. */
const STARTS_IN_MINUTES = 450;
/** ₹250 is 210 + 10 + 30; of the tax 1.80 is the fee's, so of 238.20 the step's share goes back. */
const REFUND_75 = 17_865;
const REFUND_50 = 11_910;
const inr = (amount: number) => ({ amount, currency: 'INR' });

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const face = () => world.booking.face;
const ASHA = callOf('usr_asha');

async function orderSeats(showId: string, seatIds: string[], call = ASHA) {
  const { holdId } = await face().holdSeats({ showId, seatIds }, call);
  return face().placeOrder({ holdId }, call);
}

async function buy(showId: string, seatIds: string[], call = ASHA) {
  const order = await orderSeats(showId, seatIds, call);
  await face().confirmPayment({ orderId: order.orderId, paymentToken: 'tok_success' }, call);
  return order;
}

const cancel = (orderId: string, expectedRefund?: { amount: number; currency: string }) =>
  face().cancelOrder({ orderId, expectedRefund }, ASHA);
const offer = (orderId: string) => face().getCancellation({ orderId }, ASHA);
const statusOf = async (orderId: string) => (await face().getOrder({ orderId }, ASHA)).order.status;

async function factsOf(orderId: string, name: string): Promise<Record<string, unknown>[]> {
  const { rows } = await world.database.pool.query(
    `select payload from platform.outbox where name = $1 and payload ->> 'orderId' = $2`,
    [`booking.${name}`, orderId],
  );
  return rows.map(({ payload }) => payload);
}

async function capture(orderId: string, amount: number) {
  const entry = world.booking.reactions.find(
    ({ consumer }) => consumer === 'booking/confirm-orders',
  );
  const money = { orderId, paymentId: `pay_${orderId}`, amount: inr(amount) };
  await inTransaction(
    world.database.pool,
    (tx) => entry?.act(tx, [money as never]) as Promise<void>,
  );
}

test.each([
  ['at once', 0, REFUND_75, 75],
  ['a moment before the first step ends', STARTS_IN_MINUTES - 120 - 1 / 60, REFUND_75, 75],
  ['when the first step has ended', STARTS_IN_MINUTES - 120, REFUND_50, 50],
  ['a moment before the last step ends', STARTS_IN_MINUTES - 20 - 1 / 60, REFUND_50, 50],
])('cancelled %s, the order gives what it had offered', async (_when, minutes, refund, percent) => {
  const showId = await world.openShow();
  const { orderId } = await buy(showId, ['A1', 'A2']);
  await world.clock.leap(minutes * MINUTE_MS);
  expect(await offer(orderId)).toMatchObject({
    cancellable: true,
    refundPercent: percent,
    refund: inr(2 * refund),
    kept: inr(50_000 - 2 * refund),
  });
  const { order, refundDue } = await cancel(orderId, inr(2 * refund));
  const since = world.clock.now().toISOString();
  expect(order).toMatchObject({ status: 'CANCELLED', cancelledAt: since });
  expect(refundDue).toEqual({ amount: inr(2 * refund), since });
  expect(await offer(orderId)).toMatchObject({
    reason: 'already-cancelled',
    refund: inr(2 * refund),
    refundPercent: percent,
  });
});

test.each([
  ['when the last step has ended', STARTS_IN_MINUTES - 20],
  ['after the show has begun', STARTS_IN_MINUTES + 1],
])('%s nothing is cancelled, and the seats stay sold', async (_when, minutes) => {
  const showId = await world.openShow();
  const { orderId } = await buy(showId, ['A1']);
  await world.clock.leap(minutes * MINUTE_MS);
  await expect(cancel(orderId)).rejects.toMatchObject({
    code: 'cancellation-closed',
    members: { reason: 'too-late' },
  });
  expect(await statusOf(orderId)).toBe('CONFIRMED');
  expect((await face().getSeatStatus({ showId })).unavailableSeatIds).toEqual(['A1']);
});

test('a show that was sold as final cannot be cancelled', async () => {
  const cancellation = { steps: [], feesRefunded: false };
  const showId = await world.openShow({}, { cancellation });
  const { orderId } = await buy(showId, ['A1']);
  expect((await face().getShowSale({ showId })).cancellation).toEqual(cancellation);
  expect(await offer(orderId)).toMatchObject({ reason: 'not-offered', kept: inr(25_000) });
  await expect(cancel(orderId)).rejects.toMatchObject({
    code: 'cancellation-closed',
    members: { reason: 'not-offered' },
  });
});

test('a show of before there was a policy has the default ladder', async () => {
  const showId = await world.openShow();
  expect((await face().getShowSale({ showId })).cancellation).toEqual(DEFAULT_CANCELLATION);
});

test('the policy of the purchase counts, whatever becomes of the show’s', async () => {
  const showId = await world.openShow();
  const { orderId, cancellation } = await buy(showId, ['A1']);
  expect(cancellation).toEqual(DEFAULT_CANCELLATION);
  await world.database.pool.query('update booking.shows set cancellation = $2 where show_id = $1', [
    showId,
    JSON.stringify({ steps: [], feesRefunded: false }),
  ]);
  const elsewhere = world.anotherProcess().face;
  expect((await elsewhere.getShowSale({ showId })).cancellation.steps).toEqual([]);
  expect(await elsewhere.getCancellation({ orderId }, ASHA)).toMatchObject({
    cancellable: true,
    refund: inr(REFUND_75),
  });
});

test('another refund than the buyer was shown cancels nothing, and is told', async () => {
  const showId = await world.openShow();
  const { orderId } = await buy(showId, ['A1']);
  await world.clock.leap((STARTS_IN_MINUTES - 120) * MINUTE_MS);
  await expect(cancel(orderId, inr(REFUND_75))).rejects.toMatchObject({
    code: 'refund-changed',
    members: { refund: inr(REFUND_50) },
  });
  await expect(cancel(orderId, { amount: REFUND_50, currency: 'USD' })).rejects.toMatchObject({
    code: 'refund-changed',
  });
  expect(await statusOf(orderId)).toBe('CONFIRMED');
  expect(await factsOf(orderId, 'order-cancelled')).toEqual([]);
  expect((await cancel(orderId, inr(REFUND_50))).order.status).toBe('CANCELLED');
});

test('an unpaid order has nothing to give back, and says so', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  expect(await offer(orderId)).toMatchObject({ reason: 'not-paid', refund: inr(0), kept: inr(0) });
  await expect(cancel(orderId, inr(1))).rejects.toMatchObject({
    code: 'refund-changed',
    members: { refund: inr(0) },
  });
  const { order, refundDue } = await cancel(orderId, inr(0));
  expect([order.status, order.confirmedAt, refundDue]).toEqual(['CANCELLED', null, null]);
  expect(await factsOf(orderId, 'order-cancelled')).toEqual([
    {
      orderId,
      buyerId: 'usr_asha',
      showId,
      seatCount: 1,
      wasPaid: false,
      refund: null,
      version: 2,
    },
  ]);
});

test('an expired order cannot be cancelled', async () => {
  const showId = await world.openShow();
  const { orderId } = await orderSeats(showId, ['A1']);
  await world.clock.leap(HOLD_MS);
  await expect(cancel(orderId)).rejects.toMatchObject({ code: 'order-expired' });
});

test('a stranger’s order does not exist', async () => {
  const showId = await world.openShow();
  const { orderId } = await buy(showId, ['A1']);
  const stranger = callOf('usr_stranger');
  const missing = { code: 'no-such-order' };
  await expect(face().cancelOrder({ orderId }, stranger)).rejects.toMatchObject(missing);
  await expect(face().getCancellation({ orderId }, stranger)).rejects.toMatchObject(missing);
  await expect(cancel('ord_none')).rejects.toMatchObject(missing);
});

test('a step of nothing ends the order and gives nothing back', async () => {
  const steps = [{ untilMinutesBefore: 0, refundPercent: 0 }];
  const showId = await world.openShow({}, { cancellation: { steps, feesRefunded: true } });
  const { orderId } = await buy(showId, ['A1']);
  expect(await offer(orderId)).toMatchObject({ cancellable: true, refund: inr(0) });
  expect((await cancel(orderId)).refundDue).toBeNull();
  expect(await factsOf(orderId, 'order-cancelled')).toMatchObject([
    { wasPaid: true, refund: null },
  ]);
});

test('the world is told once, with everything that others need', async () => {
  const showId = await world.openShow();
  const { orderId, contact } = await buy(showId, ['A1', 'A2']);
  const [first, second] = [await cancel(orderId), await cancel(orderId, inr(1))];
  expect(second).toEqual(first);
  expect(await factsOf(orderId, 'order-cancelled')).toEqual([
    {
      orderId,
      buyerId: 'usr_asha',
      showId,
      seatCount: 2,
      version: 2,
      wasPaid: true,
      refund: inr(2 * REFUND_75),
      purchase: expect.objectContaining({
        ticketCode: first.order.ticketCode,
        total: inr(50_000),
        contact,
        cancelledAt: first.order.cancelledAt,
      }),
    },
  ]);
  // The same answer also when the policy would give another one, or none.
  await world.clock.leap(STARTS_IN_MINUTES * MINUTE_MS);
  expect(await cancel(orderId)).toEqual(first);
});

test('freed seats are seen at once in every process, and can be bought again', async () => {
  const showId = await world.openShow();
  const signals = localSignals();
  const [here, there] = [world.anotherProcess(signals).face, world.anotherProcess(signals).face];
  const { orderId } = await buy(showId, ['A1', 'A2']);
  for (const each of [here, there]) {
    expect((await each.getSeatStatus({ showId })).unavailableSeatIds).toHaveLength(2);
  }
  await here.cancelOrder({ orderId }, ASHA);
  for (const each of [here, there]) {
    const { unavailableSeatIds, heldSeatIds } = await each.getSeatStatus({ showId });
    expect([...unavailableSeatIds, ...heldSeatIds]).toEqual([]);
    const { categories } = await each.getShowSale({ showId });
    expect(categories.find(({ categoryId }) => categoryId === 'silver')?.seatsLeft).toBe(40);
    const availability = await each.getAvailability({ showIds: [showId] });
    expect(availability.get(showId)?.seatsLeft).toBe(50);
  }
  const ravi = callOf('usr_ravi');
  const { holdId } = await there.holdSeats({ showId, seatIds: ['A1'] }, ravi);
  const again = await there.placeOrder({ holdId }, ravi);
  await there.confirmPayment({ orderId: again.orderId, paymentToken: 'tok_success' }, ravi);
  // What is said once more about the first order takes nothing from the second.
  await here.cancelOrder({ orderId }, ASHA);
  await capture(orderId, 50_000);
  expect((await world.anotherProcess().face.getSeatStatus({ showId })).unavailableSeatIds).toEqual([
    'A1',
  ]);
});

test('the capture that paid, told again after the cancellation, sends no second refund', async () => {
  const showId = await world.openShow();
  const { orderId, total } = await buy(showId, ['A1']);
  await cancel(orderId);
  await capture(orderId, total.amount);
  await capture(orderId, total.amount);
  expect(await factsOf(orderId, 'order-unfulfillable')).toEqual([]);
  await expect(
    face().confirmPayment({ orderId, paymentToken: 'tok_success' }, ASHA),
  ).rejects.toMatchObject({ code: 'order-cancelled' });
});

test('cancelling at once from two processes is one cancellation with one answer', async () => {
  const showId = await world.openShow();
  const { orderId } = await buy(showId, ['A1']);
  const faces = [face(), world.anotherProcess().face, world.anotherProcess().face];
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      (faces[index % 3] as (typeof faces)[0])?.cancelOrder(
        { orderId, expectedRefund: inr(REFUND_75) },
        callOf('usr_asha', index % 2 ? `key-${index}` : null),
      ),
    ),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await factsOf(orderId, 'order-cancelled')).toHaveLength(1);
});

test('cancelling while paying ends with all of the money accounted for', async () => {
  const showId = await world.openShow();
  const elsewhere = world.anotherProcess().face;
  const ends = new Set<string>();
  for (let round = 0; round < 30; round++) {
    const { orderId, total } = await orderSeats(showId, [
      `${'ABC'[Math.floor(round / 10)]}${(round % 10) + 1}`,
    ]);
    let cancelling: Promise<unknown> = Promise.resolve();
    // The bank takes the money while the other process cancels, in every third round before.
    world.settlement = async () => {
      cancelling = elsewhere.cancelOrder({ orderId, expectedRefund: undefined }, ASHA);
      if (round % 3 === 0) await cancelling;
      return {
        outcome: 'captured',
        paymentId: `pay_${orderId}`,
        amount: total,
        capturedAt: world.clock.now().toISOString(),
      };
    };
    const [payment] = await Promise.allSettled([
      face().confirmPayment({ orderId, paymentToken: 'tok_success' }, ASHA),
    ]);
    world.settlement = null;
    await cancelling;
    expect(await statusOf(orderId)).toBe('CANCELLED');
    const paid = payment.status === 'fulfilled';
    const [cancelled] = await factsOf(orderId, 'order-cancelled');
    const unfulfillable = await factsOf(orderId, 'order-unfulfillable');
    // Confirmed and then cancelled: the policy's share goes back. Cancelled first: all of it.
    expect(cancelled).toMatchObject({ wasPaid: paid, refund: paid ? inr(REFUND_75) : null });
    expect(unfulfillable.map(({ amount }) => amount)).toEqual(paid ? [] : [total]);
    ends.add(payment.status);
  }
  expect(ends).toContain('rejected');
});
