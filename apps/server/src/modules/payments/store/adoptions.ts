import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Tx } from '#platform/postgres/tx';

/** Remembers whose the guests' things are; what is known stays as it is. */
export async function insertAdoptions(tx: Tx, merged: readonly MergedGuest[]): Promise<void> {
  await tx.rows({
    name: 'payments.insert-adoptions',
    text: `insert into payments.adoptions (from_buyer_id, to_buyer_id)
           select * from unnest($1::text[], $2::text[]) as a (from_buyer_id, to_buyer_id)
            order by from_buyer_id
           on conflict do nothing`,
    values: [
      merged.map(({ fromBuyerId }) => fromBuyerId),
      merged.map(({ toBuyerId }) => toBuyerId),
    ],
  });
}
