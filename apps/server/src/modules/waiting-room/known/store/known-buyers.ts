import type { Queryable, Tx } from '#platform/postgres/tx';

/** Who took which numbers of a room, packed (gaps.ts, prints.ts); all on one sheet. */
export interface KnownRow {
  readonly room_id: string;
  readonly from_number: number;
  readonly gaps: Buffer;
  readonly prints: Buffer;
}

/** Visible to others in the order of its id. */
export type ReadRow = KnownRow & { readonly id: number };

/**
 * Writes the rows. One process after the other, until the transaction ends: so whoever has seen an
 * id will not be handed a smaller one later. Both statements and the commit travel together, so
 * the turn is held for as long as they take to run and no round trip more.
 */
export function insertKnown(tx: Tx, rows: readonly KnownRow[]): void {
  tx.write({
    name: 'known-buyers.take-turns',
    text: `select pg_advisory_xact_lock(hashtextextended('waiting_room.known_buyers', 0))`,
  });
  tx.write({
    name: 'known-buyers.insert',
    text: `insert into waiting_room.known_buyers (room_id, from_number, gaps, prints)
           select * from unnest($1::text[], $2::int[], $3::bytea[], $4::bytea[])
                      as k (room_id, from_number, gaps, prints)`,
    values: [
      rows.map((row) => row.room_id),
      rows.map((row) => row.from_number),
      rows.map((row) => row.gaps),
      rows.map((row) => row.prints),
    ],
  });
}

/** What came after the ids that were seen of each room, room by room in order, at most `rowsMax`. */
export function readKnownAfter(
  db: Queryable,
  seen: readonly { roomId: string; seenId: number }[],
  rowsMax: number,
): Promise<ReadRow[]> {
  return db.rows<ReadRow>({
    name: 'known-buyers.read-after',
    text: `select room_id, id, from_number, gaps, prints
             from unnest($1::text[], $2::bigint[]) as seen (of_room, after_id)
            cross join lateral
                  (select * from waiting_room.known_buyers
                    where room_id = of_room and id > after_id order by id limit $3) as k
            order by room_id, id limit $3`,
    values: [seen.map(({ roomId }) => roomId), seen.map(({ seenId }) => seenId), rowsMax],
  });
}

/** The rows that begin within the spans of numbers, both ends included. */
export function readKnownBetween(
  db: Queryable,
  spans: readonly { roomId: string; first: number; last: number }[],
): Promise<KnownRow[]> {
  return db.rows<KnownRow>({
    name: 'known-buyers.read-between',
    // One short look into the index for each span; `offset 0` keeps the planner from joining at large.
    text: `select room_id, from_number, gaps, prints
             from unnest($1::text[], $2::int[], $3::int[]) as span (of_room, first, last)
            cross join lateral
                  (select * from waiting_room.known_buyers
                    where room_id = of_room and from_number between first and last offset 0) as k`,
    values: [
      spans.map(({ roomId }) => roomId),
      spans.map(({ first }) => first),
      spans.map(({ last }) => last),
    ],
  });
}

export function deleteKnown(tx: Tx, roomId: string): void {
  tx.write({
    name: 'known-buyers.delete',
    text: 'delete from waiting_room.known_buyers where room_id = $1',
    values: [roomId],
  });
}
