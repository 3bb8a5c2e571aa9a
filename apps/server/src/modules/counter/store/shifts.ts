import type { CashCount } from '@houseful/contract/counter';
import type { Call } from '@houseful/contract/operation';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

type Reach = NonNullable<Call['reach']>;

export interface ShiftRow {
  readonly shift_id: string;
  readonly till_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly currency: string;
  readonly cashier_id: string;
  readonly opened_at: Date;
  readonly float_count: CashCount;
  readonly float_amount: number;
  readonly request_digest: string;
  readonly closed_at: Date | null;
  readonly closing_count: CashCount | null;
  readonly counted_amount: number | null;
  readonly expected_amount: number | null;
  readonly reason: string | null;
}

export interface SeenShiftRow extends ShiftRow {
  readonly till_name: string;
  readonly venue_name: string;
}

const COLUMNS = `s.shift_id, s.till_id, s.organisation_id, s.venue_id, s.currency, s.cashier_id,
                 s.opened_at, s.float_count, s.float_amount, s.request_digest, s.closed_at,
                 s.closing_count, s.counted_amount, s.expected_amount, s.reason`;
const SEEN = `select ${COLUMNS}, t.name as till_name, coalesce(v.name, s.venue_id) as venue_name
                from counter.shifts s
                join counter.tills t using (till_id)
                left join counter.venues v on v.venue_id = s.venue_id`;

/** @returns false when the till or the cashier has an open shift, or the id is known already */
export async function insertShift(
  tx: Tx,
  shift: Omit<
    ShiftRow,
    'closed_at' | 'closing_count' | 'counted_amount' | 'expected_amount' | 'reason'
  >,
): Promise<boolean> {
  const rows = await tx.rows({
    name: 'counter.insert-shift',
    text: `insert into counter.shifts (shift_id, till_id, organisation_id, venue_id, currency,
                  cashier_id, opened_at, float_count, float_amount, request_digest)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict do nothing returning shift_id`,
    values: [
      ...[shift.shift_id, shift.till_id, shift.organisation_id, shift.venue_id, shift.currency],
      ...[shift.cashier_id, shift.opened_at, JSON.stringify(shift.float_count)],
      ...[shift.float_amount, shift.request_digest],
    ],
  });
  return rows.length > 0;
}

export async function findShift(db: Queryable, shiftId: string): Promise<SeenShiftRow | undefined> {
  const [row] = await db.rows<SeenShiftRow>({
    name: 'counter.find-shift',
    text: `${SEEN} where s.shift_id = $1`,
    values: [shiftId],
  });
  return row;
}

export async function findOpenShiftOf(
  db: Queryable,
  cashierId: string,
): Promise<SeenShiftRow | undefined> {
  const [row] = await db.rows<SeenShiftRow>({
    name: 'counter.find-open-shift-of',
    text: `${SEEN} where s.cashier_id = $1 and s.closed_at is null`,
    values: [cashierId],
  });
  return row;
}

/** Locks a shift: whatever moves in it, or ends it, waits. */
export async function lockShift(tx: Tx, shiftId: string): Promise<ShiftRow | undefined> {
  const [row] = await tx.rows<ShiftRow>({
    name: 'counter.lock-shift',
    text: `select ${COLUMNS} from counter.shifts s where shift_id = $1 for update`,
    values: [shiftId],
  });
  return row;
}

/** Shifts of one cashier, the last opened first. */
export function listShiftsOf(
  db: Queryable,
  cashierId: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<SeenShiftRow[]> {
  return db.rows<SeenShiftRow>({
    name: 'counter.list-shifts-of',
    text: `${SEEN} where s.cashier_id = $1
            order by s.opened_at desc, s.shift_id desc offset $2 limit $3`,
    values: [cashierId, skip, limit],
  });
}

/** Everybody's within the reach, of one venue where it is named. */
export function listShiftsWithin(
  db: Queryable,
  { reach, venueId }: { reach: Reach; venueId: string | null },
  { skip, limit }: { skip: number; limit: number },
): Promise<SeenShiftRow[]> {
  return db.rows<SeenShiftRow>({
    name: 'counter.list-shifts-within',
    text: `${SEEN}
            where ${withinReach('$1', 's.organisation_id', 's.venue_id')}
              and ($2::text is null or s.venue_id = $2)
            order by s.opened_at desc, s.shift_id desc offset $3 limit $4`,
    values: [reachValue(reach), venueId, skip, limit],
  });
}

/** Ends a shift that the caller has locked and found open. */
export function endShift(
  tx: Tx,
  end: {
    readonly shiftId: string;
    readonly closedAt: Date;
    readonly count: CashCount;
    readonly counted: number;
    readonly expected: number;
    readonly reason: string | null;
  },
): void {
  tx.write({
    name: 'counter.end-shift',
    text: `update counter.shifts
              set closed_at = $2, closing_count = $3, counted_amount = $4, expected_amount = $5,
                  reason = $6
            where shift_id = $1 and closed_at is null`,
    values: [
      ...[end.shiftId, end.closedAt, JSON.stringify(end.count)],
      ...[end.counted, end.expected, end.reason],
    ],
  });
}
