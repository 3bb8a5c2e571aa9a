import { isDeepStrictEqual } from 'node:util';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import type { Audit } from '#platform/audit';
import { fact, type RecordFacts } from '#platform/facts/facts';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { deskVenue, publicVenue, type RunVenue } from '../rules/venue-views.ts';
import { lockVenue, type ScreenRow, screensOf, updateVenue, type VenueRow } from '../store/desk.ts';
import { callerOf } from '#platform/caller-of';
import { runVenueOf } from './run-venue-of.ts';

export interface DeskDeps {
  readonly pool: Pool;
  readonly record: RecordFacts;
  readonly audit: Audit;
}

/** A venue that is locked to be changed, as it is now. */
export interface VenueDesk {
  readonly tx: Tx;
  readonly row: VenueRow;
  readonly screens: readonly ScreenRow[];
}

/** How it is to be from now on, and what the audit log calls that. */
export interface VenueChange {
  readonly row: VenueRow;
  readonly screens: readonly ScreenRow[];
  readonly noted: {
    readonly action: string;
    readonly subject: { readonly kind: string; readonly id: string; readonly name: string };
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  } | null;
}

/**
 * Changes a venue that the caller reaches, one change after the other: what buyers see is written anew and told to
 * those who keep a copy, in the same transaction. A change that changes nothing is nothing.
 * @throws no-such-venue
 */
export function atVenue(
  { pool, record, audit }: DeskDeps,
  venueId: string,
  call: Call,
  change: (desk: VenueDesk) => Promise<VenueChange>,
): Promise<DeskVenue> {
  const actorId = callerOf(call);
  return inTransaction(pool, async (tx) => {
    const row = await lockVenue(tx, venueId);
    if (!row || !isReached(row, call)) throw problem('no-such-venue');
    const screens = (await screensOf(tx, [venueId])).get(venueId) ?? [];
    const changed = await change({ tx, row, screens });
    const after = runVenueOf(changed.row, changed.screens);
    if (changed.noted === null || isDeepStrictEqual(after, runVenueOf(row, screens)))
      return deskVenue(after);
    await tell(tx, record, { row: changed.row, after });
    const { organisation_id: organisationId } = row;
    await audit(tx, { organisationId, venueId, actorId, ...changed.noted });
    return deskVenue(after);
  });
}

async function tell(
  tx: Tx,
  record: RecordFacts,
  { row, after }: { row: VenueRow; after: RunVenue },
): Promise<void> {
  const document = publicVenue(after);
  const version = row.version + 1;
  updateVenue(tx, { ...row, version, document });
  await record(tx, [
    fact('venues.venue-changed', {
      ...{ venue: document, cityName: row.city_name, organisationId: row.organisation_id, version },
      ...{ state: row.state, openingHours: after.openingHours, screens: [...after.screens] },
    }),
  ]);
}

/** Whether the caller may see the venue at all. */
export function isReached(row: VenueRow, { reach = [] }: Call): boolean {
  return reaches(reach, { organisationId: row.organisation_id, venueId: row.venue_id });
}
