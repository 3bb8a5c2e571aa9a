import type { Tx } from '#platform/postgres/tx';

/** Keeps where the tickets of an order are wanted; the first word counts. */
export async function keepWanted(
  tx: Tx,
  { orderId, email }: { readonly orderId: string; readonly email: string },
): Promise<{ readonly email: string; readonly isFresh: boolean }> {
  const fresh = await tx.rows({
    name: 'counter.keep-wanted',
    text: `insert into counter.wanted (order_id, email) values ($1, $2)
           on conflict do nothing returning order_id`,
    values: [orderId, email],
  });
  if (fresh.length > 0) return { email, isFresh: true };
  const [known] = await tx.rows<{ email: string }>({
    name: 'counter.find-wanted',
    text: 'select email from counter.wanted where order_id = $1',
    values: [orderId],
  });
  return { email: known?.email ?? email, isFresh: false };
}
