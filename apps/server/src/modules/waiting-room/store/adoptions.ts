import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** Remembers whose the guests' places are; who has signed in stays signed in to the same account. */
export function insertAdoptions(tx: Tx, merged: readonly MergedGuest[]): void {
  tx.write({
    name: 'waiting-room.insert-adoptions',
    text: `insert into waiting_room.adoptions (from_buyer_id, to_buyer_id)
           select * from unnest($1::text[], $2::text[]) as a (from_buyer_id, to_buyer_id)
            order by from_buyer_id
           on conflict do nothing`,
    values: [
      merged.map(({ fromBuyerId }) => fromBuyerId),
      merged.map(({ toBuyerId }) => toBuyerId),
    ],
  });
}

/** Whose the guests' places are now; without those who are still themselves. */
export async function findAdoptions(
  db: Queryable,
  buyerIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.rows<{ from_buyer_id: string; to_buyer_id: string }>({
    name: 'waiting-room.find-adoptions',
    text: `select from_buyer_id, to_buyer_id from waiting_room.adoptions where from_buyer_id = any($1)`,
    values: [buyerIds],
  });
  return new Map(rows.map((row) => [row.from_buyer_id, row.to_buyer_id]));
}
