import type { Call } from '@houseful/contract/operation';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

type Reach = NonNullable<Call['reach']>;

export interface VenueRow {
  readonly venue_id: string;
  readonly organisation_id: string;
  readonly name: string;
  /** The higher one is the later word about it. */
  readonly version: number;
}

/** Keeps the latest word about each venue, whatever the order in which they are told. */
export function keepVenueRows(tx: Tx, venues: readonly VenueRow[]): void {
  tx.write({
    name: 'counter.keep-venues',
    text: `insert into counter.venues as kept (venue_id, organisation_id, name, version)
           select distinct on (venue_id) venue_id, organisation_id, name, version
             from unnest($1::text[], $2::text[], $3::text[], $4::int[])
                  as v (venue_id, organisation_id, name, version)
            order by venue_id, version desc
           on conflict (venue_id) do update
              set organisation_id = excluded.organisation_id, name = excluded.name,
                  version = excluded.version
            where kept.version <= excluded.version`,
    values: [
      venues.map((venue) => venue.venue_id),
      venues.map((venue) => venue.organisation_id),
      venues.map((venue) => venue.name),
      venues.map((venue) => venue.version),
    ],
  });
}

export async function findVenue(db: Queryable, venueId: string): Promise<VenueRow | undefined> {
  const [row] = await db.rows<VenueRow>({
    name: 'counter.find-venue',
    text: 'select venue_id, organisation_id, name, version from counter.venues where venue_id = $1',
    values: [venueId],
  });
  return row;
}

export function listVenues(db: Queryable, reach: Reach, venuesMax: number): Promise<VenueRow[]> {
  return db.rows<VenueRow>({
    name: 'counter.list-venues',
    text: `select venue_id, organisation_id, name, version from counter.venues v
            where ${withinReach('$1', 'v.organisation_id', 'v.venue_id')}
            order by name, venue_id limit $2`,
    values: [reachValue(reach), venuesMax],
  });
}
