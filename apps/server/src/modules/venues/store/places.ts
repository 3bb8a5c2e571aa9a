import type { SeatMap } from '@houseful/contract/seat-map';
import type { City, Venue, VenueDetails } from '@houseful/contract/venues';
import type { Queryable, Tx } from '#platform/postgres/tx';

export async function insertCities(tx: Tx, cities: readonly City[]): Promise<void> {
  await tx.rows({
    text: `insert into venues.cities
             (city_id, name, state, latitude, longitude, time_zone, sort_order)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::float8[],
                                $6::text[], $7::int[])
           on conflict do nothing`,
    values: [
      cities.map((city) => city.cityId),
      cities.map((city) => city.name),
      cities.map((city) => city.state),
      cities.map((city) => city.latitude),
      cities.map((city) => city.longitude),
      cities.map((city) => city.timeZone),
      cities.map((_, index) => index),
    ],
  });
}

/** Adds the venues that are not known yet and tells which those are. */
export async function insertVenues(
  tx: Tx,
  venues: readonly { venue: Venue; organisationId: string }[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ venue_id: string }>({
    text: `insert into venues.venues (venue_id, city_id, name, document, organisation_id)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::text[])
           on conflict do nothing
           returning venue_id`,
    values: [
      venues.map(({ venue }) => venue.venueId),
      venues.map(({ venue }) => venue.cityId),
      venues.map(({ venue }) => venue.name),
      venues.map(({ venue }) => JSON.stringify(venue)),
      venues.map(({ organisationId }) => organisationId),
    ],
  });
  const added = new Set(rows.map(({ venue_id }) => venue_id));
  await insertScreens(
    tx,
    venues.flatMap(({ venue }) => (added.has(venue.venueId) ? [venue] : [])),
  );
  return added;
}

async function insertScreens(tx: Tx, venues: readonly Venue[]): Promise<void> {
  await tx.rows({
    text: `insert into venues.screens
             (screen_id, venue_id, position, name, formats, seat_map_id, seat_count)
           select screen ->> 'screenId', venue ->> 'venueId', place, screen ->> 'name',
                  array(select json_array_elements_text(screen -> 'formats')),
                  screen ->> 'seatMapId', (screen ->> 'seatCount')::int
             from json_array_elements($1::json) as v (venue),
                  json_array_elements(venue -> 'screens') with ordinality as s (screen, place)`,
    values: [JSON.stringify(venues)],
  });
}

/** Adds the seat maps that are not known yet and tells which those are. */
export async function insertSeatMaps(tx: Tx, seatMaps: readonly SeatMap[]): Promise<Set<string>> {
  const rows = await tx.rows<{ seat_map_id: string }>({
    text: `insert into venues.seat_maps (seat_map_id, drawing)
           select drawing ->> 'seatMapId', drawing from json_array_elements($1::json) as m (drawing)
           on conflict do nothing
           returning seat_map_id`,
    values: [JSON.stringify(seatMaps)],
  });
  return new Set(rows.map(({ seat_map_id }) => seat_map_id));
}

/** Buyers see a venue once a show can be there. */
const IS_SEEN = `jsonb_array_length(document -> 'screens') > 0`;

interface CityRow {
  city_id: string;
  name: string;
  state: string;
  latitude: number;
  longitude: number;
  time_zone: string;
}

export async function listCities(db: Queryable, skip: number, limit: number): Promise<City[]> {
  const rows = await db.rows<CityRow>({
    text: `select city_id, name, state, latitude, longitude, time_zone from venues.cities c
            where exists (select from venues.venues v
                           where v.city_id = c.city_id and ${IS_SEEN})
            order by sort_order, city_id offset $1 limit $2`,
    values: [skip, limit],
  });
  return rows.map((row) => ({
    cityId: row.city_id,
    name: row.name,
    state: row.state,
    latitude: row.latitude,
    longitude: row.longitude,
    timeZone: row.time_zone,
  }));
}

export async function cityExists(db: Queryable, cityId: string): Promise<boolean> {
  const rows = await db.rows({
    text: 'select from venues.cities where city_id = $1',
    values: [cityId],
  });
  return rows.length > 0;
}

export async function listVenues(
  db: Queryable,
  cityId: string | undefined,
  skip: number,
  limit: number,
): Promise<Venue[]> {
  const rows = await db.rows<{ document: Venue }>({
    text: `select document from venues.venues
            where ($1::text is null or city_id = $1) and ${IS_SEEN}
            order by name, venue_id offset $2 limit $3`,
    values: [cityId ?? null, skip, limit],
  });
  return rows.map(({ document }) => document);
}

export async function findVenue(db: Queryable, venueId: string): Promise<VenueDetails | undefined> {
  const [row] = await db.rows<{ document: Venue; city_name: string }>({
    text: `select v.document, c.name as city_name
             from venues.venues v join venues.cities c using (city_id)
            where v.venue_id = $1 and ${IS_SEEN}`,
    values: [venueId],
  });
  return row && { ...row.document, cityName: row.city_name };
}

export async function findSeatMap(db: Queryable, seatMapId: string): Promise<SeatMap | undefined> {
  const [row] = await db.rows<{ drawing: SeatMap }>({
    text: 'select drawing from venues.seat_maps where seat_map_id = $1',
    values: [seatMapId],
  });
  return row?.drawing;
}
