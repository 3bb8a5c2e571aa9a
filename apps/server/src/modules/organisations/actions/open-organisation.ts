import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import type { Organisation } from '@houseful/contract/organisations';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { OrganisationsDeps } from '../deps.ts';
import type { Grants } from '../rules/grants.ts';
import { hasOtherOwner, putMember } from '../store/members.ts';
import { insertOrganisation, lockOrganisation } from '../store/organisations.ts';
import { callerOf } from '#platform/caller-of';

const OWNER: Grants = [{ role: 'owner', venueIds: null }];

/** Opens one more organisation; under the same key it is the same one. @throws idempotency-key-reused */
export function createOrganisation(
  deps: OrganisationsDeps,
): OrganisationsFace['createOrganisation'] {
  return async ({ name }, call) => {
    const ownerId = callerOf(call);
    const { idempotencyKey: key } = call;
    const organisationId = key ? deriveId('org', ownerId, key) : deps.ids.next('org');
    return open(deps, { organisationId, name, ownerId, requestDigest: fingerprint({ name }) });
  };
}

/** Gives the first organisation its name and its owner, unless it has an owner. */
export function openFirst(deps: OrganisationsDeps): OrganisationsFace['openFirst'] {
  return async ({ name, ownerId }) => {
    await open(deps, { organisationId: FIRST_ORGANISATION_ID, name, ownerId, requestDigest: null });
  };
}

interface Opening {
  readonly organisationId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly requestDigest: string | null;
}

function open(
  { pool, clock, audit }: OrganisationsDeps,
  { organisationId, name, ownerId, requestDigest }: Opening,
): Promise<Organisation> {
  const now = clock.now();
  return inTransaction(pool, async (tx) => {
    const isNew = await insertOrganisation(tx, {
      organisationId,
      name,
      createdAt: now,
      requestDigest,
    });
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) throw new Error(`the organisation ${organisationId} came and went`);
    const { requestDigest: digest, ...told } = organisation;
    if (!isNew && digest !== requestDigest) throw problem('idempotency-key-reused');
    if (await hasOtherOwner(tx, organisationId, '')) return told;
    putMember(tx, { organisationId, userId: ownerId, grants: OWNER, since: now });
    await audit(tx, {
      ...{ organisationId, venueId: null, actorId: ownerId, action: 'organisation.opened' },
      subject: { kind: 'organisation', id: organisationId, name },
      ...{ before: null, after: { name, owner: ownerId } },
    });
    return told;
  });
}
