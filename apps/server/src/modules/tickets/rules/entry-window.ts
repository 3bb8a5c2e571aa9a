import type { ShowLabel } from '@houseful/contract/show-label';

/**
 * Shows run late and scanners upload later still; after this a ticket opens no gate any more,
 * also not one without a network.
 */
export const ENTRY_HOURS_AFTER_END = 6;

export interface EntryWindow {
  /** Whole seconds since 1970. */
  readonly startsAtSeconds: number;
  /** The first second in which the ticket is expired. */
  readonly expiresAtSeconds: number;
}

/** How long a ticket of this show opens a gate. How early the gate opens is the venue's to say. */
export function entryWindow(show: Pick<ShowLabel, 'startsAt' | 'endsAt'>): EntryWindow {
  return {
    startsAtSeconds: seconds(show.startsAt),
    expiresAtSeconds: seconds(show.endsAt) + ENTRY_HOURS_AFTER_END * 3600,
  };
}

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
