import type { Contact, Quote } from '@houseful/contract/booking';
import type { OrderChangeKind } from '@houseful/contract/order-kinds';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { OrderRow } from './orders.ts';

export interface OrderChangeRow {
  readonly change_id: string;
  readonly order_id: string;
  /** The order's version since. */
  readonly version: number;
  readonly kind: OrderChangeKind;
  readonly at: Date;
  readonly actor_id: string;
  readonly reason: string;
  readonly seats_given: string[];
  readonly seats_taken: string[];
  readonly refund_amount: number | null;
  /** What was another one before. */
  readonly before: { readonly quote?: Quote; readonly contact?: Contact };
  readonly request_digest: string;
}

const COLUMNS = `change_id, order_id, version, kind, at, actor_id, reason, seats_given, seats_taken,
                 refund_amount, before, request_digest`;

export async function findChange(
  db: Queryable,
  changeId: string,
): Promise<OrderChangeRow | undefined> {
  const [row] = await db.rows<OrderChangeRow>({
    name: 'order-changes.find',
    text: `select ${COLUMNS} from booking.order_changes where change_id = $1`,
    values: [changeId],
  });
  return row;
}

/** Of each order, the first change first. */
export async function changesOfOrders(
  db: Queryable,
  orderIds: readonly string[],
): Promise<Map<string, OrderChangeRow[]>> {
  const rows = await db.rows<OrderChangeRow>({
    name: 'order-changes.of-orders',
    text: `select ${COLUMNS} from booking.order_changes where order_id = any($1)
            order by order_id, version`,
    values: [orderIds],
  });
  return Map.groupBy(rows, (row) => row.order_id);
}

export function insertChange(tx: Tx, change: OrderChangeRow): void {
  tx.write({
    name: 'order-changes.insert',
    text: `insert into booking.order_changes (${COLUMNS})
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      ...[change.change_id, change.order_id, change.version, change.kind, change.at],
      ...[change.actor_id, change.reason, change.seats_given, change.seats_taken],
      ...[change.refund_amount, JSON.stringify(change.before), change.request_digest],
    ],
  });
}

/** The order as it is since the change; the caller holds its lock. */
export function saveChangedOrder(tx: Tx, order: OrderRow): void {
  tx.write({
    name: 'orders.save-changed',
    text: `update booking.orders
              set seat_ids = $2, quote = $3, contact = $4, version = $5, paid_amount = $6,
                  refunded_amount = $7, status = $8, cancelled_at = $9, refund_amount = $10
            where order_id = $1`,
    values: [
      ...[order.order_id, order.seat_ids, JSON.stringify(order.quote)],
      ...[JSON.stringify(order.contact), order.version, order.paid_amount, order.refunded_amount],
      ...[order.status, order.cancelled_at, order.refund_amount],
    ],
  });
}
