import type { Period } from '@houseful/contract/insights';
import type { SalesGroup } from '@houseful/contract/reporting';
import type { Queryable } from '#platform/postgres/tx';
import { SALES_AMOUNTS } from '../rules/entries.ts';
import type { SalesSums } from '../rules/figures.ts';
import { isWhole, type Scope } from '../rules/scope.ts';
import { CURRENT } from './generations.ts';
import { scopeValues, withinScope } from './scope.ts';

/** Undefined: whatever it is. */
export interface SalesFilter {
  readonly scope: Scope;
  readonly title: string | undefined;
  readonly channel: string | undefined;
  readonly currency: string;
}

const KEYS: Readonly<Record<SalesGroup, string>> = {
  day: 's.local_day::text',
  title: 's.title_id',
  venue: 's.venue_id',
  channel: 's.channel',
  show: 's.show_id',
};

/** bigint sums are numeric in PostgreSQL. */
const SUMS = SALES_AMOUNTS.map((column) => `sum(s.${column})::bigint as ${column}`).join(', ');

/** The coarsest sums that tell apart what is asked; of which partition they are, is no parameter. */
function grainOf(
  group: SalesGroup | null,
  { scope, title }: Omit<SalesFilter, 'currency'>,
): string {
  if (group === 'show') return 'show';
  if (group !== 'title' && title === undefined) return 'venue';
  return isWhole(scope) && group !== 'venue' ? 'title' : 'venue-title';
}

function where(
  filter: Omit<SalesFilter, 'currency'>,
  group: SalesGroup | null,
  { from, until }: Period,
) {
  return {
    text: `from insights.sales s
            where s.generation = ${CURRENT} and s.grain = '${grainOf(group, filter)}'
              and ${withinScope('s')}
              and s.local_day between $4::date and $5::date
              and ($6::text is null or s.title_id = $6)
              and ($7::text is null or s.channel = $7)`,
    values: [
      ...scopeValues(filter.scope),
      ...[from, until, filter.title ?? null, filter.channel ?? null],
    ],
  };
}

export type SalesLineRow = SalesSums & { readonly key: string };

interface LinesWanted {
  readonly linesMax: number;
  /** No other lines than these. */
  readonly keys?: readonly string[];
}

/** Days in order, everything else by money, the most first. */
export function sumSalesBy(
  db: Queryable,
  group: SalesGroup,
  filter: SalesFilter,
  period: Period,
  { linesMax, keys }: LinesWanted,
): Promise<SalesLineRow[]> {
  const { text, values } = where(filter, group, period);
  const key = KEYS[group];
  const order = group === 'day' ? 'key' : 'sum(s.base + s.fee + s.tax) desc, key';
  return db.rows({
    text: `select ${key} as key, ${SUMS} ${text}
              and s.currency = $8 and ${keys ? `${key} = any($9::text[])` : '$9::text[] is null'}
            group by ${key} order by ${order} limit $10`,
    values: [...values, filter.currency, keys ?? null, linesMax],
  });
}

/** The shows that sold most; their sums cost much, so they are made of those alone. */
export async function findTopShows(
  db: Queryable,
  filter: SalesFilter,
  period: Period,
  showsMax: number,
): Promise<string[]> {
  const { text, values } = where(filter, 'show', period);
  const rows = await db.rows<{ show_id: string }>({
    text: `select s.show_id ${text} and s.currency = $8
            group by s.show_id order by sum(s.base + s.fee + s.tax) desc, s.show_id limit $9`,
    values: [...values, filter.currency, showsMax],
  });
  return rows.map(({ show_id }) => show_id);
}

export type TotalRow = SalesSums & { readonly currency: string; readonly is_before: boolean };

/** Everything together, by currency, that of most orders first: of a period, and of all of it before `from`. */
export function sumSales(
  db: Queryable,
  filter: Omit<SalesFilter, 'currency'>,
  both: Period,
  from: string,
): Promise<TotalRow[]> {
  const { text, values } = where(filter, null, both);
  return db.rows({
    text: `select s.currency, s.local_day < $8::date as is_before, ${SUMS} ${text}
            group by 1, 2 order by sum(s.orders) desc, 1`,
    values: [...values, from],
  });
}

/** Seats by title, of the shows of these days whose room is known. */
export function fillOfTitles(
  db: Queryable,
  scope: Scope,
  { from, until }: Period,
): Promise<{ title_id: string; shows: number; seats: number; seats_total: number }[]> {
  return db.rows({
    text: `select s.title_id, count(*)::int as shows, sum(s.seats)::bigint as seats,
                  sum(m.seats_total)::bigint as seats_total
             from insights.shows s join insights.seat_maps m using (seat_map_id)
            where s.generation = ${CURRENT} and ${withinScope('s')} and not s.is_rehearsal
              and not s.is_cancelled and s.local_day between $4::date and $5::date
            group by s.title_id`,
    values: [...scopeValues(scope), from, until],
  });
}
