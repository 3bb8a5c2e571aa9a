import { type SqlBool, sql } from 'kysely';
import type { NewTitle } from '@houseful/contract/faces';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb, TitleTable } from './tables.ts';

export async function insertTitles(tx: Tx, titles: readonly NewTitle[]): Promise<void> {
  await tx.rows({
    text: `insert into catalog.titles
             (title_id, kind, name, native_name, year, languages, genres, formats, certificate,
              duration_minutes, rating, synopsis, people, palette, motif)
           select title_id, kind, name, native_name, year, array(select jsonb_array_elements_text(languages)),
                  array(select jsonb_array_elements_text(genres)),
                  array(select jsonb_array_elements_text(formats)), certificate, duration_minutes,
                  rating, synopsis, people, array(select jsonb_array_elements_text(palette)), motif
             from jsonb_to_recordset($1::jsonb)
                  as t (title_id text, kind text, name text, native_name text, year int,
                        languages jsonb, genres jsonb, formats jsonb, certificate text,
                        duration_minutes int, rating float8, synopsis text, people jsonb,
                        palette jsonb, motif text)
           on conflict do nothing`,
    values: [JSON.stringify(titles.map(rowOf))],
  });
}

function rowOf(title: NewTitle): TitleTable {
  return {
    title_id: title.titleId,
    kind: title.kind,
    name: title.name,
    native_name: title.nativeName,
    year: title.year,
    languages: title.languages,
    genres: title.genres,
    formats: title.formats,
    certificate: title.certificate,
    duration_minutes: title.durationMinutes,
    rating: title.rating,
    synopsis: title.synopsis,
    people: { cast: title.cast, crew: title.crew },
    palette: [...title.palette],
    motif: title.motif,
  };
}

export function findTitle(db: CatalogDb, titleId: string): Promise<TitleTable | undefined> {
  return db
    .selectFrom('catalog.titles')
    .selectAll()
    .where('title_id', '=', titleId)
    .executeTakeFirst();
}

/** The known ones among these, by id. */
export async function findTitles(
  db: CatalogDb,
  titleIds: readonly string[],
): Promise<Map<string, TitleTable>> {
  const rows = await db
    .selectFrom('catalog.titles')
    .selectAll()
    .where(sql<SqlBool>`title_id = any(${[...titleIds]})`)
    .execute();
  return new Map(rows.map((row) => [row.title_id, row]));
}

export interface TitleFilter {
  readonly kind: TitleTable['kind'] | undefined;
  readonly text: string | undefined;
  readonly language: string | undefined;
  readonly genre: string | undefined;
  readonly certificate: TitleTable['certificate'] | undefined;
  readonly minRating: number | undefined;
  readonly cityId: string | undefined;
  /** Only these venues; undefined for all. */
  readonly venueIds: readonly string[] | undefined;
  readonly localDate: string | undefined;
}

/** Titles with a show to come that fits the filter; those with the most such shows first. */
export async function listTitles(
  db: CatalogDb,
  filter: TitleFilter,
  now: Date,
  skip: number,
  limit: number,
): Promise<TitleTable[]> {
  let shows = db
    .selectFrom('catalog.shows as s')
    .select(['s.title_id', (eb) => eb.fn.countAll<number>().as('shows_to_come')])
    .where('s.starts_at', '>', now)
    .groupBy('s.title_id');
  if (filter.cityId !== undefined) shows = shows.where('s.city_id', '=', filter.cityId);
  if (filter.localDate !== undefined) shows = shows.where('s.local_date', '=', filter.localDate);
  if (filter.language !== undefined) {
    shows = shows.where(sql<SqlBool>`lower(s.language) = lower(${filter.language})`);
  }
  if (filter.venueIds !== undefined) {
    shows = shows.where(sql<SqlBool>`s.venue_id = any(${[...filter.venueIds]})`);
  }

  let titles = db
    .selectFrom('catalog.titles as t')
    .innerJoin(shows.as('u'), 'u.title_id', 't.title_id')
    .selectAll('t');
  if (filter.kind !== undefined) titles = titles.where('t.kind', '=', filter.kind);
  if (filter.certificate) titles = titles.where('t.certificate', '=', filter.certificate);
  if (filter.minRating !== undefined) titles = titles.where('t.rating', '>=', filter.minRating);
  if (filter.genre !== undefined) {
    titles = titles.where(
      sql<SqlBool>`exists (select from unnest(t.genres) g where lower(g) = lower(${filter.genre}))`,
    );
  }
  if (filter.text !== undefined) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    titles = titles.where(
      sql<SqlBool>`(t.name ilike ${pattern} or t.native_name ilike ${pattern}
                    or jsonb_path_query_array(t.people, '$.*[*].name')::text ilike ${pattern})`,
    );
  }
  return titles
    .orderBy('u.shows_to_come', 'desc')
    .orderBy('t.rating', (order) => order.desc().nullsLast())
    .orderBy('t.title_id')
    .offset(skip)
    .limit(limit)
    .execute();
}
