import type { Scope } from '../rules/scope.ts';

/** A condition on organisation and venue of a table; its parameters are the first three, `scopeValues`. */
export function withinScope(table: string): string {
  return `${table}.organisation_id = any($1::text[])
          and (${table}.organisation_id = any($2::text[]) or ${table}.venue_id = any($3::text[]))`;
}

export function scopeValues({ organisations, whole, venues }: Scope): readonly unknown[] {
  return [organisations, whole, venues];
}
