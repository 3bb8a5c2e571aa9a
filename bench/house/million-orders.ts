import type { House } from './open-house.ts';

/** How many orders, over how many venues and shows; every word of an order follows from its number. */
export interface SoldOrders {
  readonly orders: number;
  readonly venues: number;
  readonly shows: number;
}

/** Some are common and some are rare, as names are. */
const FIRST = [
  ...['asha', 'bina', 'chitra', 'deepak', 'esha', 'farhan', 'gauri', 'harish', 'indira', 'jaya'],
  ...['kiran', 'lata', 'meera', 'nikhil', 'omar', 'priya', 'qasim', 'ravi', 'sunita', 'tara'],
];
const LAST = [
  ...['kumar', 'sharma', 'rao', 'patel', 'singh', 'iyer', 'khan', 'das', 'nair', 'mehta'],
  ...['banerjee', 'chatterjee', 'deshpande', 'fernandes', 'gokhale', 'hegde', 'joshi', 'kulkarni'],
];

/**
 * Writes orders into the desk's index as facts would have kept them, by one statement: a million of those would take hours. What
 * the words of an order are, the bench compares with the rule that the server goes by.
 */
export async function fillOrders(
  { sql }: House,
  { orders, venues, shows }: SoldOrders,
): Promise<void> {
  await sql('set synchronous_commit = off');
  await sql(`set maintenance_work_mem = '256MB'`);
  // Made at the end, all at once: filled row by row it takes many times as long.
  const [words] = await sql<{ indexdef: string }>(
    `select indexdef from pg_indexes where schemaname = 'order_desk' and indexname = 'orders_by_words'`,
  );
  if (!words) throw new Error('the index of words has another name');
  await sql('drop index order_desk.orders_by_words');
  await sql(
    `insert into order_desk.orders
     with numbered as (
       select n, (hashint4(n)::bigint & 2147483647) as h, md5('order' || n) as d
         from generate_series(1, $1::int) as n
     ),
     named as (
       select n, h, d,
              ($4::text[])[1 + h % array_length($4::text[], 1)] as first,
              ($5::text[])[1 + least(h / 64 % 40, array_length($5::text[], 1) - 1)] as last,
              (h / 8) % $3::int as show, chr(97 + (h / 128 % 12)::int) as line,
              1 + h / 16 % 20 as seat
         from numbered
     ),
     spelt as (
       select *, first || '.' || last || n || case when h % 5 < 3 then '@gmail.com' else '@example.org' end
                as email,
              '91' || (6000000000 + (h * 7919 + n) % 4000000000)::text as digits,
              substr(d, 1, 8) as code
         from named
     )
     select 'ord_' || d, 1, case when h % 25 = 0 then 2 else 1 end, 'org_first',
            'ven_' || show % $2::int, 'shw_' || show, 'Title ' || show % 170, 'Venue ' || show % $2::int,
            'Screen 1', '2026-11-20T12:00:00Z'::timestamptz - make_interval(hours => show::int % 8000),
            'Asia/Kolkata', case when h % 25 = 0 then 'CANCELLED' else 'CONFIRMED' end,
            '2026-11-20T12:00:00Z'::timestamptz - make_interval(secs => n * 29), 'web',
            initcap(first || ' ' || last), email, '+' || digits, upper(code),
            array[upper(line) || seat, upper(line) || seat + 1], 50000, 0, 'INR',
            ' ' || first || ' ' || last || ' ' || email || ' ' || digits || ' ' || code || ' '
              || line || seat || ' ' || line || seat + 1 || ' '
       from spelt`,
    [orders, venues, shows, FIRST, LAST],
  );
  await sql(words.indexdef);
  await sql('vacuum analyze order_desk.orders');
}
