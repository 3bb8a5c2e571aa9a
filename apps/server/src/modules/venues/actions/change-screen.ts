import type { VenuesFace } from '@houseful/contract/faces/venues';
import { problem } from '#platform/problem';
import { putScreen, type ScreenRow } from '../store/desk.ts';
import { refuseName } from './add-screen.ts';
import { atVenue, type DeskDeps } from './at-venue.ts';
import { viewScreen } from './run-venue-of.ts';

/**
 * What is said becomes so, from the next show that is scheduled on; shows on sale keep what they were scheduled with.
 * @throws no-such-venue, no-such-screen, screen-name-taken
 */
export function changeScreen(deps: DeskDeps): VenuesFace['changeScreen'] {
  return ({ venueId, screenId, ...wanted }, call) =>
    atVenue(deps, venueId, call, async ({ tx, row, screens }) => {
      const before = screens.find(({ screen_id }) => screen_id === screenId);
      if (!before) throw problem('no-such-screen');
      const after: ScreenRow = {
        ...before,
        name: wanted.name ?? before.name,
        formats: wanted.formats ?? before.formats,
        pre_show_minutes: wanted.preShowMinutes ?? before.pre_show_minutes,
        clean_up_minutes: wanted.cleanUpMinutes ?? before.clean_up_minutes,
        start_grid_minutes: wanted.startGridMinutes ?? before.start_grid_minutes,
        is_retired: wanted.isRetired ?? before.is_retired,
      };
      refuseName(
        screens.filter((other) => other !== before),
        after.name,
      );
      putScreen(tx, after);
      return {
        row,
        screens: screens.map((screen) => (screen === before ? after : screen)),
        noted: {
          action: 'screen.changed',
          subject: { kind: 'screen', id: screenId, name: `${row.document.name}, ${after.name}` },
          before: { ...viewScreen(before) },
          after: { ...viewScreen(after) },
        },
      };
    });
}
