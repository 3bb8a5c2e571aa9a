import type { GateDesk, GateShow } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { addMs } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { deviceOf } from '../store/devices.ts';
import { listOf, readListsOfShows } from '../store/lists.ts';
import { readFacets, readShowsAround, readVenuesAround, type ShowRow } from '../store/shows.ts';
import { deviceOf as callingDevice } from './device-of.ts';

const HOUR_MS = 3_600_000;
const AFTER_END_MS = 6 * HOUR_MS;
const AHEAD_MS = 24 * HOUR_MS;
const SHOWS_MAX = 200;

/** What a scanner is for: who it is, and the shows around now at one of its venues. @throws gate-token-invalid */
export function getGateDesk(deps: Pick<GateTools, 'db' | 'clock'>) {
  const { db, clock } = deps;
  return async ({ venueId }: { venueId?: string | undefined }, call: Call): Promise<GateDesk> => {
    const device = await callingDevice(deps, call);
    const now = clock.now();
    const around = {
      organisationId: device.organisation_id,
      from: addMs(now, -AFTER_END_MS),
      until: addMs(now, AHEAD_MS),
    };
    const venues = await readVenuesAround(db, { ...around, venueIds: device.venue_ids });
    const chosen =
      venues.length === 1 ? venues[0] : venues.find((venue) => venue.venueId === (venueId ?? ''));
    const rows = chosen
      ? await readShowsAround(db, { ...around, venueId: chosen.venueId, limit: SHOWS_MAX })
      : [];
    return { device: deviceOf(device), venues, shows: await describeShows(db, rows) };
  };
}

/** Shows with their lists and what their tickets print. */
export async function describeShows(db: Queryable, rows: readonly ShowRow[]): Promise<GateShow[]> {
  const showIds = rows.map((row) => row.show_id);
  const lists = await readListsOfShows(db, showIds);
  const facets = await readFacets(db, showIds);
  return rows.map((row) => {
    const { titleName, venueName, screenName, language, format, startsAt, endsAt, timeZone } =
      row.label;
    return {
      showId: row.show_id,
      organisationId: row.organisation_id,
      venueId: row.venue_id,
      label: { titleName, venueName, screenName, language, format, startsAt, endsAt, timeZone },
      ...(facets.get(row.show_id) ?? { gates: [], sections: [], categories: [] }),
      lists: lists.filter((list) => list.show_ids.includes(row.show_id)).map(listOf),
    };
  });
}
