import type { Reach } from '@houseful/contract/staff';
import type { City, Venue } from '@houseful/contract/venues';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** A venue's own row; its screens have theirs. */
export interface VenueRow {
  readonly venue_id: string;
  readonly organisation_id: string;
  readonly city_name: string;
  readonly state: string;
  readonly version: number;
  readonly opening_hours: DeskVenue['openingHours'];
  readonly request_digest: string | null;
  /** As buyers see it. */
  readonly document: Venue;
}

export interface ScreenRow {
  readonly screen_id: string;
  readonly venue_id: string;
  readonly position: number;
  readonly name: string;
  readonly formats: string[];
  readonly seat_map_id: string | null;
  readonly seat_count: number;
  readonly pre_show_minutes: number;
  readonly clean_up_minutes: number;
  readonly start_grid_minutes: number;
  readonly is_retired: boolean;
  readonly request_digest: string | null;
}

const VENUE = `v.venue_id, v.organisation_id, c.name as city_name, c.state, v.version, v.opening_hours,
               v.request_digest, v.document`;
const SCREEN = `screen_id, venue_id, position, name, formats, seat_map_id, seat_count, pre_show_minutes,
                clean_up_minutes, start_grid_minutes, is_retired, request_digest`;

/** Within the reach, by name. */
export function listReachedVenues(
  db: Queryable,
  reach: Reach,
  {
    organisation,
    skip,
    rowsMax,
  }: { organisation: string | undefined; skip: number; rowsMax: number },
): Promise<VenueRow[]> {
  return db.rows<VenueRow>({
    text: `select ${VENUE} from venues.venues v join venues.cities c using (city_id)
            where ${withinReach('$1', 'v.organisation_id', 'v.venue_id')}
              and ($2::text is null or v.organisation_id = $2)
            order by v.name, v.venue_id offset $3 limit $4`,
    values: [reachValue(reach), organisation ?? null, skip, rowsMax],
  });
}

export async function findVenueRow(db: Queryable, venueId: string): Promise<VenueRow | undefined> {
  const [row] = await db.rows<VenueRow>({
    text: `select ${VENUE} from venues.venues v join venues.cities c using (city_id)
            where v.venue_id = $1`,
    values: [venueId],
  });
  return row;
}

/** Locked until the transaction ends: a venue and its screens change one after the other. */
export async function lockVenue(tx: Tx, venueId: string): Promise<VenueRow | undefined> {
  const [row] = await tx.rows<VenueRow>({
    text: `select ${VENUE} from venues.venues v join venues.cities c using (city_id)
            where v.venue_id = $1 for update of v`,
    values: [venueId],
  });
  return row;
}

/** In the order of the venue's own list. */
export async function screensOf(
  db: Queryable,
  venueIds: readonly string[],
): Promise<Map<string, ScreenRow[]>> {
  const rows = await db.rows<ScreenRow>({
    text: `select ${SCREEN} from venues.screens where venue_id = any ($1::text[])
            order by venue_id, position`,
    values: [venueIds],
  });
  return Map.groupBy(rows, ({ venue_id }) => venue_id);
}

/** @returns whether it was new */
export async function insertVenue(
  tx: Tx,
  { venue, organisationId, digest }: { venue: Venue; organisationId: string; digest: string },
): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into venues.venues (venue_id, city_id, name, document, organisation_id, version, request_digest)
           values ($1, $2, $3, $4, $5, 1, $6) on conflict do nothing returning venue_id`,
    values: [
      venue.venueId,
      venue.cityId,
      venue.name,
      JSON.stringify(venue),
      organisationId,
      digest,
    ],
  });
  return rows.length > 0;
}

export function updateVenue(tx: Tx, row: VenueRow): void {
  const { opening_hours: hours, document } = row;
  tx.write({
    text: `update venues.venues set name = $2, document = $3, opening_hours = $4, version = $5
            where venue_id = $1`,
    values: [
      row.venue_id,
      document.name,
      JSON.stringify(document),
      hours && JSON.stringify(hours),
      row.version,
    ],
  });
}

/** Makes the screen, or makes it another one. */
export function putScreen(tx: Tx, screen: ScreenRow): void {
  tx.write({
    text: `insert into venues.screens (${SCREEN})
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
           on conflict (screen_id) do update
              set name = excluded.name, formats = excluded.formats, seat_map_id = excluded.seat_map_id,
                  seat_count = excluded.seat_count, pre_show_minutes = excluded.pre_show_minutes,
                  clean_up_minutes = excluded.clean_up_minutes,
                  start_grid_minutes = excluded.start_grid_minutes, is_retired = excluded.is_retired`,
    values: [
      screen.screen_id,
      screen.venue_id,
      screen.position,
      screen.name,
      screen.formats,
      screen.seat_map_id,
      screen.seat_count,
      screen.pre_show_minutes,
      screen.clean_up_minutes,
      screen.start_grid_minutes,
      screen.is_retired,
      screen.request_digest,
    ],
  });
}

interface CityRow {
  readonly city_id: string;
  readonly name: string;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly time_zone: string;
}

const CITY = 'city_id, name, state, latitude, longitude, time_zone';

/** By name, also those without a venue that buyers see. */
export async function listKnownCities(db: Queryable, rowsMax: number): Promise<City[]> {
  const rows = await db.rows<CityRow>({
    text: `select ${CITY} from venues.cities order by name, city_id limit $1`,
    values: [rowsMax],
  });
  return rows.map(toCity);
}

export async function findCity(db: Queryable, cityId: string): Promise<City | undefined> {
  const [row] = await db.rows<CityRow>({
    text: `select ${CITY} from venues.cities where city_id = $1`,
    values: [cityId],
  });
  return row && toCity(row);
}

function toCity(row: CityRow): City {
  return {
    cityId: row.city_id,
    name: row.name,
    state: row.state,
    latitude: row.latitude,
    longitude: row.longitude,
    timeZone: row.time_zone,
  };
}

/** Behind all others: the largest were there first. */
export function insertNewCity(tx: Tx, city: City): void {
  tx.write({
    text: `insert into venues.cities (city_id, name, state, latitude, longitude, time_zone, sort_order)
           select $1, $2, $3, $4, $5, $6, coalesce(max(sort_order), 0) + 1 from venues.cities
           on conflict do nothing`,
    values: [city.cityId, city.name, city.state, city.latitude, city.longitude, city.timeZone],
  });
}
