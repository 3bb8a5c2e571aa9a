import type { Period } from '@houseful/contract/insights';
import type { Queryable, Tx } from '#platform/postgres/tx';
import { CURRENT } from './generations.ts';
import { isWhole, type Scope } from '../rules/scope.ts';
import type { ShowsOfDays } from './occupancy.ts';
import { scopeValues, withinScope } from './scope.ts';

export interface StepsTaken {
  readonly step: string;
  /** A show's, or empty: then a title's. */
  readonly show_id: string;
  readonly title_id: string;
  readonly taken: number;
}

/**
 * Adds steps to the days on which they were taken, as the clocks of the venue show them. A title without a venue has
 * the zone that it is shown in, for everybody who shows it. Of what nobody knows nothing is counted.
 */
export function addSteps(tx: Tx, steps: readonly StepsTaken[], at: Date): void {
  tx.write({
    name: 'insights.add-steps',
    text: `with step as (
             select * from json_to_recordset($1::json)
                      as s (step text, show_id text, title_id text, taken int)
           ),
           placed (organisation_id, venue_id, title_id, time_zone, step, taken) as (
             select s.organisation_id, s.venue_id, s.title_id, s.time_zone, step.step, step.taken
               from step join insights.shows s on s.show_id = step.show_id
              where s.generation = ${CURRENT} and not s.is_rehearsal
              union all
             select n.organisation_id, '', n.id, n.time_zone, step.step, step.taken
               from step join insights.names n on n.kind = 'title' and n.id = step.title_id
              where step.show_id = ''
           )
           insert into insights.steps as t (organisation_id, title_id, local_day, venue_id, step, taken)
           select organisation_id, of_title, ($2::timestamptz at time zone time_zone)::date, venue_id,
                  step, sum(taken)
             from placed, lateral (values (title_id), ('')) as titles (of_title)
            group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
           on conflict (organisation_id, title_id, local_day, venue_id, step)
              do update set taken = t.taken + excluded.taken`,
    values: [JSON.stringify(steps), at],
  });
}

/** Steps by day. Who reaches but some venues does not see looks at titles, which belong to the whole. */
export function listSteps(
  db: Queryable,
  { scope, title }: ShowsOfDays,
  { from, until }: Period,
): Promise<{ day: string; step: string; taken: number }[]> {
  return db.rows({
    text: `select s.local_day as day, s.step, sum(s.taken)::bigint as taken
             from insights.steps s
            where ${withinScope('s')} and s.local_day between $4::date and $5::date
              and s.title_id = $6
            group by s.local_day, s.step`,
    values: [...scopeValues(scope), from, until, title ?? ''],
  });
}

/** Orders that were paid on the web, by day; in all currencies. Those of counters had no steps before. */
export function listPaid(
  db: Queryable,
  { scope, title }: ShowsOfDays,
  { from, until }: Period,
): Promise<{ day: string; orders: number }[]> {
  return db.rows({
    text: `select s.local_day as day, sum(s.orders)::bigint as orders
             from insights.sales s
            where s.generation = ${CURRENT} and s.grain = '${grainOf(scope, title)}'
              and ${withinScope('s')} and s.local_day between $4::date and $5::date
              and ($6::text is null or s.title_id = $6)
              and s.channel = 'web'
            group by s.local_day`,
    values: [...scopeValues(scope), from, until, title ?? null],
  });
}

function grainOf(scope: Scope, title: string | undefined): string {
  if (title === undefined) return 'venue';
  return isWhole(scope) ? 'title' : 'venue-title';
}
