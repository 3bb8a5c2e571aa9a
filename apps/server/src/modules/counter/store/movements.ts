import type { CounterMethod, MovementKind } from '@houseful/contract/counter';
import type { Call } from '@houseful/contract/operation';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { MovedSum } from '../rules/drawer.ts';

type Reach = NonNullable<Call['reach']>;

export interface MovementRow {
  readonly movement_id: string;
  readonly shift_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly kind: MovementKind;
  readonly method: CounterMethod;
  /** In minor units; below zero when it went out. */
  readonly amount: number;
  readonly currency: string;
  readonly at: Date;
  readonly order_id: string | null;
  /** What of the order was handed back; null for all but that. */
  readonly payout_id: string | null;
  readonly tendered: number | null;
  readonly reference: string | null;
  readonly last_four: string | null;
  readonly reason: string | null;
  readonly request_digest: string;
  readonly ticket_code: string | null;
  readonly title: string | null;
  readonly seat_count: number | null;
}

const COLUMNS = `m.movement_id, m.shift_id, m.organisation_id, m.venue_id, m.kind, m.method, m.amount,
                 m.currency, m.at, m.order_id, m.payout_id, m.tendered, m.reference, m.last_four, m.reason,
                 m.request_digest, m.ticket_code, m.title, m.seat_count`;

/** Inserts a line that was looked for under the lock of its shift. */
export function insertMovement(tx: Tx, row: MovementRow): void {
  tx.write({
    name: 'counter.insert-movement',
    text: `insert into counter.movements (movement_id, shift_id, organisation_id, venue_id, kind,
                  method, amount, currency, at, order_id, tendered, reference, last_four, reason,
                  request_digest, ticket_code, title, seat_count, payout_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                   $19)`,
    values: [
      ...[row.movement_id, row.shift_id, row.organisation_id, row.venue_id, row.kind, row.method],
      ...[row.amount, row.currency, row.at, row.order_id, row.tendered, row.reference],
      ...[row.last_four, row.reason, row.request_digest, row.ticket_code, row.title],
      ...[row.seat_count, row.payout_id],
    ],
  });
}

export async function findMovement(
  db: Queryable,
  movementId: string,
): Promise<MovementRow | undefined> {
  const [row] = await db.rows<MovementRow>({
    name: 'counter.find-movement',
    text: `select ${COLUMNS} from counter.movements m where movement_id = $1`,
    values: [movementId],
  });
  return row;
}

/** What was taken for an order. */
export async function findSale(db: Queryable, orderId: string): Promise<MovementRow | undefined> {
  const [row] = await db.rows<MovementRow>({
    name: 'counter.find-sale',
    text: `select ${COLUMNS} from counter.movements m where order_id = $1 and kind = 'sale'`,
    values: [orderId],
  });
  return row;
}

/** The same, locked: whoever hands money of one order back does so one after the other. */
export async function lockSale(tx: Tx, orderId: string): Promise<MovementRow | undefined> {
  const [row] = await tx.rows<MovementRow>({
    name: 'counter.lock-sale',
    text: `select ${COLUMNS} from counter.movements m
            where order_id = $1 and kind = 'sale' for no key update`,
    values: [orderId],
  });
  return row;
}

/** The line by which money that was owed was handed back. */
export async function findHandedBack(
  db: Queryable,
  payoutId: string,
): Promise<MovementRow | undefined> {
  const [row] = await db.rows<MovementRow>({
    name: 'counter.find-handed-back',
    text: `select ${COLUMNS} from counter.movements m where payout_id = $1`,
    values: [payoutId],
  });
  return row;
}

/** What is left at the counters of what was taken for an order, in minor units. */
export async function leftOf(tx: Tx, orderId: string): Promise<number> {
  const [row] = await tx.rows<{ amount: number }>({
    name: 'counter.left-of',
    text: `select coalesce(sum(amount), 0)::bigint as amount
             from counter.movements where order_id = $1`,
    values: [orderId],
  });
  return row?.amount ?? 0;
}

/** In order, the last `movementsMax` of them. */
export async function listMovements(
  db: Queryable,
  shiftId: string,
  movementsMax: number,
): Promise<MovementRow[]> {
  const rows = await db.rows<MovementRow>({
    name: 'counter.list-movements',
    text: `select ${COLUMNS} from counter.movements m where shift_id = $1
            order by number desc limit $2`,
    values: [shiftId, movementsMax],
  });
  return rows.toReversed();
}

/** Sales by the code on their tickets, the last first. */
export function findSalesByCode(
  db: Queryable,
  reach: Reach,
  ticketCode: string,
  salesMax: number,
): Promise<MovementRow[]> {
  return db.rows<MovementRow>({
    name: 'counter.find-sales-by-code',
    text: `select ${COLUMNS} from counter.movements m
            where ticket_code = $2 and kind = 'sale'
              and ${withinReach('$1', 'm.organisation_id', 'm.venue_id')}
            order by number desc limit $3`,
    values: [reachValue(reach), ticketCode, salesMax],
  });
}

/** What moved in each of these shifts. */
export async function sumMovements(
  db: Queryable,
  shiftIds: readonly string[],
): Promise<Map<string, MovedSum[]>> {
  const rows = await db.rows<MovedSum & { shift_id: string }>({
    name: 'counter.sum-movements',
    text: `select shift_id, kind, method, sum(amount)::bigint as amount, count(*)::int as count
             from counter.movements where shift_id = any($1)
            group by shift_id, kind, method`,
    values: [shiftIds],
  });
  const sums = new Map<string, MovedSum[]>();
  for (const { shift_id: shiftId, ...sum } of rows) {
    sums.set(shiftId, [...(sums.get(shiftId) ?? []), sum]);
  }
  return sums;
}

/** Says in words what was sold, once it is; what was handed back of it by then has seats of its own. */
export function nameSales(
  tx: Tx,
  sales: readonly {
    readonly orderId: string;
    readonly ticketCode: string;
    readonly title: string;
    readonly seatCount: number;
  }[],
): void {
  tx.write({
    name: 'counter.name-sales',
    text: `update counter.movements m
              set ticket_code = s.ticket_code, title = s.title,
                  seat_count = case when m.kind = 'sale' then s.seat_count else m.seat_count end
             from unnest($1::text[], $2::text[], $3::text[], $4::int[])
                  as s (order_id, ticket_code, title, seat_count)
            where m.order_id = s.order_id`,
    values: [
      sales.map((sale) => sale.orderId),
      sales.map((sale) => sale.ticketCode),
      sales.map((sale) => sale.title),
      sales.map((sale) => sale.seatCount),
    ],
  });
}
