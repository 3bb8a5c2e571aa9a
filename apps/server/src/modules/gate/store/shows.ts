import type { FactPayload } from '@houseful/contract/facts';
import { belongingOf, type ShowLabel } from '@houseful/contract/show-label';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface ShowRow {
  readonly show_id: string;
  readonly organisation_id: string;
  readonly venue_id: string | null;
  readonly label: ShowLabel;
  /** Whatever is committed of its tickets and scans has a version up to this one. */
  readonly version: number;
}

export interface NewShowRow {
  readonly showId: string;
  readonly organisationId: string;
  readonly venueId: string | null;
  readonly label: ShowLabel;
  readonly localDate: string;
}

/** Known ones follow, but not what was told of them before they were moved. Their version goes on. */
export function upsertShows(tx: Tx, shows: readonly NewShowRow[]): void {
  tx.write({
    name: 'gate.upsert-shows',
    text: `insert into gate.shows
             (show_id, organisation_id, venue_id, label, local_date, starts_at, ends_at)
           select s.show_id, s.organisation_id, s.venue_id, s.label, s.local_date,
                  (s.label ->> 'startsAt')::timestamptz, (s.label ->> 'endsAt')::timestamptz
             from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::date[])
                  as s (show_id, organisation_id, venue_id, label, local_date)
            order by s.show_id
           on conflict (show_id) do update
              set organisation_id = excluded.organisation_id, venue_id = excluded.venue_id,
                  label = excluded.label, local_date = excluded.local_date,
                  starts_at = excluded.starts_at, ends_at = excluded.ends_at
            where shows.moved_version = 0`,
    values: [
      shows.map(({ showId }) => showId),
      shows.map(({ organisationId }) => organisationId),
      shows.map(({ venueId }) => venueId),
      shows.map(({ label }) => JSON.stringify(label)),
      shows.map(({ localDate }) => localDate),
    ],
  });
}

/** Gives a show its new time, each move once and never that of an earlier one; undefined: nobody has told of it. */
export async function moveShow(
  tx: Tx,
  { showId, version, label, localDate }: FactPayload<'catalog.show-moved'>,
): Promise<{ startsAt: Date; endsAt: Date; isNews: boolean } | undefined> {
  const [row] = await tx.rows<{ starts_at: Date; ends_at: Date; is_news: boolean }>({
    name: 'gate.move-show',
    text: `with known as (
             select show_id, starts_at, ends_at, moved_version from gate.shows
              where show_id = $1 and label is not null for update),
           moved as (
             update gate.shows s
                set label = $3::jsonb, local_date = $4, moved_version = $2,
                    starts_at = ($3::jsonb ->> 'startsAt')::timestamptz,
                    ends_at = ($3::jsonb ->> 'endsAt')::timestamptz
               from known k where s.show_id = k.show_id and k.moved_version < $2)
           select starts_at, ends_at, moved_version < $2 as is_news from known`,
    values: [showId, version, JSON.stringify(label), localDate],
  });
  return row && { startsAt: row.starts_at, endsAt: row.ends_at, isNews: row.is_news };
}

export function cancelShows(
  tx: Tx,
  cancelled: readonly FactPayload<'catalog.show-cancelled'>[],
): void {
  tx.write({
    name: 'gate.cancel-shows',
    text: `insert into gate.shows as s (show_id, organisation_id, cancelled_at)
           select show_id, organisation_id, at
             from unnest($1::text[], $2::text[], $3::timestamptz[]) as c (show_id, organisation_id, at)
            order by show_id
           on conflict (show_id) do update set cancelled_at = coalesce(s.cancelled_at, excluded.cancelled_at)`,
    values: [
      cancelled.map(({ showId }) => showId),
      cancelled.map(({ label }) => belongingOf(label).organisationId),
      cancelled.map(({ at }) => at),
    ],
  });
}

/** A ticket may be heard of before its show: then the show stands here without a label. */
export function ensureShows(tx: Tx, showIds: readonly string[], organisationId: string): void {
  tx.write({
    name: 'gate.ensure-shows',
    text: `insert into gate.shows (show_id, organisation_id)
           select show_id, $2 from unnest($1::text[]) as s (show_id) order by show_id
           on conflict (show_id) do nothing`,
    values: [showIds, organisationId],
  });
}

/**
 * Gives each row a version of its show of its own, and keeps others from taking any until the commit: so versions are in
 * the order of commits, and nobody who reads up to one passes anything over.
 */
