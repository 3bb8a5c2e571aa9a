import type { FactPayload } from '@houseful/contract/facts';
import { addMs, type Clock, MINUTE_MS } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { addSales, deleteSales, lowerSales, takeBackSales } from '../store/sales.ts';

/** Older than anything that counts as lately; news of it is no news. */
const SALES_KEPT_MS = 48 * 60 * MINUTE_MS;
const FORGET_PER_ROUND_MAX = 5_000;
const FORGET_ROUNDS_MAX = 200;

/** Counts the seats of paid orders, each order once, however often and in what order it is told. */
export function countSales({ clock }: { clock: Clock }) {
  return async (
    tx: Tx,
    orders: readonly FactPayload<'booking.order-confirmed'>[],
  ): Promise<void> => {
    const now = clock.now();
    const oldest = addMs(now, -SALES_KEPT_MS).toISOString();
    const recent = orders
      .filter(({ confirmedAt }) => confirmedAt > oldest)
      .map(({ orderId, showId, lines, confirmedAt }) => ({
        orderId,
        showId,
        seats: lines.length,
        confirmedAt,
      }));
    await addSales(tx, recent, now);
  };
}

/** Takes the seats of cancelled orders out again. */
export function uncountSales({ clock }: { clock: Clock }) {
  return (tx: Tx, orders: readonly { orderId: string }[]): Promise<void> =>
    takeBackSales(
      tx,
      orders.map(({ orderId }) => orderId),
      clock.now(),
    );
}

/** Takes out seats that were given up of orders that stand. */
export function lowerCounts(
  tx: Tx,
  changes: readonly FactPayload<'booking.order-changed'>[],
): Promise<void> {
  const left = new Map<string, number>();
  for (const { orderId, purchase } of changes) {
    const seats = Math.min(left.get(orderId) ?? Infinity, purchase.lines.length);
    left.set(orderId, seats);
  }
  return lowerSales(tx, left);
}

/** Keeps the counters small. */
export function forgetSales({ pool, clock }: { pool: Pool; clock: Clock }) {
  return async (): Promise<void> => {
    const before = addMs(clock.now(), -SALES_KEPT_MS);
    for (let round = 0; round < FORGET_ROUNDS_MAX; round += 1) {
      const gone = await inTransaction(pool, (tx) => deleteSales(tx, before, FORGET_PER_ROUND_MAX));
      if (gone < FORGET_PER_ROUND_MAX) return;
    }
  };
}
