import { problem } from '#platform/problem';

/** For short lists that change rarely: the cursor is how many items came before. */
export function skipOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,7}$/.test(cursor)) {
    throw problem('invalid-input', { issues: [{ path: 'cursor', message: 'is not one of ours' }] });
  }
  return Number(cursor);
}

/** Makes a page of rows read with one more than `limit`, which tells whether there is a next page. */
export function readPage<T>(
  rows: readonly T[],
  skip: number,
  limit: number,
): { items: T[]; nextCursor: string | null } {
  const more = rows.length > limit;
  return { items: rows.slice(0, limit), nextCursor: more ? String(skip + limit) : null };
}
