/** What a field for a time of this device holds, `2026-11-21T18:30`; empty for none. */
export function fieldOf(instant: string | null | undefined, timeZone: string): string {
  if (!instant) return '';
  // Sweden writes times the ISO way.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  });
  return format.format(Date.parse(instant)).replace(' ', 'T');
}

/** The instant that such a field means on this device; null for an empty or half-written one. */
export function instantOf(field: string): string | null {
  const ms = Date.parse(field);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
