import { type RawBuilder, sql } from 'kysely';
import { addMs, MINUTE_MS } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb } from './tables.ts';

/** What counts as lately. */
const LATELY_MS = 24 * 60 * MINUTE_MS;

/** An order that was paid. */
export interface PaidOrder {
  readonly orderId: string;
  readonly showId: string;
  readonly seats: number;
  readonly confirmedAt: string;
}

/**
 * Counts the seats of orders that were not heard of before into the hours in which they were paid.
 * An order of a show that is not ours counts nowhere.
 */
export async function addSales(tx: Tx, orders: readonly PaidOrder[], now: Date): Promise<void> {
  await tx.rows({
    name: 'catalog.add-sales',
    text: `with news as (
             select distinct on (order_id) order_id, show_id, seats,
                    date_trunc('hour', confirmed_at, 'UTC') as hour
               from jsonb_to_recordset($1::jsonb)
                    as n (order_id text, show_id text, seats int, confirmed_at timestamptz)
           ),
           counted as (
             insert into catalog.counted_orders (order_id, noted_at, hour, city_id, title_id, seats)
             select n.order_id, $2, n.hour, s.city_id, s.title_id, n.seats
               from news n join catalog.shows s using (show_id)
             on conflict do nothing
             returning hour, city_id, title_id, seats
           )
           insert into catalog.sales_by_hour as h (hour, city_id, title_id, seats)
           select hour, city_id, title_id, sum(seats) from counted group by 1, 2, 3 order by 1, 2, 3
           on conflict (hour, city_id, title_id) do update set seats = h.seats + excluded.seats`,
    values: [
      JSON.stringify(
        orders.map((order) => ({
          order_id: order.orderId,
          show_id: order.showId,
          seats: order.seats,
          confirmed_at: order.confirmedAt,
        })),
      ),
      now,
    ],
  });
}

/**
 * Takes cancelled orders out of their hours, each once. One that was not heard of before is
 * remembered, so that the news of its payment, should it come later, counts nothing.
 */
export async function takeBackSales(tx: Tx, orderIds: readonly string[], now: Date): Promise<void> {
  // A statement of its own: it waits for a delivery of the payment that is under way, and the
  // next one sees what that has counted.
  await tx.rows({
    name: 'catalog.note-cancelled-orders',
    text: `insert into catalog.counted_orders (order_id, noted_at)
           select distinct order_id, $2::timestamptz from unnest($1::text[]) as o (order_id) order by 1
           on conflict do nothing`,
    values: [orderIds, now],
  });
  await tx.rows({
    name: 'catalog.take-back-sales',
    text: `with before as (
             select order_id, hour, city_id, title_id, seats from catalog.counted_orders
              where order_id = any($1) and hour is not null
              order by order_id for update
           ),
           emptied as (
             update catalog.counted_orders c
                set hour = null, city_id = null, title_id = null, seats = null
               from before b where b.order_id = c.order_id
           ),
           back as (
             select hour, city_id, title_id, sum(seats) as seats from before group by 1, 2, 3
           ),
           locked as (
             select hour, city_id, title_id, back.seats
               from catalog.sales_by_hour h join back using (hour, city_id, title_id)
              order by hour, city_id, title_id for update of h
           )
           update catalog.sales_by_hour h set seats = h.seats - locked.seats
             from locked
            where (h.hour, h.city_id, h.title_id) = (locked.hour, locked.city_id, locked.title_id)`,
    values: [orderIds],
  });
}

/** Has each order count no more seats than these; one that was not heard of stays unknown. Again, it changes nothing. */
export async function lowerSales(tx: Tx, seatsLeft: ReadonlyMap<string, number>): Promise<void> {
  await tx.rows({
    name: 'catalog.lower-sales',
    text: `with lower as (
             select c.order_id, c.hour, c.city_id, c.title_id, c.seats - n.seats as gone, n.seats
               from catalog.counted_orders c
               join unnest($1::text[], $2::int[]) as n (order_id, seats) using (order_id)
              where c.seats > n.seats
              order by c.order_id for update of c
           ),
           lowered as (
             update catalog.counted_orders c set seats = l.seats
               from lower l where l.order_id = c.order_id
           ),
           back as (
             select hour, city_id, title_id, sum(gone) as gone from lower group by 1, 2, 3
           )
           update catalog.sales_by_hour h set seats = h.seats - back.gone
             from back
            where (h.hour, h.city_id, h.title_id) = (back.hour, back.city_id, back.title_id)`,
    values: [[...seatsLeft.keys()], [...seatsLeft.values()]],
  });
}

/** Forgets what is no longer lately, at most so many orders; tells how many those were. */
export async function deleteSales(tx: Tx, before: Date, ordersMax: number): Promise<number> {
  await tx.rows({ text: 'delete from catalog.sales_by_hour where hour < $1', values: [before] });
  const gone = await tx.rows({
    text: `delete from catalog.counted_orders
            where order_id in (select order_id from catalog.counted_orders
                                where noted_at < $1 order by noted_at limit $2)
           returning order_id`,
    values: [before, ordersMax],
  });
  return gone.length;
}

/** `title_id` and `seats` sold lately, in that city when one is asked. */
export function lately(cityId: string | undefined, now: Date): RawBuilder<unknown> {
  return sql`
    select title_id, sum(seats) as seats from catalog.sales_by_hour
     where hour > ${addMs(now, -LATELY_MS)}
       and ${cityId === undefined ? sql`true` : sql`city_id = ${cityId}`}
     group by title_id`;
}

/** The titles of which most seats were sold lately and that can still be seen there. */
export async function listTrending(
  db: CatalogDb,
  cityId: string | undefined,
  now: Date,
  limit: number,
): Promise<{ title_id: string; seats: number }[]> {
  const here = cityId === undefined ? sql`true` : sql`s.city_id = ${cityId}`;
  const { rows } = await sql<{ title_id: string; seats: number }>`
    select title_id, seats from (${lately(cityId, now)}) sold
     where seats > 0
       and exists (select from catalog.titles t
                    where t.title_id = sold.title_id and t.published_at is not null and t.ended_at is null)
       and exists (select from catalog.shows s
                    where s.title_id = sold.title_id and s.starts_at > ${now}
                      and s.cancelled_at is null and ${here})
     order by seats desc, title_id
     limit ${limit}`.execute(db);
  return rows;
}
