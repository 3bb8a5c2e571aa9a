import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { SeatMap } from '@houseful/contract/seat-map';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { fact, type RecordFacts } from '#platform/facts/facts';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { insertCities, insertSeatMaps, insertVenues } from '../store/places.ts';

/** Stadiums are drawings of megabytes: a transaction holds a few, not all of them. */
const SEAT_MAPS_PER_TRANSACTION_MAX = 20;

/** Adds what is not known yet and tells the others about it; running it again changes nothing. */
export function registerPlaces(deps: {
  pool: Pool;
  record: RecordFacts;
}): VenuesFace['registerPlaces'] {
  const { pool, record } = deps;

  async function publishSeatMaps(seatMaps: readonly SeatMap[]): Promise<void> {
    await inTransaction(pool, async (tx) => {
      const added = await insertSeatMaps(tx, seatMaps);
      const fresh = seatMaps.filter(({ seatMapId }) => added.has(seatMapId));
      await record(
        tx,
        fresh.map((seatMap) => fact('venues.seat-map-published', { seatMap })),
      );
    });
  }

  async function publishAllSeatMaps(seatMaps: Iterable<SeatMap>): Promise<void> {
    let batch: SeatMap[] = [];
    for (const seatMap of seatMaps) {
      batch.push(seatMap);
      if (batch.length < SEAT_MAPS_PER_TRANSACTION_MAX) continue;
      await publishSeatMaps(batch);
      batch = [];
    }
    if (batch.length > 0) await publishSeatMaps(batch);
  }

  return async ({ cities, venues, seatMaps }) => {
    // Venues come last: a known venue then means that its rooms are known, too, even when an
    // earlier run was killed half-way.
    await publishAllSeatMaps(seatMaps);
    await inTransaction(pool, async (tx) => {
      await insertCities(tx, cities);
      const states = new Map(cities.map(({ cityId, state }) => [cityId, state]));
      const owned = venues.map((one) => ({
        ...{ organisationId: FIRST_ORGANISATION_ID, state: states.get(one.venue.cityId) },
        ...one,
      }));
      const added = await insertVenues(tx, owned);
      const fresh = owned.filter(({ venue }) => added.has(venue.venueId));
      await record(
        tx,
        fresh.map((told) => fact('venues.venue-registered', told)),
      );
    });
  };
}
