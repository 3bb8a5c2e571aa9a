import type { Call } from '@houseful/contract/operation';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

type Reach = NonNullable<Call['reach']>;

export interface TillRow {
  readonly till_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly name: string;
  readonly currency: string;
  readonly is_retired: boolean;
  readonly request_digest: string;
}

/** A till with its venue's name and who sits there. */
export interface SeenTillRow extends TillRow {
  readonly venue_name: string;
  readonly shift_id: string | null;
  readonly cashier_id: string | null;
  readonly opened_at: Date | null;
}

const COLUMNS = `t.till_id, t.organisation_id, t.venue_id, t.name, t.currency, t.is_retired,
                 t.request_digest`;
const SEEN = `select ${COLUMNS}, coalesce(v.name, t.venue_id) as venue_name,
                     s.shift_id, s.cashier_id, s.opened_at
                from counter.tills t
                left join counter.venues v using (venue_id)
                left join counter.shifts s on s.till_id = t.till_id and s.closed_at is null`;

/** By venue and name. */
export function listTillRows(
  db: Queryable,
  reach: Reach,
  tillsMax: number,
): Promise<SeenTillRow[]> {
  return db.rows<SeenTillRow>({
    name: 'counter.list-tills',
    text: `${SEEN}
            where ${withinReach('$1', 't.organisation_id', 't.venue_id')}
            order by venue_name, t.name, t.till_id limit $2`,
    values: [reachValue(reach), tillsMax],
  });
}

export async function findTill(db: Queryable, tillId: string): Promise<SeenTillRow | undefined> {
  const [row] = await db.rows<SeenTillRow>({
    name: 'counter.find-till',
    text: `${SEEN} where t.till_id = $1`,
    values: [tillId],
  });
  return row;
}

/** Locks a till against being opened, renamed and retired by others. */
export async function lockTill(tx: Tx, tillId: string): Promise<TillRow | undefined> {
  const [row] = await tx.rows<TillRow>({
    name: 'counter.lock-till',
    text: `select ${COLUMNS} from counter.tills t where till_id = $1 for update`,
    values: [tillId],
  });
  return row;
}

/** @returns false when its id, or its name in its venue, is known already */
export async function insertTill(tx: Tx, till: TillRow, now: Date): Promise<boolean> {
  const rows = await tx.rows({
    name: 'counter.insert-till',
    text: `insert into counter.tills (till_id, organisation_id, venue_id, name, currency,
                                      request_digest, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict do nothing returning till_id`,
    values: [
      ...[till.till_id, till.organisation_id, till.venue_id, till.name],
      ...[till.currency, till.request_digest, now],
    ],
  });
  return rows.length > 0;
}

/** @returns false when another till of the venue has the name */
export async function updateTill(
  tx: Tx,
  till: Pick<TillRow, 'till_id' | 'venue_id' | 'name' | 'is_retired'>,
): Promise<boolean> {
  const rows = await tx.rows({
    name: 'counter.update-till',
    text: `update counter.tills set name = $3, is_retired = $4
            where till_id = $1
              and not exists (select from counter.tills other
                               where other.venue_id = $2 and lower(other.name) = lower($3)
                                 and other.till_id <> $1)
           returning till_id`,
    values: [till.till_id, till.venue_id, till.name, till.is_retired],
  });
  return rows.length > 0;
}
