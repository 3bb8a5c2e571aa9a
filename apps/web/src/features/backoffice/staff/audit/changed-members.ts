import type { AuditEntry } from '@houseful/contract/audit';

export interface ChangedMember {
  readonly name: string;
  /** As text; null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What an entry tells, member by member. */
export function changedMembers({
  before,
  after,
}: Pick<AuditEntry, 'before' | 'after'>): ChangedMember[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].map((name) => ({
    name,
    before: textOf(before?.[name]),
    after: textOf(after?.[name]),
  }));
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
