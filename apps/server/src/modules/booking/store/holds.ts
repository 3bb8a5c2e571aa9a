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

/** Reads one hold; many readers at once share a statement. */
export type ReadHold = (holdId: string) => Promise<HoldRow | undefined>;

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
export function lockBuyers(tx: Tx, buyerIds: readonly string[]): void {
  tx.write({
    name: 'holds.lock-buyers',
    text: `select pg_advisory_xact_lock(key)
             from (select distinct hashtextextended('buyer ' || id, 0) as key
                     from unnest($1::text[]) as b (id) order by key) as keys`,
    values: [buyerIds],
  });
}

/** What buyers have: running holds of all shows, and seats of shows by `buyerShow`. */
export interface BuyerTally {
  readonly running: Map<string, number>;
  readonly seats: Map<string, number>;
}

/** A buyer and a show that limits how many seats one buyer may have. */
export interface LimitedBuyer {
  readonly buyerId: string;
  readonly showId: string;
  /** No order of the show is older. */
  readonly opensAt: Date;
}

export function buyerShow({ buyerId, showId }: Omit<LimitedBuyer, 'opensAt'>): string {
  return `${buyerId} ${showId}`;
}

/**
 * Counts the buyers' running holds and, with their orders, the seats they have of the limited
 * shows: in one statement, so that a hold which becomes an order meanwhile is counted once.
 */
export async function tallyBuyers(
  tx: Tx,
  buyerIds: readonly string[],
  limited: readonly LimitedBuyer[],
  now: Date,
): Promise<BuyerTally> {
  const rows = await tx.rows<{ buyer_id: string; show_id: string; holds: number; seats: number }>({
    name: 'holds.tally-buyers',
    text: `select buyer_id, show_id, count(*) as holds, sum(cardinality(seat_ids)) as seats
             from booking.holds
            where buyer_id = any($1) and released_at is null and order_id is null
              and expires_at > $2
            group by buyer_id, show_id
           union all
           select o.buyer_id, o.show_id, 0, sum(cardinality(o.seat_ids))
             from unnest($3::text[], $4::text[], $5::timestamptz[])
                  as l (buyer_id, show_id, opens_at)
             join booking.orders o
               on o.buyer_id = l.buyer_id and o.show_id = l.show_id and o.created_at >= l.opens_at
            where o.status = 'CONFIRMED' or (o.status = 'PAYMENT_PENDING' and o.expires_at > $2)
            group by o.buyer_id, o.show_id`,
    values: [
      [...new Set(buyerIds)],
      now,
      limited.map(({ buyerId }) => buyerId),
      limited.map(({ showId }) => showId),
      limited.map(({ opensAt }) => opensAt),
    ],
  });
  const tally: BuyerTally = { running: new Map(), seats: new Map() };
  for (const { buyer_id: buyerId, show_id: showId, holds, seats } of rows) {
    tally.running.set(buyerId, (tally.running.get(buyerId) ?? 0) + holds);
    const key = buyerShow({ buyerId, showId });
    tally.seats.set(key, (tally.seats.get(key) ?? 0) + seats);
  }
  return tally;
}

export function insertHolds(tx: Tx, holds: readonly HoldRow[]): void {
  tx.write({
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

export function markReleased(tx: Tx, holdIds: readonly string[], now: Date): void {
  tx.write({
    name: 'holds.mark-released',
    text: 'update booking.holds set released_at = $2 where hold_id = any($1)',
    values: [holdIds, now],
  });
}

export function markOrdered(tx: Tx, ordered: readonly { holdId: string; orderId: string }[]): void {
  tx.write({
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
                               limit $2 for update skip locked)
           returning hold_id`,
    values: [before, holdsMax],
  });
  return rows.length;
}
