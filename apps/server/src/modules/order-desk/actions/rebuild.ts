import type { BookingFace } from '@houseful/contract/faces/booking';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { findRebuild, openRebuild, saveRebuild } from '../store/rebuilds.ts';
import { keepOrders, ofRetold } from './hear-orders.ts';

const ORDERS_PER_PAGE = 500;

/**
 * Has booking tell all its orders once more and keeps them, while the house is open: what is told meanwhile is later, and counts.
 * Broken off, it goes on where it was.
 */
export async function rebuild({
  pool,
  booking,
  onProgress,
}: {
  readonly pool: Pool;
  readonly booking: Pick<BookingFace, 'retellOrders'>;
  /** Called after each page. */
  readonly onProgress?: (orders: number) => void;
}): Promise<void> {
  await inTransaction(pool, async (tx) => openRebuild(tx));
  for (;;) {
    const after = await findRebuild(readFrom(pool));
    if (after === null) return;
    const page = await booking.retellOrders({ after: after || null, limit: ORDERS_PER_PAGE });
    await inTransaction(pool, async (tx) => {
      await keepOrders(tx, page.items.flatMap(ofRetold));
      saveRebuild(tx, after, page.next);
    });
    onProgress?.(page.items.length);
  }
}
