import { statfsSync } from 'node:fs';
import type { House } from './open-house.ts';
import { type RoomPlan, seatCount } from './room.ts';

/** Orders that are written with one statement. */
const BATCH = 50_000;
const SEATS_PER_ORDER = 2;

/** The last confirmed order of the house: what is copied. */
export async function lastOrder({ sql }: House): Promise<{ orderId: string; holdId: string }> {
  const [row] = await sql<{ order_id: string; hold_id: string }>(
    `select order_id, hold_id from booking.orders where status = 'CONFIRMED'
      order by created_at desc limit 1`,
  );
  if (!row) throw new Error('there is no confirmed order to copy');
  return { orderId: row.order_id, holdId: row.hold_id };
}

/**
 * Copies a sold order so often that orders `from` to `to` exist, each with its hold, its two seats
 * and a buyer of its own, in shows that are sold out one after the other: what years of business
 * leave behind.
 */
export async function fillOrders(
  { sql }: House,
  template: { orderId: string; holdId: string },
  range: { readonly from: number; readonly to: number; readonly room: RoomPlan },
): Promise<void> {
  const { room } = range;
  const ordersOfShow = seatCount(room) / SEATS_PER_ORDER;
  const { orderId, holdId } = template;
  await sql('set synchronous_commit = off');
  for (let from = range.from; from < range.to; from += BATCH) {
    const to = Math.min(range.to, from + BATCH) - 1;
    const names = `jsonb_build_object('hold_id', 'hld_old-' || n, 'buyer_id', 'usr_old-' || n,
                     'order_id', 'ord_old-' || n, 'show_id', 'shw_old-' || n / $4::int)`;
    await sql(
      `insert into booking.holds
       select copy.* from booking.holds as t, generate_series($2::int, $3::int) as n,
              lateral jsonb_populate_record(t, ${names}) as copy
        where t.hold_id = $1`,
      [holdId, from, to, ordersOfShow],
    );
    await sql(
      `insert into booking.orders
       select copy.* from booking.orders as t, generate_series($2::int, $3::int) as n,
              lateral jsonb_populate_record(t, ${names}) as copy
        where t.order_id = $1`,
      [orderId, from, to, ordersOfShow],
    );
    await sql(
      `insert into booking.seats (show_id, seat_id, hold_id, order_id, fence, taken_until)
       select 'shw_old-' || n / $3::int,
              place / $5::int / $4::int + 1 || '-' || place / $5::int % $4::int + 1 || '-' || place % $5::int + 1,
              'hld_old-' || n, 'ord_old-' || n, 3, 'infinity'
         from generate_series($1::int, $2::int) as n, generate_series(0, 1) as side,
              lateral (select n % $3::int * 2 + side as place) as p`,
      [from, to, ordersOfShow, room.rows, room.seatsPerRow],
    );
  }
  await sql('set synchronous_commit = on');
}

/** Copies a show that is on sale, under the names `prefix-from` … */
export async function fillShows(
  { sql }: House,
  showId: string,
  { prefix, from, to }: { readonly prefix: string; readonly from: number; readonly to: number },
): Promise<void> {
  for (const schema of ['booking', 'catalog']) {
    await sql(
      `insert into ${schema}.shows
       select copy.* from ${schema}.shows as t, generate_series($2::int, $3::int) as n,
              lateral jsonb_populate_record(t, jsonb_build_object('show_id', $4::text || '-' || n)) as copy
        where t.show_id = $1`,
      [showId, from, to - 1, prefix],
    );
  }
}

/** What autovacuum would have done overnight. */
export async function settle({ sql }: House): Promise<void> {
  await sql('vacuum (analyze) booking.holds');
  await sql('vacuum (analyze) booking.orders');
  await sql('vacuum (analyze) booking.seats');
  await sql('vacuum (analyze) booking.shows');
  await sql('checkpoint');
}

/** Bytes on disk of every table, its indexes and long values included. */
export async function tableBytes({ sql }: House): Promise<Map<string, number>> {
  const rows = await sql<{ name: string; bytes: string }>(
    `select schemaname || '.' || relname as name, pg_total_relation_size(relid)::text as bytes
       from pg_stat_user_tables`,
  );
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
}

export function freeBytes({ folder }: House): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
