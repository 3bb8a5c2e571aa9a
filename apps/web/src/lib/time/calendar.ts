const DAY_MS = 24 * 60 * 60 * 1_000;

/** The calendar day after `2026-11-30`: `2026-12-01`. */
export function dayAfter(localDate: string): string {
  return new Date(Date.parse(`${localDate}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10);
}
