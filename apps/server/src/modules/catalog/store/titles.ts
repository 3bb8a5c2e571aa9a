import { type SqlBool, sql } from 'kysely';
import type { NewTitle } from '@houseful/contract/faces';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb, TitleTable } from './tables.ts';

/** Adds the titles that are not known yet and answers those. */
export async function insertTitles(tx: Tx, titles: readonly NewTitle[]): Promise<TitleTable[]> {
  const rows = titles.map(rowOf);
  const added = await tx.rows<{ title_id: string }>({
    text: `insert into catalog.titles
             (title_id, kind, name, native_name, year, languages, genres, formats, certificate,
              duration_minutes, rating, synopsis, people, palette, motif, release_date)
           select title_id, kind, name, native_name, year, array(select jsonb_array_elements_text(languages)),
                  array(select jsonb_array_elements_text(genres)),
                  array(select jsonb_array_elements_text(formats)), certificate, duration_minutes,
                  rating, synopsis, people, array(select jsonb_array_elements_text(palette)), motif,
                  release_date
             from jsonb_to_recordset($1::jsonb)
                  as t (title_id text, kind text, name text, native_name text, year int,
                        languages jsonb, genres jsonb, formats jsonb, certificate text,
                        duration_minutes int, rating float8, synopsis text, people jsonb,
                        palette jsonb, motif text, release_date date)
           on conflict do nothing
           returning title_id`,
    values: [JSON.stringify(rows)],
  });
  const fresh = new Set(added.map(({ title_id }) => title_id));
  return rows.filter(({ title_id }) => fresh.has(title_id));
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
    release_date: title.releaseDate,
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

/** A title with what its shows to come say about it. */
export interface TitleOnOffer extends TitleTable {
  /** The cheapest of its shows to come, here when a city was asked, in minor units. */
  readonly price_from: number | null;
  readonly currency: string | null;
  /** In the city that was asked; everywhere without one. */
  readonly shows_here: number;
  readonly shows_anywhere: number;
}

/** These titles, in no order, with what is on offer of them. */
export async function findTitlesOnOffer(
  db: CatalogDb,
  titleIds: readonly string[],
  cityId: string | undefined,
  now: Date,
): Promise<TitleOnOffer[]> {
  const here = cityId === undefined ? sql`true` : sql`s.city_id = ${cityId}`;
  const { rows } = await sql<TitleOnOffer>`
    select t.*, o.*
      from catalog.titles t,
           lateral (
             select count(*) filter (where ${here}) as shows_here,
                    count(*) as shows_anywhere,
                    min(s.price_from) filter (where ${here}) as price_from,
                    (array_agg(s.currency order by s.price_from) filter (where ${here}))[1] as currency
               from catalog.shows s
              where s.title_id = t.title_id and s.starts_at > ${now}
           ) o
     where t.title_id = any(${[...titleIds]})`.execute(db);
  return rows;
}
