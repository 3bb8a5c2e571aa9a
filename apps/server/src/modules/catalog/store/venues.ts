import { type SqlBool, sql } from 'kysely';
import type { FactPayload } from '@houseful/contract/facts';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb, VenueTable } from './tables.ts';

/** Keeps the venues that are new, or newer than what is known, and answers those. */
export async function keepVenues(
  tx: Tx,
  registered: readonly FactPayload<'venues.venue-registered'>[],
): Promise<VenueTable[]> {
  const rows = registered.map(
    ({
      venue,
      cityName,
      organisationId = FIRST_ORGANISATION_ID,
      version = 0,
      ...told
    }): VenueTable => ({
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
      organisation_id: organisationId,
      version,
      state: told.state ?? null,
      opening_hours: told.openingHours ?? null,
      desk_screens: told.screens ?? null,
    }),
  );
  const added = await tx.rows<{ venue_id: string }>({
    text: `insert into catalog.venues
           select * from jsonb_populate_recordset(null::catalog.venues, $1::jsonb)
           on conflict (venue_id) do update
              set name = excluded.name, kind = excluded.kind, address = excluded.address,
                  latitude = excluded.latitude, longitude = excluded.longitude,
                  time_zone = excluded.time_zone, screens = excluded.screens,
                  version = excluded.version, state = coalesce(excluded.state, venues.state),
                  opening_hours = excluded.opening_hours, desk_screens = excluded.desk_screens
            where excluded.version > venues.version
           returning venue_id`,
    values: [JSON.stringify(rows)],
  });
  const fresh = new Set(added.map(({ venue_id }) => venue_id));
  return rows.filter(({ venue_id }) => fresh.has(venue_id));
}

/** The known ones among these, by id. */
export async function findVenues(
  db: CatalogDb,
  venueIds: readonly string[],
): Promise<Map<string, VenueTable>> {
  const rows = await db
    .selectFrom('catalog.venues')
    .selectAll()
    .where(sql<SqlBool>`venue_id = any(${[...venueIds]})`)
    .execute();
  return new Map(rows.map((row) => [row.venue_id, row]));
}

/** Where the venues between two latitudes are, without their screens. */
export function listVenuePoints(
  db: CatalogDb,
  { south, north }: { south: number; north: number },
): Promise<Pick<VenueTable, 'venue_id' | 'latitude' | 'longitude'>[]> {
  return db
    .selectFrom('catalog.venues')
    .select(['venue_id', 'latitude', 'longitude'])
    .where('latitude', '>=', south)
    .where('latitude', '<=', north)
    .execute();
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
