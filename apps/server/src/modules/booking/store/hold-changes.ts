import type { Tx } from '#platform/postgres/tx';
import type { HoldRow } from './holds.ts';
import { packQuote } from './quotes.ts';

/** A change that carried a key, as it was asked for. */
export interface HoldChangeRow {
  readonly change_id: string;
  readonly hold_id: string;
  readonly request_digest: string;
}

export function findHoldChanges(tx: Tx, changeIds: readonly string[]): Promise<HoldChangeRow[]> {
  return tx.rows({
    name: 'hold-changes.find',
    text: `select change_id, hold_id, request_digest from booking.hold_changes
            where change_id = any($1)`,
    values: [changeIds],
  });
}

export async function insertHoldChanges(tx: Tx, changes: readonly HoldChangeRow[]): Promise<void> {
  await tx.rows({
    name: 'hold-changes.insert',
    text: `insert into booking.hold_changes (change_id, hold_id, request_digest)
           select * from unnest($1::text[], $2::text[], $3::text[])`,
    values: [
      changes.map((change) => change.change_id),
      changes.map((change) => change.hold_id),
      changes.map((change) => change.request_digest),
    ],
  });
}

/** Other seats, and what follows from them; neither owner nor end. Each hold once. */
export async function changeSeats(tx: Tx, holds: readonly HoldRow[]): Promise<void> {
  await tx.rows({
    name: 'holds.change-seats',
    text: `update booking.holds h
              set seat_ids = string_to_array(c.seat_ids, ','), together = c.together,
                  quote = c.quote, warnings = c.warnings
             from unnest($1::text[], $2::text[], $3::boolean[], $4::json[], $5::json[])
                  as c (hold_id, seat_ids, together, quote, warnings)
            where h.hold_id = c.hold_id`,
    values: [
      holds.map((hold) => hold.hold_id),
      holds.map((hold) => hold.seat_ids.join(',')),
      holds.map((hold) => hold.together),
      holds.map((hold) => JSON.stringify(packQuote(hold.quote))),
      holds.map((hold) => hold.warnings && JSON.stringify(hold.warnings)),
    ],
  });
}

/** The holds last as long as they were promised; the promise is used up. */
export async function extendHolds(tx: Tx, holdIds: readonly string[], now: Date): Promise<void> {
  await tx.rows({
    name: 'holds.extend',
    text: `update booking.holds
              set expires_at = extendable_to, extendable_to = null, extended_at = $2
            where hold_id = any($1)`,
    values: [holdIds, now],
  });
}
