import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import { forgetNames, insertVenueNames } from '../store/names.ts';
import { keepVenues as keep } from '../store/venues.ts';

/** Our own copy of the venues, and the words by which those are found that buyers may see. */
export async function keepVenues(
  tx: Tx,
  told: readonly FactPayload<'venues.venue-registered'>[],
): Promise<void> {
  const newest = new Map<string, (typeof told)[number]>();
  for (const news of told) {
    const known = newest.get(news.venue.venueId);
    if (!known || (known.version ?? 0) < (news.version ?? 0)) newest.set(news.venue.venueId, news);
  }
  const fresh = await keep(tx, [...newest.values()]);
  forgetNames(
    tx,
    'venue',
    fresh.map(({ venue_id }) => venue_id),
  );
  await insertVenueNames(
    tx,
    fresh.filter(({ screens }) => screens.length > 0),
  );
}
