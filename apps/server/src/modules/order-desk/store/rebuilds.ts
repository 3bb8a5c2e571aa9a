import type { Queryable, Tx } from '#platform/postgres/tx';

/** Begins at the first order, unless one was broken off. */
export function openRebuild(tx: Tx): void {
  tx.write({
    text: `insert into order_desk.rebuilds (after) values ('') on conflict do nothing`,
    values: [],
  });
}

/** After which order it goes on; null: there is nothing to do. */
export async function findRebuild(db: Queryable): Promise<string | null> {
  const [row] = await db.rows<{ after: string }>({
    text: 'select after from order_desk.rebuilds',
    values: [],
  });
  return row?.after ?? null;
}

/** `next` null: it is done. Only who was there first has come further; two at a time do no harm. */
export function saveRebuild(tx: Tx, after: string, next: string | null): void {
  tx.write(
    next === null
      ? { text: 'delete from order_desk.rebuilds where after = $1', values: [after] }
      : {
          text: 'update order_desk.rebuilds set after = $2 where after = $1',
          values: [after, next],
        },
  );
}
