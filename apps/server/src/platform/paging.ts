import { problem } from '#platform/problem';

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** For short lists that change rarely: the cursor is how many items came before. @throws invalid-input */
export function skipOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,7}$/.test(cursor)) throw notOurs();
  return Number(cursor);
}

/** Makes a page of rows read with one more than `limit`, which tells whether there is a next page. */
export function readPage<T>(rows: readonly T[], skip: number, limit: number): Page<T> {
  return pageOf(rows, limit, () => String(skip + limit));
}

/** Where a row stands in a list by time: its instant, and which one of that instant. */
export interface PlaceInTime {
  readonly at: string;
  readonly id: string;
}

const PLACE = /^((?:19|2\d)\d\d-\d\d-\d\dT[\d:.]+Z)~([\w-]{1,80})$/;

/** For lists that grow while they are read: the cursor is the place of the last row. @throws invalid-input */
export function placeOf(cursor: string | undefined): PlaceInTime | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = PLACE.exec(cursor) ?? [];
  if (at === undefined || id === undefined || !isInstant(at)) throw notOurs();
  return { at, id };
}

/** As `readPage`, for a list by time. */
export function readPageInTime<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => { readonly at: Date; readonly id: string },
): Page<T> {
  return pageOf(rows, limit, (last) => {
    const { at, id } = place(last);
    return `${at.toISOString()}~${id}`;
  });
}

/** As we write them: 30 February is none. */
function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

function pageOf<T>(rows: readonly T[], limit: number, cursorAfter: (last: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: isMore ? cursorAfter(last) : null };
}

function notOurs(): Error {
  return problem('invalid-input', { issues: [{ path: 'cursor', message: 'is not one of ours' }] });
}
