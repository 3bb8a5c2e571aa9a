import type { GateReason } from '@houseful/contract/gate';
import type { Queryable } from '#platform/postgres/tx';

export interface GateCountRow {
  readonly list_id: string;
  readonly gate: string | null;
  readonly inside: number;
  readonly entered: number;
  readonly went_out: number;
  readonly refused: number;
  readonly conflicts: number;
  readonly last_minute: number;
}

/**
 * Counted anew from the scans. Inside is who went in last by this gate, and has neither left by any gate nor, by their list, by
 * themselves.
 */
export async function countByGate(
  db: Queryable,
  showId: string,
  now: Date,
): Promise<GateCountRow[]> {
  return db.rows<GateCountRow>({
    name: 'gate.count-by-gate',
    text: `with last as (
             select distinct on (s.list_id, s.ticket_id) s.list_id, s.gate, s.direction, s.scanned_at,
                    (l.rules ->> 'autoExitAt')::timestamptz as gone_at
               from gate.scans s join gate.lists l using (list_id)
              where s.show_id = $1 and s.standing = 'counts' and s.ticket_id is not null
              order by s.list_id, s.ticket_id, s.scanned_at desc, s.device_id desc, s.sequence desc),
           inside as (
             select list_id, gate, count(*) as inside from last
              where direction = 'entry'
                and (gone_at is null or gone_at > $2 or scanned_at >= gone_at)
              group by list_id, gate)
           select s.list_id, s.gate, coalesce(max(i.inside), 0) as inside,
                  count(*) filter (where standing = 'counts' and direction = 'entry') as entered,
                  count(*) filter (where standing = 'counts' and direction = 'exit') as went_out,
                  count(*) filter (where standing = 'refused') as refused,
                  count(*) filter (where standing = 'conflict') as conflicts,
                  count(*) filter (where scanned_at > $2 - interval '1 minute') as last_minute
             from gate.scans s
             left join inside i on i.list_id = s.list_id and i.gate is not distinct from s.gate
            where s.show_id = $1
            group by s.list_id, s.gate
            order by s.list_id, s.gate nulls first`,
    values: [showId, now],
  });
}

export interface TotalsRow {
  readonly tickets: number;
  readonly inside: number;
  readonly entered: number;
  readonly went_out: number;
  readonly conflicts: number;
}

/** Over all lists, each ticket once; who went into the lounge went into the house. */
export async function countTotals(db: Queryable, showId: string, now: Date): Promise<TotalsRow> {
  const [row] = await db.rows<TotalsRow>({
    name: 'gate.count-totals',
    text: `with counted as (
             select s.ticket_id, s.direction, s.scanned_at,
                    (l.rules ->> 'autoExitAt')::timestamptz as gone_at,
                    row_number() over (partition by s.ticket_id
                                       order by s.scanned_at desc, s.device_id desc, s.sequence desc) as place
               from gate.scans s join gate.lists l using (list_id)
              where s.show_id = $1 and s.standing = 'counts' and s.ticket_id is not null)
           select (select count(*) from gate.tickets where show_id = $1 and revoked_at is null) as tickets,
                  count(*) filter (where place = 1 and direction = 'entry'
                                     and (gone_at is null or gone_at > $2 or scanned_at >= gone_at)) as inside,
                  count(distinct ticket_id) filter (where direction = 'entry') as entered,
                  count(*) filter (where direction = 'exit') as went_out,
                  (select count(*) from gate.scans where show_id = $1 and standing = 'conflict') as conflicts
             from counted`,
    values: [showId, now],
  });
  return {
    tickets: row?.tickets ?? 0,
    inside: row?.inside ?? 0,
    entered: row?.entered ?? 0,
    went_out: row?.went_out ?? 0,
    conflicts: row?.conflicts ?? 0,
  };
}

export async function countRefusals(
  db: Queryable,
  showId: string,
): Promise<{ reason: GateReason; count: number }[]> {
  return db.rows<{ reason: GateReason; count: number }>({
    name: 'gate.count-refusals',
    text: `select reason, count(*) as count from gate.scans
            where show_id = $1 and standing = 'refused' and reason is not null
            group by reason order by count(*) desc, reason`,
    values: [showId],
  });
}

/** Minutes without scans are left out. */
export async function countMinutes(
  db: Queryable,
  showId: string,
  from: Date,
): Promise<{ minute: Date; scans: number }[]> {
  return db.rows<{ minute: Date; scans: number }>({
    name: 'gate.count-minutes',
    text: `select date_trunc('minute', scanned_at) as minute, count(*) as scans from gate.scans
            where show_id = $1 and scanned_at >= $2 group by 1 order by 1`,
    values: [showId, from],
  });
}
