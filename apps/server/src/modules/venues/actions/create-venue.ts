import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { InputOf } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import type { City, Venue } from '@houseful/contract/venues';
import type { DeskVenue, venuesDeskOperations } from '@houseful/contract/venues-desk';
import { fact } from '#platform/facts/facts';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { deskVenue } from '../rules/venue-views.ts';
import { findCity, findVenueRow, insertNewCity, insertVenue, screensOf } from '../store/desk.ts';
import { callerOf } from '#platform/caller-of';
import type { DeskDeps } from './at-venue.ts';
import { runVenueOf } from './run-venue-of.ts';

type Input = InputOf<(typeof venuesDeskOperations)['createVenue']>;

/**
 * Registers a venue, without screens at first; repeated under the same key it is the same one.
 * @throws no-such-organisation, no-such-city, idempotency-key-reused
 */
export function createVenue(deps: DeskDeps & { readonly ids: Ids }): VenuesFace['createVenue'] {
  const { pool, ids, record, audit } = deps;
  return async (input, call) => {
    const actorId = callerOf(call);
    const { organisationId } = input;
    if (!reaches(call.reach ?? [], { organisationId, venueId: null }))
      throw problem('no-such-organisation');
    const { idempotencyKey: key } = call;
    const venueId = key ? deriveId('ven', actorId, organisationId, key) : ids.next('ven');
    const digest = fingerprint(input);
    return inTransaction(pool, async (tx) => {
      const city = await cityOf(tx, input);
      const venue = newVenue(venueId, input, city);
      if (!(await insertVenue(tx, { venue, organisationId, digest }))) {
        return sameVenue(tx, venueId, digest);
      }
      await record(tx, [
        fact('venues.venue-registered', {
          ...{ venue, cityName: city.name, organisationId, version: 1 },
          ...{ state: city.state, openingHours: null, screens: [] },
        }),
      ]);
      const { name, kind, address, latitude, longitude } = venue;
      await audit(tx, {
        ...{ organisationId, venueId, actorId, action: 'venue.registered' },
        subject: { kind: 'venue', id: venueId, name },
        ...{ before: null, after: { name, kind, address, latitude, longitude, city: city.name } },
      });
      return deskVenue({
        ...{ organisationId, cityName: city.name, openingHours: null, venue, screens: [] },
      });
    });
  };
}

/** What the first of several tries has made. @throws idempotency-key-reused */
async function sameVenue(tx: Tx, venueId: string, digest: string): Promise<DeskVenue> {
  const known = await findVenueRow(tx, venueId);
  if (known?.request_digest !== digest) throw problem('idempotency-key-reused');
  return deskVenue(runVenueOf(known, (await screensOf(tx, [venueId])).get(venueId) ?? []));
}

/** The city that is named, or the one that is described: two who describe the same one mean one. */
async function cityOf(tx: Tx, { city, latitude, longitude }: Input): Promise<City> {
  if ('cityId' in city) {
    const known = await findCity(tx, city.cityId);
    if (!known) throw problem('no-such-city');
    return known;
  }
  const { name, state, timeZone } = city;
  const cityId = deriveId('cty', name.toLowerCase(), state.toLowerCase());
  const made = { cityId, name, state, latitude, longitude, timeZone };
  insertNewCity(tx, made);
  return (await findCity(tx, cityId)) ?? made;
}

function newVenue(venueId: string, input: Input, city: City): Venue {
  const { name, kind, address, latitude, longitude, timeZone = city.timeZone } = input;
  return {
    ...{ venueId, name, kind, cityId: city.cityId, address, latitude, longitude, timeZone },
    screens: [],
  };
}
