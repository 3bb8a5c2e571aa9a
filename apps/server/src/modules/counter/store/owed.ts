import type { CounterMethod } from '@houseful/contract/counter';
import type { Call } from '@houseful/contract/operation';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

type Reach = NonNullable<Call['reach']>;

export interface OwedRow {
  readonly order_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly since: Date;
  readonly venue_name: string;
  readonly method: CounterMethod;
  readonly ticket_code: string | null;
  readonly title: string | null;
}

/** Notes what goes back of orders that were paid at a counter; others are none of ours. Once each. */
export function noteOwed(
  tx: Tx,
  orders: readonly { readonly orderId: string; readonly amount: number }[],
  now: Date,
): void {
  tx.write({
    name: 'counter.note-owed',
    text: `insert into counter.owed (order_id, organisation_id, venue_id, amount, currency, since)
           select m.order_id, m.organisation_id, m.venue_id, o.amount, m.currency, $3
             from unnest($1::text[], $2::bigint[]) as o (order_id, amount)
             join counter.movements m on m.order_id = o.order_id and m.kind = 'sale'
            order by m.order_id
           on conflict do nothing`,
    values: [orders.map(({ orderId }) => orderId), orders.map(({ amount }) => amount), now],
  });
}

const SEEN = `select o.order_id, o.organisation_id, o.venue_id, o.amount, o.currency, o.since,
                     coalesce(v.name, o.venue_id) as venue_name, m.method, m.ticket_code, m.title
                from counter.owed o
                join counter.movements m on m.order_id = o.order_id and m.kind = 'sale'
                left join counter.venues v on v.venue_id = o.venue_id`;

export async function findOwed(db: Queryable, orderId: string): Promise<OwedRow | undefined> {
  const [row] = await db.rows<OwedRow>({
    name: 'counter.find-owed',
    text: `${SEEN} where o.order_id = $1`,
    values: [orderId],
  });
  return row;
}

/** What nobody has handed back yet, the oldest first. */
export function listOwed(
  db: Queryable,
  reach: Reach,
  { skip, limit }: { skip: number; limit: number },
): Promise<OwedRow[]> {
  return db.rows<OwedRow>({
    name: 'counter.list-owed',
    text: `${SEEN}
            where ${withinReach('$1', 'o.organisation_id', 'o.venue_id')}
              and not exists (select from counter.movements r
                               where r.order_id = o.order_id and r.kind = 'refund')
            order by o.since, o.order_id offset $2 limit $3`,
    values: [reachValue(reach), skip, limit],
  });
}
