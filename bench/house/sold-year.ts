import type { House } from './open-house.ts';

/** A year of a chain, as it is spread: every figure follows from an order's number. */
export interface SoldYear {
  readonly orders: number;
  readonly venues: number;
  readonly titles: number;
  readonly showsPerVenueDay: number;
  readonly days: number;
  /** The first of its days. */
  readonly from: string;
}

const ORGANISATION = 'org_first';

/**
 * Writes a year of orders into a table of the bench's own, and sums them into the tables of reports by one statement
 * each, day by day, as they would have come. Not by facts: five million of those would take hours, and that facts come
 * to the same sums is what the server's tests show. The orders stay there to be counted beside the reports.
 */
export async function fillYear({ sql }: House, year: SoldYear): Promise<void> {
  const { orders, venues, titles, showsPerVenueDay, days, from } = year;
  await sql('set synchronous_commit = off');
  await sql(`set work_mem = '128MB'`);
  await sql('create schema bench');
  await sql(
    `create unlogged table bench.shows as
     select 'shw_' || md5('show' || n) as show_id, 'ven_' || md5('venue' || n % $1::int) as venue_id,
            'ttl_' || md5('title' || (n % $1::int * 3 + n / $1::int % $3::int % 8 + n / ($1::int * $3::int) / 7 * 2) % $2::int)
              as title_id, n,
            $5::date + (n / ($1::int * $3::int)) % $4::int as local_day, 9 + n % 14 as local_hour
       from generate_series(0, $1::int * $3::int * $4::int - 1) as n`,
    [venues, titles, showsPerVenueDay, days, from],
  );
  await sql('analyze bench.shows');
  await sql('set enable_nestloop = off');
  await sql(
    `create unlogged table bench.orders as
     with hashed as materialized (
       select n, (hashint4(n)::bigint & 2147483647)::int as hash from generate_series(0, $1::int - 1) as n
     ),
     numbered as materialized (
       select hash, ((hash::bigint * 31 + n) % $2::int)::int as show from hashed
     )
     select s.show_id, s.venue_id, s.title_id,
            greatest($3::date, s.local_day - (hash & 3) * (hash >> 3 & 1)) as local_day,
            case when hash % 5 = 0 then 'counter' else 'web' end as channel,
            1 + (hash >> 4) % 4 as seats, 15000 + (hash >> 6) % 20 * 1000 as price,
            hash % 25 = 0 as is_cancelled, hash % 12 = 0 as by_offer
       from numbered join bench.shows s on s.n = show`,
    [orders, venues * showsPerVenueDay * days, from],
  );
  await sql('analyze bench.orders');
  await sum({ sql });
}

/** What a grain does not tell apart. */
const NONE = `''::text`;
const PARTS = `sum(seats * (price * 8 / 10)) as base, sum(seats * (price / 20)) as fee,
  sum(seats * (price - price * 8 / 10 - price / 20)) as tax`;
const BACK = `count(*) filter (where is_cancelled) as orders_cancelled,
  coalesce(sum(seats) filter (where is_cancelled), 0) as seats_returned,
  coalesce(sum(seats * price / 2) filter (where is_cancelled), 0) as refunded`;

async function sum({ sql }: Pick<House, 'sql'>): Promise<void> {
  for (const [grain, venue, title, show] of [
    ['venue', 'venue_id', NONE, NONE],
    ['title', NONE, 'title_id', NONE],
    ['venue-title', 'venue_id', 'title_id', NONE],
    ['show', 'venue_id', 'title_id', 'show_id'],
  ]) {
    await sql(
      `insert into insights.sales
       select 1, '${grain}', '${ORGANISATION}', local_day, ${venue}, ${title}, ${show}, channel, 'INR',
              count(*), sum(seats), ${PARTS}, 0, ${BACK}
         from bench.orders group by local_day, ${venue}, ${title}, ${show}, channel order by local_day`,
    );
  }
  await sql(
    `insert into insights.shows
     select 1, show_id, '${ORGANISATION}', venue_id, title_id, 'A Film', 'A Venue', 'Screen 1', 'movie',
            local_day + make_interval(hours => local_hour), 'Asia/Kolkata', local_day, local_hour,
            extract(isodow from local_day), false, 'smp_bench', coalesce(sold.seats, 0)
       from bench.shows
       left join (select show_id, sum(seats) filter (where not is_cancelled) as seats
                    from bench.orders group by show_id) as sold using (show_id)`,
  );
  await sql(`insert into insights.seat_maps values ('smp_bench', 180)`);
  await sql(
    `insert into insights.names
     select distinct '${ORGANISATION}', 'venue', venue_id, 'A Venue', 'Asia/Kolkata' from bench.shows
     union select distinct '${ORGANISATION}', 'title', title_id, 'A Film', 'Asia/Kolkata' from bench.shows`,
  );
  await sql(
    `insert into insights.money
     select 1, '${ORGANISATION}', kind, local_day, venue_id, 'INR', provider, reason, count(*), sum(amount)
       from (select 'captured' as kind, local_day, venue_id, 'sandbox' as provider, '' as reason,
                    seats * price as amount from bench.orders
             union all
             select kind, local_day, venue_id, provider, 'order-cancelled', seats * price / 2
               from bench.orders, (values ('due', ''), ('refunded', 'sandbox')) as k (kind, provider)
              where is_cancelled) as moved
      group by kind, local_day, venue_id, provider, reason`,
  );
  await sql(
    `insert into insights.offers
     select 1, '${ORGANISATION}', local_day, venue_id, 'off_bench', 'CODE', 'An offer', 'INR', count(*),
            sum(seats), sum(seats * 1000), sum(seats * price)
       from bench.orders where by_offer group by local_day, venue_id`,
  );
  await sql(
    `insert into insights.steps (organisation_id, title_id, local_day, venue_id, step, taken)
     select '${ORGANISATION}', of_title, local_day, venue_id, step, sum(seats)
       from bench.orders, (values ('show'), ('seats'), ('hold'), ('order')) as s (step),
            lateral (values (title_id), ('')) as t (of_title)
      group by of_title, local_day, venue_id, step`,
  );
  await sql('analyze');
}
