import type { Organisation } from '@houseful/contract/organisations';
import type { Call } from '@houseful/contract/operation';
import { type Grant, mayGrant, reachesInto } from '@houseful/contract/staff';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { OrganisationsDeps } from '../deps.ts';
import { type Grants, venuesNamed } from '../rules/grants.ts';
import { findMember } from '../store/members.ts';
import { lockOrganisation, venuesOf } from '../store/organisations.ts';
import { callerOf } from '#platform/caller-of';

/** Who changes something, in the organisation that is locked for it. */
export interface Desk {
  readonly tx: Tx;
  readonly organisation: Organisation;
  readonly actorId: string;
  /** What the actor may do at this very moment. */
  readonly own: Grants;
}

/**
 * Runs work on an organisation that the caller reaches, one change after the other; what the caller may do is
 * read again under the lock, so who was dismissed a moment ago changes nothing.
 * @throws no-such-organisation
 */
export function inOrganisation<T>(
  { pool }: Pick<OrganisationsDeps, 'pool'>,
  organisationId: string,
  call: Call,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  refuseStrangers(call, organisationId);
  const actorId = callerOf(call);
  return inTransaction(pool, async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId);
    const member = await findMember(tx, organisationId, actorId);
    if (!organisation || !member) throw problem('no-such-organisation');
    return work({ tx, organisation, actorId, own: member.grants });
  });
}

/** @throws no-such-organisation: of others nothing is told, not even that they are there */
export function refuseStrangers({ reach = [] }: Call, organisationId: string): void {
  if (!reachesInto(reach, organisationId)) throw problem('no-such-organisation');
}

/** @throws grant-refused, no-such-venue */
export async function refuseGrants(
  { tx, own, organisation: { organisationId } }: Desk,
  given: readonly Grant[],
): Promise<void> {
  if (!mayGrant(own, given)) throw problem('grant-refused');
  const named = venuesNamed(given);
  const known = await venuesOf(tx, organisationId, named);
  if (named.some((venueId) => !known.has(venueId))) throw problem('no-such-venue');
}
