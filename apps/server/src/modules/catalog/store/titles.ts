import { type SqlBool, sql } from 'kysely';
import type { NewTitle } from '@houseful/contract/faces/catalog';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb, TitleTable } from './tables.ts';

/** Adds and publishes the titles that are not known yet, and answers those. */
export async function insertTitles(
  tx: Tx,
  titles: readonly NewTitle[],
  now: Date,
): Promise<TitleTable[]> {
  const rows = titles.map((title) => rowOf(title, now));
  const added = await tx.rows<{ title_id: string }>({
    text: `insert into catalog.titles
           select * from jsonb_populate_recordset(null::catalog.titles, $1::jsonb)
           on conflict do nothing
           returning title_id`,
    values: [JSON.stringify(rows)],
  });
  const fresh = new Set(added.map(({ title_id }) => title_id));
  return rows.filter(({ title_id }) => fresh.has(title_id));
}

function rowOf(title: NewTitle, now: Date): TitleTable {
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
    organisation_id: title.organisationId ?? FIRST_ORGANISATION_ID,
    shared: title.shared ?? true,
    published_at: now,
    ended_at: null,
    licence_from: null,
    licence_until: null,
    poster_image_id: null,
    banner_image_id: null,
    changed_at: now,
    version: 0,
    request_digest: null,
  };
}

/** A published title. */
export function findTitle(db: CatalogDb, titleId: string): Promise<TitleTable | undefined> {
  return db
    .selectFrom('catalog.titles')
    .selectAll()
    .where('title_id', '=', titleId)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
}

/** The published ones among these, by id. */
export async function findTitles(
  db: CatalogDb,
  titleIds: readonly string[],
): Promise<Map<string, TitleTable>> {
  const rows = await db
    .selectFrom('catalog.titles')
    .selectAll()
    .where(sql<SqlBool>`title_id = any(${[...titleIds]})`)
    .where('published_at', 'is not', null)
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

/** The published ones among these titles, in no order, with what is on offer of them. */
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
              where s.title_id = t.title_id and s.starts_at > ${now} and s.cancelled_at is null
           ) o
     where t.title_id = any(${[...titleIds]}) and t.published_at is not null`.execute(db);
  return rows;
}
