import type { CounterMethod, PayoutReason } from '@houseful/contract/counter';
import type { Call } from '@houseful/contract/operation';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

type Reach = NonNullable<Call['reach']>;

export interface OwedRow {
  readonly payout_id: string;
  readonly order_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly since: Date;
  readonly why: PayoutReason | null;
  readonly reason: string | null;
  readonly seat_count: number | null;
  readonly venue_name: string;
  readonly method: CounterMethod;
  readonly ticket_code: string | null;
  readonly title: string | null;
}

/** A sum that goes back of an order. */
export interface NewOwed {
  readonly payoutId: string;
  readonly orderId: string;
  readonly amount: number;
  readonly why: PayoutReason;
  readonly reason: string | null;
  readonly seatCount: number | null;
}

/** Notes what goes back of orders that were paid at a counter; others are none of ours. Once each. */
export function noteOwed(tx: Tx, owed: readonly NewOwed[], now: Date): void {
  tx.write({
    name: 'counter.note-owed',
    text: `insert into counter.owed (payout_id, order_id, organisation_id, venue_id, amount, currency,
                  why, reason, seat_count, since)
           select o.payout_id, m.order_id, m.organisation_id, m.venue_id, o.amount, m.currency,
                  o.why, o.reason, o.seat_count, $7
             from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::int[])
                  as o (payout_id, order_id, amount, why, reason, seat_count)
             join counter.movements m on m.order_id = o.order_id and m.kind = 'sale'
            order by o.payout_id
           on conflict do nothing`,
    values: [
      owed.map(({ payoutId }) => payoutId),
      owed.map(({ orderId }) => orderId),
      owed.map(({ amount }) => amount),
      owed.map(({ why }) => why),
      owed.map(({ reason }) => reason),
      owed.map(({ seatCount }) => seatCount),
      now,
    ],
  });
}

const SEEN = `select o.payout_id, o.order_id, o.organisation_id, o.venue_id, o.amount, o.currency, o.since,
                     o.why, o.reason, o.seat_count,
                     coalesce(v.name, o.venue_id) as venue_name, m.method, m.ticket_code, m.title
                from counter.owed o
                join counter.movements m on m.order_id = o.order_id and m.kind = 'sale'
                left join counter.venues v on v.venue_id = o.venue_id`;

export async function findOwed(db: Queryable, payoutId: string): Promise<OwedRow | undefined> {
  const [row] = await db.rows<OwedRow>({
    name: 'counter.find-owed',
    text: `${SEEN} where o.payout_id = $1`,
    values: [payoutId],
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
                               where r.payout_id = o.payout_id)
            order by o.since, o.payout_id offset $2 limit $3`,
    values: [reachValue(reach), skip, limit],
  });
}
