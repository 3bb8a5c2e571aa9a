import { type RawBuilder, sql } from 'kysely';
import type { TitleSort, TitleStatus } from '@houseful/contract/catalog';
import { lately } from './sales.ts';
import type { CatalogDb, TitleTable } from './tables.ts';
import { fits, type TitleFilter } from './title-filter.ts';
import type { PriceFrom } from './views.ts';

export type ListedTitle = TitleTable & PriceFrom;

/** At most `limit` titles that fit, in that order, beginning after the given one. */
export async function listTitles(
  db: CatalogDb,
  filter: TitleFilter,
  sort: TitleSort | undefined,
  now: Date,
  afterTitleId: string | undefined,
  limit: number,
): Promise<ListedTitle[]> {
  const after =
    afterTitleId === undefined
      ? sql`true`
      : sql`r.place > (select place from ranked where title_id = ${afterTitleId})`;
  const { rows } = await sql<ListedTitle>`
    with ${fits(filter, now)},
    listed as (
      select title_id, sum(shows) as shows, min(price) as price_from,
             (array_agg(currency order by price))[1] as currency
        from fits where misses = 0 group by title_id
    ),
    ranked as (
      select l.*, row_number() over (order by ${orderOf(sort, filter.status)}, t.title_id) as place
        from listed l
        join catalog.titles t using (title_id)
        left join (${sort === 'trending' ? lately(filter.cityId, now) : NOTHING_SOLD}) sold using (title_id)
    )
    select t.*, r.price_from, r.currency
      from ranked r join catalog.titles t using (title_id)
     where ${after}
     order by r.place
     limit ${limit}`.execute(db);
  return rows;
}

const NOTHING_SOLD = sql`select null as title_id, 0 as seats where false`;

const USUAL: Record<TitleStatus, RawBuilder<unknown>> = {
  now: sql`l.shows desc, t.rating desc nulls last`,
  coming: sql`t.release_date, lower(t.name)`,
};

function orderOf(sort: TitleSort | undefined, status: TitleStatus): RawBuilder<unknown> {
  switch (sort) {
    case 'name':
      return sql`lower(t.name)`;
    case 'rating':
      return sql`t.rating desc nulls last, ${USUAL[status]}`;
    case 'newest':
      return sql`t.release_date desc, ${USUAL[status]}`;
    case 'trending':
      return sql`coalesce(sold.seats, 0) desc, ${USUAL[status]}`;
    default:
      return USUAL[status];
  }
}
