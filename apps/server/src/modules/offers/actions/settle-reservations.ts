import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import { addSettled } from '../store/offers.ts';
import { moveReservations } from '../store/reservations.ts';

/** A paid order has used its offers for good, also when its money came late. Again, it changes nothing. */
export async function settleReservations(
  tx: Tx,
  orders: readonly FactPayload<'booking.order-confirmed'>[],
): Promise<void> {
  await addSettled(
    tx,
    await moveReservations(tx, idsOf(orders), { from: ['reserved', 'released'], to: 'settled' }),
  );
}

/** An unpaid order gives its uses back; should its money come after all, they are settled then. */
export async function releaseReservations(
  tx: Tx,
  orders: readonly { readonly orderId: string }[],
): Promise<void> {
  await moveReservations(tx, idsOf(orders), { from: ['reserved'], to: 'released' });
}

/** A cancelled order gives its uses back, paid or not, and for good: later news of a payment is older. */
export async function cancelReservations(
  tx: Tx,
  orders: readonly { readonly orderId: string }[],
): Promise<void> {
  await addSettled(
    tx,
    await moveReservations(tx, idsOf(orders), {
      from: ['reserved', 'released', 'settled'],
      to: 'cancelled',
    }),
  );
}

/** Money that cannot be honoured ends the order, unless it was a second payment or one of a wrong amount. */
export async function cancelUnfulfillable(
  tx: Tx,
  orders: readonly FactPayload<'booking.order-unfulfillable'>[],
): Promise<void> {
  await cancelReservations(
    tx,
    orders.filter(({ purchase }) => purchase !== undefined),
  );
}

function idsOf(orders: readonly { readonly orderId: string }[]): string[] {
  return [...new Set(orders.map(({ orderId }) => orderId))];
}
