import type { Quote } from '@houseful/contract/booking';
import type { HoldWarning } from '@houseful/contract/orphan-rule';
import type { Queryable, Tx } from '#platform/postgres/tx';
import { type PackedQuote, packQuote, unpackQuote } from './quotes.ts';

export interface HoldRow {
  readonly hold_id: string;
  readonly buyer_id: string;
  readonly show_id: string;
  readonly seat_ids: string[];
  readonly together: boolean;
  readonly quote: Quote;
  readonly request_digest: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly released_at: Date | null;
  readonly order_id: string | null;
  /** When it would end if it were extended; null when it cannot be, or has been. */
  readonly extendable_to: Date | null;
  readonly extended_at: Date | null;
  /** Null: there is nothing to say. */
  readonly warnings: HoldWarning[] | null;
}

const COLUMNS = `hold_id, buyer_id, show_id, seat_ids, together, quote, request_digest,
                 created_at, expires_at, released_at, order_id, extendable_to, extended_at,
                 warnings`;

type StoredHold = Omit<HoldRow, 'quote'> & { readonly quote: PackedQuote };

function unpacked(rows: readonly StoredHold[]): HoldRow[] {
  return rows.map((row) => ({ ...row, quote: unpackQuote(row.quote) }));
}

export async function findHolds(db: Queryable, holdIds: readonly string[]): Promise<HoldRow[]> {
  const rows = await db.rows<StoredHold>({
    name: 'holds.find',
    text: `select ${COLUMNS} from booking.holds where hold_id = any($1)`,
    values: [holdIds],
  });
  return unpacked(rows);
}

/** Locks the holds, in key order, against other verbs on them until the transaction ends. */
export async function lockHolds(tx: Tx, holdIds: readonly string[]): Promise<HoldRow[]> {
  const rows = await tx.rows<StoredHold>({
    name: 'holds.lock',
    text: `select ${COLUMNS} from booking.holds where hold_id = any($1)
            order by hold_id for update`,
    values: [holdIds],
  });
  return unpacked(rows);
}

/**
 * Makes the buyers' hold limits exact: two processes cannot both count before either inserts.
 * Advisory locks, in key order, until the transaction ends.
 */
export async function lockBuyers(tx: Tx, buyerIds: readonly string[]): Promise<void> {
  await tx.rows({
    name: 'holds.lock-buyers',
    text: `select pg_advisory_xact_lock(key)
             from (select distinct hashtextextended('buyer ' || id, 0) as key
                     from unnest($1::text[]) as b (id) order by key) as keys`,
    values: [buyerIds],
  });
}

export async function countRunningHolds(
  tx: Tx,
  buyerIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ buyer_id: string; running: number }>({
    name: 'holds.count-running',
    text: `select buyer_id, count(*) as running from booking.holds
            where buyer_id = any($1) and released_at is null and order_id is null
              and expires_at > $2
            group by buyer_id`,
    values: [buyerIds, now],
  });
  return new Map(rows.map(({ buyer_id, running }) => [buyer_id, running]));
}

export async function insertHolds(tx: Tx, holds: readonly HoldRow[]): Promise<void> {
  await tx.rows({
    name: 'holds.insert',
    text: `insert into booking.holds
             (hold_id, buyer_id, show_id, seat_ids, together, quote, request_digest,
              created_at, expires_at, extendable_to, warnings)
           select hold_id, buyer_id, show_id, string_to_array(seat_ids, ','), together, quote,
                  request_digest, created_at, expires_at, extendable_to, warnings
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[],
                         $6::json[], $7::text[], $8::timestamptz[], $9::timestamptz[],
                         $10::timestamptz[], $11::json[])
                  as h (hold_id, buyer_id, show_id, seat_ids, together, quote, request_digest,
                        created_at, expires_at, extendable_to, warnings)`,
    values: [
      holds.map((hold) => hold.hold_id),
      holds.map((hold) => hold.buyer_id),
      holds.map((hold) => hold.show_id),
      // Arrays of arrays must be rectangular in PostgreSQL; seat ids have no commas.
      holds.map((hold) => hold.seat_ids.join(',')),
      holds.map((hold) => hold.together),
      holds.map((hold) => JSON.stringify(packQuote(hold.quote))),
      holds.map((hold) => hold.request_digest),
      holds.map((hold) => hold.created_at),
      holds.map((hold) => hold.expires_at),
      holds.map((hold) => hold.extendable_to),
      holds.map((hold) => hold.warnings && JSON.stringify(hold.warnings)),
    ],
  });
}

export async function markReleased(tx: Tx, holdIds: readonly string[], now: Date): Promise<void> {
  await tx.rows({
    name: 'holds.mark-released',
    text: 'update booking.holds set released_at = $2 where hold_id = any($1)',
    values: [holdIds, now],
  });
}

export async function markOrdered(
  tx: Tx,
  ordered: readonly { holdId: string; orderId: string }[],
): Promise<void> {
  await tx.rows({
    name: 'holds.mark-ordered',
    text: `update booking.holds set order_id = o.order_id
             from unnest($1::text[], $2::text[]) as o (hold_id, order_id)
            where holds.hold_id = o.hold_id`,
    values: [ordered.map(({ holdId }) => holdId), ordered.map(({ orderId }) => orderId)],
  });
}

/** Deletes holds that ended before `before` without an order; answers how many. */
export async function deleteEndedHolds(tx: Tx, before: Date, holdsMax: number): Promise<number> {
  const rows = await tx.rows({
    name: 'holds.delete-ended',
    text: `delete from booking.holds
            where hold_id in (select hold_id from booking.holds
                               where order_id is null and expires_at <= $1
                               order by expires_at limit $2 for update skip locked)
           returning hold_id`,
    values: [before, holdsMax],
  });
  return rows.length;
}
