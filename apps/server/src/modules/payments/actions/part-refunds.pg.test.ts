import type { FactPayload } from '@houseful/contract/facts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PaymentsWorld, rupees, startPaymentsWorld } from '../payments-world.fixture.ts';
import { paymentIdOf } from '../store/rows.ts';

let world: PaymentsWorld;
beforeAll(async () => {
  world = await startPaymentsWorld();
});
afterAll(() => world.close());

const AT = '2026-11-20T12:00:00.000Z';
const SHOW = {
  ...{ titleId: 'ttl_1', titleName: 'A Film', kind: 'movie', certificate: null, posterUrl: '/p' },
  ...{ venueName: 'Regal', venueAddress: '1 Road', cityName: 'Mumbai', screenName: 'Screen 1' },
  ...{ language: 'Hindi', format: '2D', startsAt: AT, endsAt: AT, timeZone: 'Asia/Kolkata' },
};

function changed(
  orderId: string,
  version: number,
  amount: number,
  what: 'seats-cancelled' | 'refunded' = 'seats-cancelled',
): FactPayload<'booking.order-changed'> {
  return {
    ...{ changeId: `chg_${version}`, orderId, buyerId: 'usr_b', showId: 'shw_1', version, what },
    ...{ status: 'CONFIRMED', at: AT, actorId: 'usr_desk', reason: 'asked for' },
    ...{ seatsGiven: [], seatsTaken: [], refund: rupees(amount), refundedInAll: rupees(amount) },
    purchase: {
      ...{ show: SHOW, lines: [], total: rupees(500), contact: {} },
      ...{ ticketCode: 'K7QM4PXD', confirmedAt: AT },
    },
  };
}

const cancelled = (orderId: string, amount: number) => ({
  ...{ orderId, buyerId: 'usr_b', showId: 'shw_1', wasPaid: true, refund: rupees(amount) },
});

async function paid(orderId: string): Promise<void> {
  await world.open(orderId);
  await world.settle(orderId, 'tok_success');
}

const sentBack = (orderId: string) =>
  world.rows<{ amount: number; status: string }>(
    'select amount, status from payments.refunds where payment_id = $1 order by amount',
    [paymentIdOf(orderId)],
  );

test('each change gives back its part, once; the payment stays paid, and the order’s end gives the rest', async () => {
  await paid('ord_parts');
  for (const _ of [1, 2]) {
    await world.tell('booking.order-changed', changed('ord_parts', 2, 100));
    await world.tell('booking.order-changed', changed('ord_parts', 3, 50, 'refunded'));
  }
  await world.live(20_000);
  const orderId = 'ord_parts';
  expect(await world.settle(orderId, 'tok_success')).toMatchObject({ outcome: 'captured' });
  expect(await world.face.getPayment({ orderId })).toMatchObject({ status: 'CAPTURED' });
  expect(await world.face.getRefund({ orderId })).toMatchObject({
    ...{ amount: rupees(150), status: 'DONE' },
  });
  await world.tell('booking.order-cancelled', cancelled(orderId, 300));
  await world.tell('booking.order-cancelled', cancelled(orderId, 300));
  await world.live(20_000);
  expect((await sentBack(orderId)).map(({ amount, status }) => [amount, status])).toEqual([
    [50_00, 'DONE'],
    [100_00, 'DONE'],
    [300_00, 'DONE'],
  ]);
  expect(await world.face.getPayment({ orderId })).toMatchObject({ status: 'REFUNDED' });
  expect((await world.face.describeMoney({ orderId }))?.refunds).toHaveLength(3);
});

test('never more than was captured goes back, whatever is asked and in whatever order', async () => {
  await paid('ord_greedy');
  await world.tell('booking.order-changed', changed('ord_greedy', 2, 400));
  await world.tell('booking.order-cancelled', cancelled('ord_greedy', 500));
  await world.tell('booking.order-changed', changed('ord_greedy', 3, 90));
  await world.live(20_000);
  const amounts = (await sentBack('ord_greedy')).map(({ amount }) => amount);
  expect(amounts).toEqual([100_00, 400_00]);
});
