import { sql } from 'kysely';
import type { Queryable, Tx } from '#platform/postgres/tx';
import { wordsOfName } from '../rules/words.ts';
import type { CatalogDb, TitleTable, VenueTable } from './tables.ts';

export type NameKind = 'title' | 'person' | 'venue';

type NamedTitle = Pick<TitleTable, 'title_id' | 'kind' | 'name' | 'native_name' | 'people'>;
type NamedVenue = Pick<VenueTable, 'venue_id' | 'name' | 'city_name'>;

/** Makes titles findable by their names and by their people; again changes nothing. */
export async function insertTitleNames(tx: Tx, titles: readonly NamedTitle[]): Promise<void> {
  const appearances = titles
    // Who plays a match are its sides, and its own name says them.
    .filter(({ kind }) => kind !== 'match')
    .flatMap(({ title_id, people }) =>
      [...people.cast, ...people.crew].map(({ name }) => ({ person: name, title_id })),
    );
  await insertNames(tx, [
    ...titles.flatMap(({ title_id, name, native_name }) =>
      namesOf('title', title_id, [name, native_name ?? '']),
    ),
    ...appearances.flatMap(({ person }) => namesOf('person', person, [person])),
  ]);
  await tx.rows({
    text: `insert into catalog.appearances
           select distinct * from jsonb_populate_recordset(null::catalog.appearances, $1::jsonb)
            order by person, title_id
           on conflict do nothing`,
    values: [JSON.stringify(appearances)],
  });
}

/** Makes a title findable by what it is called now, and by nothing that it was called before. */
export async function replaceTitleNames(tx: Tx, title: NamedTitle): Promise<void> {
  const values = [title.title_id];
  // One after the other: of a person whom two titles lose and win at the same time, the words stay.
  await tx.rows({
    text: `select pg_advisory_xact_lock(hashtextextended('catalog.names', 0))`,
  });
  tx.write({
    text: `delete from catalog.name_words where kind = 'title' and subject = $1`,
    values,
  });
  tx.write({
    text: `with gone as (delete from catalog.appearances where title_id = $1 returning person)
           delete from catalog.name_words n using gone
            where n.kind = 'person' and n.subject = gone.person
              and not exists (select from catalog.appearances a
                               where a.person = gone.person and a.title_id <> $1)`,
    values,
  });
  await insertTitleNames(tx, [title]);
}

/** Makes venues findable by their names and cities; again changes nothing. */
export function insertVenueNames(tx: Tx, venues: readonly NamedVenue[]): Promise<void> {
  return insertNames(
    tx,
    venues.flatMap(({ venue_id, name, city_name }) =>
      namesOf('venue', venue_id, [name, city_name]),
    ),
  );
}

interface NameWord {
  readonly word: string;
  readonly kind: NameKind;
  readonly subject: string;
}

function namesOf(kind: NameKind, subject: string, names: readonly string[]): NameWord[] {
  return names.flatMap(wordsOfName).map((word) => ({ word, kind, subject }));
}

async function insertNames(tx: Tx, rows: readonly NameWord[]): Promise<void> {
  const values = [JSON.stringify(rows)];
  await tx.rows({
    text: `insert into catalog.words
           select distinct word collate "C" as word
             from jsonb_populate_recordset(null::catalog.name_words, $1::jsonb)
            order by word
           on conflict do nothing`,
    values,
  });
  await tx.rows({
    text: `insert into catalog.name_words
           select distinct * from jsonb_populate_recordset(null::catalog.name_words, $1::jsonb)
            order by word, kind, subject
           on conflict do nothing`,
    values,
  });
}

/** Titles and venues that cannot be found yet, of each kind at most so many. */
export async function readUnnamed(
  tx: Tx,
  rowsMax: number,
): Promise<{ titles: NamedTitle[]; venues: NamedVenue[] }> {
  return {
    titles: await tx.rows<NamedTitle>({
      text: `select title_id, kind, name, native_name, people from catalog.titles t
              where published_at is not null
                and not exists (select from catalog.name_words n
                                 where n.kind = 'title' and n.subject = t.title_id)
              order by title_id limit $1`,
      values: [rowsMax],
    }),
    venues: await tx.rows<NamedVenue>({
      text: `select venue_id, name, city_name from catalog.venues v
              where not exists (select from catalog.name_words n
                                 where n.kind = 'venue' and n.subject = v.venue_id)
              order by venue_id limit $1`,
      values: [rowsMax],
    }),
  };
}

