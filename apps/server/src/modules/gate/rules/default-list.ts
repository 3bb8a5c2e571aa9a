import type { CheckInRules } from '@houseful/contract/gate';

const HOUR_MS = 3_600_000;
/** People come early, and a gate that is not open yet can be told to open by the list. */
const OPENS_BEFORE_START_MS = 3 * HOUR_MS;

/**
 * What every show has by itself, so that a small theatre has nothing to set up: every ticket of the show, once, from three
 * hours before its start until its end.
 */
export function defaultRules(show: { startsAt: string; endsAt: string }): CheckInRules {
  return {
    entry: 'single',
    categoryIds: null,
    sections: null,
    checksGate: false,
    opensAt: new Date(Date.parse(show.startsAt) - OPENS_BEFORE_START_MS).toISOString(),
    closesAt: new Date(Date.parse(show.endsAt)).toISOString(),
    autoExitAt: null,
  };
}
