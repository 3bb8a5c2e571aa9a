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
    titles as materialized (
      select distinct title_id, kind, genres, certificate, rating, misses from fits
    ),
    dates as (
      select distinct local_date from fits where ${but('date')} order by local_date limit ${datesMax}
    ),
    cheapest as (
      select title_id, min(price) as price, (array_agg(currency order by price))[1] as currency
        from fits where ${but('price')} and price is not null group by title_id
    )
    select 'total' as facet, null as value, null as currency, count(*) as count
      from titles where misses = 0
    union all ${countsOf('kind', sql`kind`, sql`titles`)}
    union all ${countsOf('certificate', sql`certificate`, sql`titles`)}
    union all ${countsOf('rating', sql`rating::text`, sql`titles`)}
    union all ${countsOf('genre', sql`genre`, sql`titles, unnest(genres) genre`)}
    union all ${countsOf('language', sql`language`, sql`fits`)}
    union all ${countsOf('format', sql`format`, sql`fits`)}
    union all ${countsOf('timeOfDay', sql`time_of_day`, sql`fits`)}
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
  from: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select ${sql.lit(facet)}, value, null, count(*)
      from (select distinct title_id, ${value} as value from ${from} where ${but(facet)}) each_once
     where value is not null group by value`;
}

/**
 * Everything but this facet's own filter is met. Said as a truth, not as a number that is zero: of
 * that the planner expects one row in two hundred, and sorts where it should hash.
 */
function but(facet: keyof typeof MISSES): RawBuilder<unknown> {
  return sql`not (misses & ~${sql.lit(MISSES[facet])})::boolean`;
}
