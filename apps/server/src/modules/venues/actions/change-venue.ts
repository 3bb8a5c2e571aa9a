import { definedOf } from '#platform/defined-of';
import type { VenuesFace } from '@houseful/contract/faces/venues';
import { atVenue, type DeskDeps } from './at-venue.ts';

/** What is said becomes so, the rest stays. Tickets keep the words of their purchase. @throws no-such-venue */
export function changeVenue(deps: DeskDeps): VenuesFace['changeVenue'] {
  return ({ venueId, openingHours, ...words }, call) =>
    atVenue(deps, venueId, call, async ({ row, screens }) => {
      const { name, kind, address, latitude, longitude } = row.document;
      const before = { name, kind, address, latitude, longitude };
      const after = { ...before, ...definedOf(words) };
      const hours = openingHours === undefined ? row.opening_hours : openingHours;
      return {
        row: { ...row, opening_hours: hours, document: { ...row.document, ...after } },
        screens,
        noted: {
          action: 'venue.changed',
          subject: { kind: 'venue', id: venueId, name: after.name },
          before: { ...before, openingHours: row.opening_hours },
          after: { ...after, openingHours: hours },
        },
      };
    });
}