export async function withVersions<R extends { readonly show_id: string }>(
  tx: Tx,
  rows: readonly R[],
): Promise<(R & { version: number })[]> {
  if (rows.length === 0) return [];
  const wanted = new Map<string, number>();
  for (const { show_id } of rows) wanted.set(show_id, (wanted.get(show_id) ?? 0) + 1);
  const firsts = await tx.rows<{ show_id: string; first: number }>({
    name: 'gate.take-versions',
    text: `with locked as (
             select show_id from gate.shows where show_id = any($1::text[])
              order by show_id for update)
           update gate.shows s set version = s.version + w.count
             from locked join unnest($1::text[], $2::int[]) as w (show_id, count) using (show_id)
            where s.show_id = locked.show_id
        returning s.show_id, s.version - w.count + 1 as first`,
    values: [[...wanted.keys()], [...wanted.values()]],
  });
  const next = new Map(firsts.map((row) => [row.show_id, row.first]));
  return rows.map((row) => {
    const version = next.get(row.show_id) ?? 0;
    next.set(row.show_id, version + 1);
    return { ...row, version };
  });
}

/** Without a label nobody can be let in yet: such shows are left out. */
export async function readShows(
  db: Queryable,
  showIds: readonly string[],
): Promise<Map<string, ShowRow>> {
  const rows = await db.rows<ShowRow>({
    name: 'gate.read-shows',
    text: `select show_id, organisation_id, venue_id, label, version::int from gate.shows
            where show_id = any($1::text[]) and label is not null`,
    values: [showIds],
  });
  return new Map(rows.map((row) => [row.show_id, row]));
}

/** Where a scanner is for, and when. */
export interface Around {
  readonly organisationId: string;
  readonly venueIds: readonly string[] | null;
  readonly from: Date;
  readonly until: Date;
}

/** By name; null for shows that belong to no venue. */
export async function readVenuesAround(
  db: Queryable,
  { organisationId, venueIds, from, until }: Around,
): Promise<{ venueId: string | null; name: string }[]> {
  const rows = await db.rows<{ venue_id: string | null; name: string }>({
    name: 'gate.read-venues-around',
    text: `select venue_id, min(label ->> 'venueName') as name from gate.shows
            where organisation_id = $1 and label is not null and cancelled_at is null
              and ($2::text[] is null or venue_id = any($2::text[]))
              and ends_at >= $3 and starts_at < $4
            group by venue_id order by 2, 1`,
    values: [organisationId, venueIds, from, until],
  });
  return rows.map(({ venue_id, name }) => ({ venueId: venue_id, name }));
}

/** Of one venue, by start. */
export async function readShowsAround(
  db: Queryable,
  where: Omit<Around, 'venueIds'> & { venueId: string | null; limit: number },
): Promise<ShowRow[]> {
  return db.rows<ShowRow>({
    name: 'gate.read-shows-around',
    text: `select show_id, organisation_id, venue_id, label, version::int from gate.shows
            where organisation_id = $1 and label is not null and cancelled_at is null
              and venue_id is not distinct from $2
              and ends_at >= $3 and starts_at < $4
            order by starts_at, show_id limit $5`,
    values: [where.organisationId, where.venueId, where.from, where.until, where.limit],
  });
}

/** `reach` as arrays side by side; a venue of null reaches all of the organisation. */
export async function readShowsOfDay(
  db: Queryable,
  where: {
    organisationIds: readonly string[];
    venueIds: readonly (string | null)[];
    date: string;
    venueId: string | null;
    skip: number;
    limit: number;
  },
): Promise<ShowRow[]> {
  return db.rows<ShowRow>({
    name: 'gate.read-shows-of-day',
    text: `select show_id, organisation_id, venue_id, label, version::int from gate.shows s
            where local_date = $3 and label is not null and cancelled_at is null and ($4::text is null or venue_id = $4)
              and exists (select from unnest($1::text[], $2::text[]) as r (organisation_id, venue_id)
                           where r.organisation_id = s.organisation_id
                             and (r.venue_id is null or r.venue_id = s.venue_id))
            order by starts_at, show_id offset $5 limit $6`,
    values: [
      where.organisationIds,
      where.venueIds,
      where.date,
      where.venueId,
      where.skip,
      where.limit,
    ],
  });
}

export interface Facets {
  readonly gates: string[];
  readonly sections: string[];
  readonly categories: { categoryId: string; name: string }[];
}

/** What the tickets of these shows print; shows without tickets are left out. */
export async function readFacets(
  db: Queryable,
  showIds: readonly string[],
): Promise<Map<string, Facets>> {
  const rows = await db.rows<{
    show_id: string;
    gates: string[];
    sections: string[];
    categories: Facets['categories'];
  }>({
    name: 'gate.read-facets',
    text: `select show_id, array_agg(distinct gate order by gate) as gates,
                  array_agg(distinct section order by section) as sections,
                  jsonb_agg(distinct jsonb_build_object('categoryId', category_id, 'name', category_name))
                    as categories
             from gate.tickets where show_id = any($1::text[]) group by show_id`,
    values: [showIds],
  });
  return new Map(
    rows.map(({ show_id, gates, sections, categories }) => [
      show_id,
      { gates, sections, categories },
    ]),
  );
}
