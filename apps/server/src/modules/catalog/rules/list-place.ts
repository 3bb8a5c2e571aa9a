/** Where a reader of a list stands: the list as it was at a moment, after one of its titles. */
export interface ListPlace {
  readonly asOf: Date;
  readonly afterTitleId: string;
}

/** A list stays as it was for the reader of its first page this long. */
const LIST_MS_MAX = 60 * 60_000;

export function writePlace({ asOf, afterTitleId }: ListPlace): string {
  return `${asOf.getTime().toString(36)}.${afterTitleId}`;
}

/** The place that a cursor means; null when it is none of ours or too old. */
export function readPlace(cursor: string, now: Date): ListPlace | null {
  const [, moment, afterTitleId] = /^([a-z0-9]{1,11})\.(.+)$/.exec(cursor) ?? [];
  if (moment === undefined || afterTitleId === undefined) return null;
  const asOf = new Date(Number.parseInt(moment, 36));
  const age = now.getTime() - asOf.getTime();
  return age >= 0 && age <= LIST_MS_MAX ? { asOf, afterTitleId } : null;
}
