import { type RawBuilder, sql } from 'kysely';
import type { CatalogDb } from './tables.ts';
import { fits, MISSES, type TitleFilter } from './title-filter.ts';

export interface FacetRow {
  readonly facet: keyof typeof MISSES | 'total';
  /** Of the facet `price`: the cheapest price of some titles, in minor units. */
  readonly value: string | null;
  readonly currency: string | null;
  /** How many titles. */
  readonly count: number;
}

/** Counts titles by every value there is, each facet as if nothing of it had been asked. */
export async function countByFacet(
  db: CatalogDb,
  filter: TitleFilter,
  now: Date,
  datesMax: number,
): Promise<FacetRow[]> {
  const { rows } = await sql<FacetRow>`
    with ${fits(filter, now)},
    dates as (
      select distinct local_date from fits where ${but('date')} order by local_date limit ${datesMax}
    ),
    cheapest as (
      select title_id, min(price) as price, (array_agg(currency order by price))[1] as currency
        from fits where ${but('price')} and price is not null group by title_id
    )
    select 'total' as facet, null as value, null as currency, count(distinct title_id) as count
      from fits where misses = 0
    union all ${countsOf('kind', sql`kind`)}
    union all ${countsOf('certificate', sql`certificate`)}
    union all ${countsOf('rating', sql`rating::text`)}
    union all ${countsOf('language', sql`language`)}
    union all ${countsOf('format', sql`format`)}
    union all ${countsOf('timeOfDay', sql`time_of_day`)}
    union all ${countsOf('genre', sql`genre`, sql`fits, unnest(genres) genre`)}
    union all ${countsOf('date', sql`local_date::text`, sql`fits join dates using (local_date)`)}
    union all
    select 'price', price::text, currency, count(*) from cheapest group by price, currency`.execute(
    db,
  );
  return rows;
}

function countsOf(
  facet: keyof typeof MISSES,
  value: RawBuilder<unknown>,
  from: RawBuilder<unknown> = sql`fits`,
): RawBuilder<unknown> {
  return sql`
    select ${sql.lit(facet)}, ${value}, null, count(distinct title_id)
      from ${from} where ${but(facet)} and ${value} is not null group by ${value}`;
}

/** Everything but this facet's own filter is met. */
function but(facet: keyof typeof MISSES): RawBuilder<unknown> {
  return sql`misses & ~${sql.lit(MISSES[facet])} = 0`;
}
