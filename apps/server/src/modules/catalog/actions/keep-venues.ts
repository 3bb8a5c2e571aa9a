import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import { insertVenueNames } from '../store/names.ts';
import { insertVenues } from '../store/venues.ts';

/** Our own copy of the venues, and the words by which they are found. */
export async function keepVenues(
  tx: Tx,
  registered: readonly FactPayload<'venues.venue-registered'>[],
): Promise<void> {
  await insertVenueNames(tx, await insertVenues(tx, registered));
}
