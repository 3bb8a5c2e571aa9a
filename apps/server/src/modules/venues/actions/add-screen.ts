import type { VenuesFace } from '@houseful/contract/faces/venues';
import { SCREENS_PER_VENUE_MAX } from '@houseful/contract/venues-desk';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import { problem } from '#platform/problem';
import { putScreen, type ScreenRow } from '../store/desk.ts';
import { callerOf } from '#platform/caller-of';
import { atVenue, type DeskDeps } from './at-venue.ts';
import { viewScreen } from './run-venue-of.ts';

/**
 * Adds a screen behind the others; repeated under the same key it is the same one. Names tell screens of a venue apart.
 * @throws no-such-venue, screen-name-taken, too-many-screens, idempotency-key-reused
 */
export function addScreen(deps: DeskDeps & { readonly ids: Ids }): VenuesFace['addScreen'] {
  return ({ venueId, ...wanted }, call) => {
    const { idempotencyKey: key } = call;
    const screenId = key ? deriveId('scr', callerOf(call), venueId, key) : deps.ids.next('scr');
    const digest = fingerprint(wanted);
    return atVenue(deps, venueId, call, async ({ tx, row, screens }) => {
      const known = screens.find(({ screen_id }) => screen_id === screenId);
      if (known) {
        if (known.request_digest !== digest) throw problem('idempotency-key-reused');
        return { row, screens, noted: null };
      }
      if (screens.length >= SCREENS_PER_VENUE_MAX) throw problem('too-many-screens');
      refuseName(screens, wanted.name);
      const screen: ScreenRow = {
        ...{ screen_id: screenId, venue_id: venueId, request_digest: digest },
        position: Math.max(0, ...screens.map(({ position }) => position)) + 1,
        ...{ name: wanted.name, formats: wanted.formats, seat_map_id: null, seat_count: 0 },
        pre_show_minutes: wanted.preShowMinutes,
        clean_up_minutes: wanted.cleanUpMinutes,
        start_grid_minutes: wanted.startGridMinutes,
        is_retired: false,
      };
      putScreen(tx, screen);
      return {
        row,
        screens: [...screens, screen],
        noted: {
          action: 'screen.added',
          subject: { kind: 'screen', id: screenId, name: `${row.document.name}, ${wanted.name}` },
          ...{ before: null, after: { ...viewScreen(screen) } },
        },
      };
    });
  };
}

/** @throws screen-name-taken */
export function refuseName(others: readonly ScreenRow[], name: string): void {
  const taken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw problem('screen-name-taken');
}
