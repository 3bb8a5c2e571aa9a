import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb, VenueTable } from './tables.ts';

export async function insertVenues(
  tx: Tx,
  registered: readonly FactPayload<'venues.venue-registered'>[],
): Promise<void> {
  const rows = registered.map(
    ({ venue, cityName }): VenueTable => ({
      venue_id: venue.venueId,
      city_id: venue.cityId,
      city_name: cityName,
      name: venue.name,
      kind: venue.kind,
      address: venue.address,
      latitude: venue.latitude,
      longitude: venue.longitude,
      time_zone: venue.timeZone,
      screens: venue.screens,
    }),
  );
  await tx.rows({
    text: `insert into catalog.venues
           select * from jsonb_populate_recordset(null::catalog.venues, $1::jsonb)
           on conflict do nothing`,
    values: [JSON.stringify(rows)],
  });
}

export function listVenues(db: CatalogDb): Promise<VenueTable[]> {
  return db.selectFrom('catalog.venues').selectAll().execute();
}

export async function cityExists(db: CatalogDb, cityId: string): Promise<boolean> {
  const row = await db
    .selectFrom('catalog.venues')
    .select('venue_id')
    .where('city_id', '=', cityId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
