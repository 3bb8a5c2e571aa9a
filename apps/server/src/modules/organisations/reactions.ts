import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { type Reaction, reaction } from '#platform/facts/facts';
import { insertVenues } from './store/organisations.ts';

/** Fact → action. */
export const organisationsReactions: readonly Reaction[] = [
  reaction('venues.venue-registered', 'organisations/know-venues', async (tx, facts) =>
    insertVenues(
      tx,
      facts.map(({ venue: { venueId }, organisationId = FIRST_ORGANISATION_ID }) => ({
        venueId,
        organisationId,
      })),
    ),
  ),
];
