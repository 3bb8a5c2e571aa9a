import type { Queryable } from '#platform/postgres/tx';

export interface SeatCounts {
  readonly show_id: string;
  readonly opens_at: Date;
  /** As it was announced; a stop by hand is told apart from it. */
  readonly closes_at: Date;
  readonly total: number;
  readonly sold: number;
  readonly held: number;
  readonly set_aside: number;
}

/** The seats of shows, counted from the seats themselves. */
export function countSeats(
  db: Queryable,
  showIds: readonly string[],
  now: Date,
): Promise<SeatCounts[]> {
  return db.rows({
    name: 'shows.desk-counts',
    text: `select show_id, opens_at, closes_at, seats_total as total,
                  coalesce(sold, 0)::int as sold, coalesce(held, 0)::int as held,
                  coalesce(set_aside, 0)::int as set_aside
             from booking.shows join booking.seat_maps using (seat_map_id)
             left join lateral (
               select count(*) filter (where taken_until = 'infinity' and order_id is not null) as sold,
                      count(*) filter (where taken_until = 'infinity' and order_id is null) as set_aside,
                      count(*) filter (where taken_until < 'infinity') as held
                 from booking.seats s
                where s.show_id = shows.show_id and s.taken_until > $2) as taken on true
            where show_id = any($1)`,
    values: [showIds, now],
  });
}

/** Which seats of a show are taken, and by whom. */
export function listTakenSeats(
  db: Queryable,
  showId: string,
  now: Date,
): Promise<{ seat_id: string; is_for_good: boolean; is_ordered: boolean }[]> {
  return db.rows({
    name: 'seats.taken-of-show',
    text: `select seat_id, taken_until = 'infinity' as is_for_good, order_id is not null as is_ordered
             from booking.seats where show_id = $1 and taken_until > $2`,
    values: [showId, now],
  });
}

/** The paid orders of a show, and what they cost together. */
export async function sumOrders(
  db: Queryable,
  showId: string,
): Promise<{ orders: number; amount: number; currency: string | null }> {
  const [row] = await db.rows<{ orders: number; amount: number; currency: string | null }>({
    name: 'orders.sum-of-show',
    text: `select count(*)::int as orders,
                  coalesce(sum((quote -> 'total' ->> 'amount')::bigint), 0)::bigint as amount,
                  min(quote -> 'total' ->> 'currency') as currency
             from booking.orders
            where order_id in (select order_id from booking.seats
                                where show_id = $1 and order_id is not null and taken_until = 'infinity')
              and status = 'CONFIRMED'`,
    values: [showId],
  });
  return row ?? { orders: 0, amount: 0, currency: null };
}
