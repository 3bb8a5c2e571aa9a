import type { Queryable } from '#platform/postgres/tx';
import type { Scope } from '../rules/scope.ts';
import { CURRENT } from './generations.ts';
import { scopeValues } from './scope.ts';

/** What venues or titles are called. */
export async function findNames(
  db: Queryable,
  scope: Scope,
  kind: 'venue' | 'title',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; name: string }>({
    text: `select id, name from insights.names
            where organisation_id = any($1::text[]) and kind = $2 and id = any($3::text[])`,
    values: [scope.organisations, kind, ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface NamedShow {
  readonly show_id: string;
  readonly title_name: string;
  readonly venue_name: string;
  readonly starts_at: Date;
  readonly time_zone: string;
}

export async function findShowNames(
  db: Queryable,
  showIds: readonly string[],
): Promise<Map<string, NamedShow>> {
  const rows = await db.rows<NamedShow>({
    text: `select show_id, title_name, venue_name, starts_at, time_zone from insights.shows
            where generation = ${CURRENT} and show_id = any($1::text[])`,
    values: [showIds],
  });
  return new Map(rows.map((row) => [row.show_id, row]));
}

/** The zone of most venues; null where there is none. */
export async function findTimeZone(db: Queryable, scope: Scope): Promise<string | null> {
  const [row] = await db.rows<{ time_zone: string }>({
    text: `select n.time_zone from insights.names n
            where n.kind = 'venue' and n.organisation_id = any($1::text[])
              and (n.organisation_id = any($2::text[]) or n.id = any($3::text[]))
            group by n.time_zone order by count(*) desc, n.time_zone limit 1`,
    values: scopeValues(scope),
  });
  return row?.time_zone ?? null;
}

/** Venues by name; titles by how recently they were shown. */
export function listVenues(
  db: Queryable,
  scope: Scope,
  venuesMax: number,
): Promise<{ id: string; name: string }[]> {
  return db.rows({
    text: `select n.id, n.name from insights.names n
            where n.kind = 'venue' and n.organisation_id = any($1::text[])
              and (n.organisation_id = any($2::text[]) or n.id = any($3::text[]))
            order by n.name, n.id limit $4`,
    values: [...scopeValues(scope), venuesMax],
  });
}

export function listTitles(
  db: Queryable,
  scope: Scope,
  titlesMax: number,
): Promise<{ id: string; name: string }[]> {
  return db.rows({
    text: `select n.id, n.name from insights.names n
            where n.kind = 'title' and n.organisation_id = any($1::text[])
            order by n.name, n.id limit $2`,
    values: [scope.organisations, titlesMax],
  });
}
