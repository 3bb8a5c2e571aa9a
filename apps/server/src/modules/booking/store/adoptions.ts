import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { Tx } from '#platform/postgres/tx';

/** Remembers whose the guests' things are; what is known stays as it is. */
export async function insertAdoptions(tx: Tx, merged: readonly MergedGuest[]): Promise<void> {
  await tx.rows({
    name: 'booking.insert-adoptions',
    text: `insert into booking.adoptions (from_buyer_id, to_buyer_id)
           select * from unnest($1::text[], $2::text[]) as a (from_buyer_id, to_buyer_id)
            order by from_buyer_id
           on conflict do nothing`,
    values: [
      merged.map(({ fromBuyerId }) => fromBuyerId),
      merged.map(({ toBuyerId }) => toBuyerId),
    ],
  });
}

/** Those of the buyers who have become another's. */
export async function findAdopted(tx: Tx, buyerIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ from_buyer_id: string }>({
    name: 'adoptions.find',
    text: 'select from_buyer_id from booking.adoptions where from_buyer_id = any($1)',
    values: [buyerIds],
  });
  return new Set(rows.map(({ from_buyer_id }) => from_buyer_id));
}

/** Waits for every verb that works on the buyers' running holds, and keeps others from beginning. */
export async function lockRunningHoldsOf(tx: Tx, buyerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ hold_id: string }>({
    name: 'adoptions.lock-holds',
    text: `select hold_id from booking.holds
            where buyer_id = any($1) and released_at is null and order_id is null
            order by hold_id for update`,
    values: [buyerIds],
  });
  return rows.map(({ hold_id }) => hold_id);
}

/** Hands the guests' orders over; answers the holds that those were made of. */
export async function adoptOrders(tx: Tx, buyerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ hold_id: string }>({
    name: 'adoptions.orders',
    text: `with theirs as (
             select order_id, a.to_buyer_id
               from booking.orders o join booking.adoptions a on a.from_buyer_id = o.buyer_id
              where o.buyer_id = any($1)
              order by order_id for update of o)
           update booking.orders o set buyer_id = theirs.to_buyer_id
             from theirs where o.order_id = theirs.order_id
           returning o.hold_id`,
    values: [buyerIds],
  });
  return rows.map(({ hold_id }) => hold_id);
}

export async function adoptHolds(tx: Tx, holdIds: readonly string[]): Promise<void> {
  await tx.rows({
    name: 'adoptions.holds',
    text: `with theirs as (
             select hold_id, a.to_buyer_id
               from booking.holds h join booking.adoptions a on a.from_buyer_id = h.buyer_id
              where hold_id = any($1)
              order by hold_id for update of h)
           update booking.holds h set buyer_id = theirs.to_buyer_id
             from theirs where h.hold_id = theirs.hold_id`,
    values: [holdIds],
  });
}