/** Words that resemble what was typed, and in how many names they are; the most alike first. */
export function readWordsLike(
  db: Queryable,
  typed: string,
  wordsMax: number,
): Promise<{ word: string; names: number }[]> {
  return db.rows({
    name: 'catalog.words-like',
    text: `select word, (select count(*) from catalog.name_words n where n.word = w.word) as names
             from catalog.words_like($1, $2) as w (word)`,
    values: [typed, wordsMax],
  });
}

/** One way to read the `nth` word of a search: any word that begins with `start`. */
export interface Reading {
  readonly nth: number;
  readonly start: string;
  /** Readings that cost less are believed first; what was typed costs nothing. */
  readonly cost: number;
}

export interface Found {
  readonly kind: NameKind;
  readonly subject: string;
  readonly cost: number;
  /** How many of the words are in its own name, and how many as whole words. */
  readonly own: number;
  readonly whole: number;
  /** For each word of the search, in order, the reading that found it. */
  readonly starts: string[];
}

/** Above every character there is, so that a range holds all that begins alike. */
const LAST_CHARACTER = '\u{10ffff}';

/**
 * What has all of `wordsAsked` words, by the cheapest readings that find anything at all; names
 * with the most of them and as whole words first, then people by what they made. A title is found
 * by the words of its people, too.
 */
export async function findNames(
  db: CatalogDb,
  readings: readonly Reading[],
  wordsAsked: number,
  foundMax: number,
): Promise<Found[]> {
  const nths = readings.map(({ nth }) => nth);
  const starts = readings.map(({ start }) => start);
  const ends = starts.map((start) => start + LAST_CHARACTER);
  const costs = readings.map(({ cost }) => cost);
  const { rows } = await sql<Found>`
    with asked as (
      select * from unnest(${nths}::int[], ${starts}::text[], ${ends}::text[], ${costs}::int[])
                    as a (nth, start, "end", cost)
    ),
    hits as materialized (
      select n.kind, n.subject, a.nth, a.start, a.cost, n.word = a.start as whole
        from asked a join catalog.name_words n on n.word >= a.start and n.word < a."end"
    ),
    named as (
      select kind, subject, nth, start, cost, true as own, whole from hits
      union all
      select 'title', p.title_id, h.nth, h.start, h.cost, false, false
        from hits h join catalog.appearances p on p.person = h.subject
       where h.kind = 'person'
    ),
    by_word as (
      select distinct on (kind, subject, nth) kind, subject, nth, start, cost, own, whole
        from named order by kind, subject, nth, cost, own desc, whole desc
    ),
    found as (
      select kind, subject, sum(cost) as cost, count(*) filter (where own) as own,
             count(*) filter (where whole) as whole, array_agg(start order by nth) as starts
        from by_word group by kind, subject having count(*) = ${wordsAsked}
    )
    select f.* from found f
     where cost = (select min(cost) from found)
     order by own desc, whole desc,
              (select count(*) from catalog.appearances p
                where f.kind = 'person' and p.person = f.subject) desc,
              kind, subject
     limit ${foundMax}`.execute(db);
  return rows;
}

/** The titles that these people made, by person. */
export async function readTitlesOfPeople(
  db: CatalogDb,
  people: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ person: string; title_ids: string[] }>`
    select person, array_agg(title_id order by title_id) as title_ids
      from catalog.appearances where person = any(${[...people]}) group by person`.execute(db);
  return new Map(rows.map(({ person, title_ids }) => [person, title_ids]));
}

/** Of things that are called otherwise now. */
export function forgetNames(tx: Tx, kind: NameKind, subjects: readonly string[]): void {
  tx.write({
    text: `delete from catalog.name_words where kind = $1 and subject = any ($2::text[])`,
    values: [kind, subjects],
  });
}
