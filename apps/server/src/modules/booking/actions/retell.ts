import type { BookingFace } from '@houseful/contract/faces/booking';
import type { RetoldOrder } from '@houseful/contract/faces/retell';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { Queryable } from '#platform/postgres/tx';
import type { ShowSales } from '../boards/show-sales.ts';
import { labelOf, termsOf } from '../boards/terms-of.ts';
import { unwindChanges } from '../rules/unwind-changes.ts';
import { changesOfOrders, type OrderChangeRow } from '../store/order-changes.ts';
import type { OrderRow } from '../store/orders.ts';
import { pageOfOrders, pageOfShows } from '../store/retelling.ts';
import {
  viewCancelledOrder,
  viewChangedOrder,
  viewConfirmedOrder,
  viewPurchase,
} from '../store/views.ts';

/**
 * Tells everything once more, page by page, for who keeps sums and has to count anew: each order as it was paid, and each
 * change of it. What is under way is left out: its facts are still to come.
 */
export function retell(
  db: Queryable,
  sales: ShowSales,
): Pick<BookingFace, 'retellShows' | 'retellOrders'> {
  return {
    retellShows: async ({ after, limit }) => {
      const rows = await pageOfShows(db, after, limit);
      const items = rows.map((row) => ({
        showId: row.show_id,
        seatMapId: row.seat_map_id,
        seatsTotal: row.seats_total,
        label: row.label,
        movedVersion: row.moved_version,
        isCancelled: row.is_cancelled,
      }));
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { items, next: last?.show_id ?? null };
    },

    retellOrders: async ({ after, limit }) => {
      const rows = await pageOfOrders(db, after, limit);
      const terms = await termsOf(sales, rows);
      const changed = rows.filter(({ version }) => version > 1).map(({ order_id }) => order_id);
      const changes = changed.length > 0 ? await changesOfOrders(db, changed) : new Map();
      const items = rows.flatMap((row) =>
        retoldOrder(row, changes.get(row.order_id) ?? [], labelOf(terms, row)),
      );
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { items, next: last?.order_id ?? null };
    },
  };
}

function retoldOrder(
  row: OrderRow,
  all: readonly OrderChangeRow[],
  show: ShowLabel,
): RetoldOrder[] {
  const { status } = row;
  if (status === 'PAYMENT_PENDING') return [];
  const told = all.filter(({ kind }) => kind !== 'cancelled');
  const { first, after } = unwindChanges(row, told);
  const changes = after.map(({ change, state }) =>
    viewChangedOrder({ ...row, ...state }, change, show),
  );
  const asPaid = () => viewConfirmedOrder({ ...row, ...first, status: 'CONFIRMED' }, show);
  if (status === 'CONFIRMED') return [{ kind: 'confirmed', fact: asPaid(), changes }];
  if (status === 'CANCELLED' && row.confirmed_at) {
    const confirmed = changes.length > 0 ? asPaid() : null;
    return [{ kind: 'cancelled', fact: viewCancelledOrder(row, show), confirmed, changes }];
  }
  const at = (row.cancelled_at ?? row.expires_at).toISOString();
  const { order_id: orderId, show_id: showId } = row;
  return [{ kind: 'unsold', orderId, showId, show, status, at, purchase: viewPurchase(row, show) }];
}
