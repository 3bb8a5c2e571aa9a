import { type RawBuilder, sql } from 'kysely';
import type { TitleKind, TitleStatus } from '@houseful/contract/catalog';
import { TIMES_OF_DAY } from '../rules/times-of-day.ts';

/** What titles are asked for; undefined asks nothing. */
export interface TitleFilter {
  readonly status: TitleStatus;
  readonly kind: TitleKind | undefined;
  /** Only these titles; undefined for all. */
  readonly titleIds: readonly string[] | undefined;
  readonly language: readonly string[] | undefined;
  readonly genre: readonly string[] | undefined;
  readonly certificate: readonly string[] | undefined;
  readonly format: readonly string[] | undefined;
  readonly timeOfDay: readonly string[] | undefined;
  readonly minRating: number | undefined;
  readonly priceMax: number | undefined;
  readonly localDate: string | undefined;
  readonly cityId: string | undefined;
  /** Only these venues; undefined for all. */
  readonly venueIds: readonly string[] | undefined;
}

/** One bit for each filter that has a facet: what a show misses, so that one can be overlooked. */
export const MISSES = {
  kind: 1,
  genre: 2,
  certificate: 4,
  rating: 8,
  language: 16,
  format: 32,
  timeOfDay: 64,
  price: 128,
  date: 256,
} as const;

/**
 * The common tables `offers` (what is to come here, alike shows together), `candidates` (titles)
 * and `fits`: offers with their title and `misses`, the filters that they do not meet. All filters
 * are met by one and the same offer where `misses = 0`.
 */
export function fits(filter: TitleFilter, now: Date): RawBuilder<unknown> {
  return sql`
    offers as materialized (${filter.status === 'now' ? showsToCome(filter, now) : releasesToCome(now)}),
    candidates as materialized (
      select title_id, kind, genres, certificate, rating,
             ${missing('kind', filter.kind, (kind) => sql`kind = ${kind}`)}
             | ${missing('certificate', filter.certificate, (some) => sql`certificate = any(${[...some]})`)}
             | ${missing('rating', filter.minRating, (min) => sql`rating >= ${min}`)}
             | ${missing('genre', filter.genre, (some) => sql`exists (select from unnest(genres) g where lower(g) = any(${lower(some)}))`)}
             as misses
        from catalog.titles
       where published_at is not null and ended_at is null
         and ${filter.titleIds === undefined ? sql`true` : sql`title_id = any(${[...filter.titleIds]})`}
    ),
    fits as materialized (
      select o.*, c.kind, c.genres, c.certificate, c.rating, c.misses
             | ${missing('language', filter.language, (some) => sql`lower(o.language) = any(${lower(some)})`)}
             | ${missing('format', filter.format, (some) => sql`lower(o.format) = any(${lower(some)})`)}
             | ${missing('timeOfDay', filter.timeOfDay, (some) => sql`o.time_of_day = any(${[...some]})`)}
             | ${missing('price', filter.priceMax, (max) => sql`o.price <= ${max}`)}
             | ${missing('date', filter.localDate, (date) => sql`o.local_date = ${date}`)}
             as misses
        from offers o join candidates c using (title_id)
    )`;
}

function showsToCome({ cityId, venueIds }: TitleFilter, now: Date): RawBuilder<unknown> {
  return sql`
    select title_id, language, format, local_date, ${timeOfDay()} as time_of_day, currency,
           min(price_from) as price, count(*) as shows
      from catalog.shows
     where starts_at > ${now} and cancelled_at is null
       and ${cityId === undefined ? sql`true` : sql`city_id = ${cityId}`}
       and ${venueIds === undefined ? sql`true` : sql`venue_id = any(${[...venueIds]})`}
     group by title_id, language, format, local_date, time_of_day, currency`;
}

/** A release has no show yet, so it stands for itself: in each of its languages and formats. */
function releasesToCome(now: Date): RawBuilder<unknown> {
  return sql`
    select title_id, language, format, release_date as local_date, null as time_of_day,
           null as currency, null::bigint as price, 0 as shows
      from catalog.titles t, unnest(languages) language, unnest(formats) format
     where release_date > ${now.toISOString().slice(0, 10)}
       and not exists (select from catalog.shows s
                        where s.title_id = t.title_id and s.starts_at > ${now}
                          and s.cancelled_at is null)`;
}

/** The part of the day in which a show begins; before the first one it is still the last. */
function timeOfDay(): RawBuilder<string> {
  const parts = TIMES_OF_DAY.toReversed().map(
    ({ value, from }) => sql`when local_time >= ${sql.lit(from)} then ${sql.lit(value)}`,
  );
  return sql`case ${sql.join(parts, sql` `)} else ${sql.lit(TIMES_OF_DAY.at(-1)?.value)} end`;
}

function missing<T>(
  what: keyof typeof MISSES,
  asked: T | undefined,
  meets: (asked: T) => RawBuilder<unknown>,
): RawBuilder<number> {
  if (asked === undefined) return sql.lit(0);
  return sql`case when ${meets(asked)} then 0 else ${sql.lit(MISSES[what])} end`;
}

function lower(values: readonly string[]): string[] {
  return values.map((value) => value.toLowerCase());
}
