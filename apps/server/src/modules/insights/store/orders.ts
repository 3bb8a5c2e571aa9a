import type { Tx } from '#platform/postgres/tx';
import type { OrderNews } from '../rules/order-news.ts';

export interface OrderRow {
  readonly generation: number;
  readonly order_id: string;
  readonly news: OrderNews;
}

/** The orders in every generation, locked until the transaction ends; those not heard of yet know nothing. */
export async function lockOrders(
  tx: Tx,
  generations: readonly number[],
  orderIds: readonly string[],
): Promise<OrderRow[]> {
  // A statement of its own: it waits for another delivery of the same order, and the next one sees what that wrote.
  await tx.rows({
    name: 'insights.add-orders',
    text: `insert into insights.orders (generation, order_id, news)
           select generation, order_id, '{}'
             from unnest($1::int[]) as g (generation), unnest($2::text[]) as o (order_id)
            order by generation, order_id
           on conflict do nothing`,
    values: [generations, orderIds],
  });
  return tx.rows({
    name: 'insights.lock-orders',
    text: `select generation, order_id, news from insights.orders
            where generation = any($1::int[]) and order_id = any($2::text[])
            order by generation, order_id
              for no key update`,
    values: [generations, orderIds],
  });
}

export function saveOrders(tx: Tx, orders: readonly OrderRow[]): void {
  tx.write({
    name: 'insights.save-orders',
    text: `update insights.orders o set news = n.news
             from unnest($1::int[], $2::text[], $3::json[]) as n (generation, order_id, news)
            where (o.generation, o.order_id) = (n.generation, n.order_id)`,
    values: [
      orders.map(({ generation }) => generation),
      orders.map(({ order_id }) => order_id),
      orders.map(({ news }) => JSON.stringify(news)),
    ],
  });
}
