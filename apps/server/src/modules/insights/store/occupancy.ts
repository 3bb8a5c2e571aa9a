import type { Period } from '@houseful/contract/insights';
import type { PaceRivals } from '@houseful/contract/reporting';
import type { Queryable } from '#platform/postgres/tx';
import type { Scope } from '../rules/scope.ts';
import { CURRENT } from './generations.ts';
import { scopeValues, withinScope } from './scope.ts';

export interface Fill {
  readonly shows: number;
  readonly seats: number;
  readonly seats_total: number;
}

export interface HourFill extends Fill {
  readonly weekday: number;
  readonly hour: number;
}

const FILL = `count(*)::int as shows,
                  coalesce(sum(s.seats) filter (where m.seats_total is not null), 0)::bigint as seats,
                  coalesce(sum(m.seats_total), 0)::bigint as seats_total`;
const FROM = `from insights.shows s left join insights.seat_maps m using (seat_map_id)
            where s.generation = ${CURRENT} and not s.is_rehearsal and not s.is_cancelled
              and ${withinScope('s')}`;
const OF_DAYS = `${FROM} and s.local_day between $4::date and $5::date
              and ($6::text is null or s.title_id = $6)`;

export interface ShowsOfDays {
  readonly scope: Scope;
  readonly title: string | undefined;
}

function valuesOf({ scope, title }: ShowsOfDays, { from, until }: Period): readonly unknown[] {
  return [...scopeValues(scope), from, until, title ?? null];
}

export function fillByHour(
  db: Queryable,
  filter: ShowsOfDays,
  period: Period,
): Promise<HourFill[]> {
  return db.rows({
    text: `select s.weekday, s.local_hour as hour, ${FILL} ${OF_DAYS}
            group by s.weekday, s.local_hour order by s.weekday, s.local_hour`,
    values: valuesOf(filter, period),
  });
}

export async function fillOf(db: Queryable, filter: ShowsOfDays, period: Period): Promise<Fill> {
  const [row] = await db.rows<Fill>({
    text: `select ${FILL} ${OF_DAYS}`,
    values: valuesOf(filter, period),
  });
  return row ?? { shows: 0, seats: 0, seats_total: 0 };
}

export interface ShowRow {
  readonly show_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly title_id: string;
  readonly kind: string;
  readonly title_name: string;
  readonly venue_name: string;
  readonly screen_name: string;
  readonly starts_at: Date;
  readonly time_zone: string;
  readonly local_day: string;
  readonly seats: number;
  readonly seats_total: number | null;
}

const SHOW = `s.show_id, s.organisation_id, s.venue_id, s.title_id, s.kind, s.title_name, s.venue_name,
                  s.screen_name, s.starts_at, s.time_zone, s.local_day, s.seats, m.seats_total`;

/** In order of time. */
export function listShows(
  db: Queryable,
  filter: ShowsOfDays,
  period: Period,
  showsMax: number,
): Promise<ShowRow[]> {
  return db.rows({
    text: `select ${SHOW} ${OF_DAYS} order by s.local_day, s.starts_at, s.show_id limit $7`,
    values: [...valuesOf(filter, period), showsMax],
  });
}

export async function findShow(
  db: Queryable,
  scope: Scope,
  showId: string,
): Promise<ShowRow | undefined> {
  const [row] = await db.rows<ShowRow>({
    text: `select ${SHOW} ${FROM} and s.show_id = $4`,
    values: [...scopeValues(scope), showId],
  });
  return row;
}

const RIVALS: Readonly<Record<PaceRivals, string>> = {
  title: 's.title_id = $5',
  venue: 's.venue_id = $6 and s.kind = $7',
  kind: 's.kind = $7',
};

/** The latest shows that began before it and are like it in that way. */
export function findRivals(
  db: Queryable,
  scope: Scope,
  show: ShowRow,
  against: PaceRivals,
  showsMax: number,
): Promise<ShowRow[]> {
  return db.rows({
    text: `select ${SHOW} ${FROM} and s.starts_at < $4 and m.seats_total is not null
              and ${RIVALS[against]} and $5::text is not null and $6::text is not null
              and $7::text is not null
            order by s.starts_at desc, s.show_id limit $8`,
    values: [
      ...scopeValues(scope),
      ...[show.starts_at, show.title_id, show.venue_id, show.kind, showsMax],
    ],
  });
}

/** Seats by show and day, those that came back taken out. */
export function soldByDay(
  db: Queryable,
  showIds: readonly string[],
): Promise<{ show_id: string; day: string; seats: number }[]> {
  return db.rows({
    text: `select s.show_id, s.local_day as day, sum(s.seats - s.seats_returned)::bigint as seats
             from insights.sales s
            where s.generation = ${CURRENT} and s.grain = 'show' and s.show_id = any($1::text[])
            group by s.show_id, s.local_day order by s.show_id, s.local_day`,
    values: [showIds],
  });
}
