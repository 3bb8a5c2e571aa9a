import type { ShowLabel } from '@houseful/contract/show-label';
import type { Queryable } from '#platform/postgres/tx';
import { ORDER_COLUMNS, type OrderRow } from './orders.ts';

interface RetoldShowRow {
  readonly show_id: string;
  readonly seat_map_id: string;
  readonly seats_total: number;
  readonly label: ShowLabel;
  readonly moved_version: number;
  readonly is_cancelled: boolean;
}

/** Shows in order of their ids. */
export function pageOfShows(
  db: Queryable,
  after: string | null,
  showsMax: number,
): Promise<RetoldShowRow[]> {
  return db.rows({
    text: `select show_id, seat_map_id, seats_total, label, moved_version,
                  cancelled_at is not null as is_cancelled
             from booking.shows join booking.seat_maps using (seat_map_id)
            where show_id > $1 order by show_id limit $2`,
    values: [after ?? '', showsMax],
  });
}

/** Orders in order of their ids. */
export function pageOfOrders(
  db: Queryable,
  after: string | null,
  ordersMax: number,
): Promise<OrderRow[]> {
  return db.rows({
    text: `select ${ORDER_COLUMNS} from booking.orders
            where order_id > $1 order by order_id limit $2`,
    values: [after ?? '', ordersMax],
  });
}
