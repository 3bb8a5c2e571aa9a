import type { Tx } from '#platform/postgres/tx';

/** What the gate has heard of an order. */
export interface KnownOrder {
  readonly cancelledAt: Date | null;
  /** The name it goes by since it was changed; undefined where it never was. */
  readonly renamedTo: string | null | undefined;
}

/**
 * Lets nobody else note, cancel or rename these orders until the commit. `cancelledAt`: of those cancelled now; the first time counts.
 * @returns each of them, as known by now
 */
export async function lockOrders(
  tx: Tx,
  orders: readonly { orderId: string; cancelledAt: string | null }[],
): Promise<Map<string, KnownOrder>> {
  const rows = await tx.rows<{
    order_id: string;
    cancelled_at: Date | null;
    holder_name: string | null;
    is_changed: boolean;
  }>({
    name: 'gate.lock-orders',
    text: `insert into gate.orders as known (order_id, cancelled_at)
           select order_id, cancelled_at from unnest($1::text[], $2::timestamptz[]) as o (order_id, cancelled_at)
            order by order_id
           on conflict (order_id) do update
              set cancelled_at = coalesce(known.cancelled_at, excluded.cancelled_at)
           returning order_id, cancelled_at, holder_name, changed_version > 0 as is_changed`,
    values: [orders.map(({ orderId }) => orderId), orders.map(({ cancelledAt }) => cancelledAt)],
  });
  return new Map(
    rows.map((row) => [
      row.order_id,
      {
        cancelledAt: row.cancelled_at,
        renamedTo: row.is_changed ? row.holder_name : undefined,
      },
    ]),
  );
}

/**
 * The name that each goes by since `version`; of what is older than the known one nothing is kept.
 * @returns the ids of those that were renamed
 */
export async function renameOrders(
  tx: Tx,
  orders: readonly { orderId: string; version: number; holderName: string | null }[],
): Promise<string[]> {
  const rows = await tx.rows<{ order_id: string }>({
    name: 'gate.rename-orders',
    text: `insert into gate.orders as known (order_id, changed_version, holder_name)
           select * from unnest($1::text[], $2::int[], $3::text[]) as o (order_id, changed_version, holder_name)
            order by order_id
           on conflict (order_id) do update
              set changed_version = excluded.changed_version, holder_name = excluded.holder_name
            where known.changed_version < excluded.changed_version
           returning order_id`,
    values: [
      orders.map(({ orderId }) => orderId),
      orders.map(({ version }) => version),
      orders.map(({ holderName }) => holderName),
    ],
  });
  return rows.map(({ order_id }) => order_id);
}
