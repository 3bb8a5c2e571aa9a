import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import { mayGrant } from '@houseful/contract/staff';
import { MINUTE_MS } from '#platform/clock';
import { fact } from '#platform/facts/facts';
import { deriveId, fingerprint } from '#platform/ids';
import { problem } from '#platform/problem';
import type { OrganisationsDeps } from '../deps.ts';
import {
  countOpenInvitations,
  findInvitation,
  insertInvitation,
  type NewInvitation,
  withdrawInvitations,
} from '../store/invitations.ts';
import { type Desk, inOrganisation, refuseGrants } from './in-organisation.ts';
import { describeInvitations } from './read-desk.ts';

const GOOD_FOR_MS = 7 * 24 * 60 * MINUTE_MS;
const OPEN_INVITATIONS_MAX = 200;

/**
 * Owes somebody a mail with a link that makes them a member, once. Repeated under the same key it is the same invitation.
 * @throws no-such-organisation, no-such-venue, grant-refused, too-many-invitations, idempotency-key-reused
 */
export function invite(deps: OrganisationsDeps): OrganisationsFace['invite'] {
  const { clock, ids, describeUsers } = deps;
  return async ({ organisationId, email, grants }, call) => {
    const invitation = await inOrganisation(deps, organisationId, call, async (desk) => {
      const { actorId } = desk;
      const { idempotencyKey: key } = call;
      const now = clock.now();
      await refuseGrants(desk, grants);
      const wanted: NewInvitation = {
        invitation_id: key ? deriveId('inv', actorId, organisationId, key) : ids.next('inv'),
        ...{ organisation_id: organisationId, email, grants, invited_by: actorId },
        created_at: now,
        expires_at: new Date(now.getTime() + GOOD_FOR_MS),
        request_digest: fingerprint([email, grants]),
      };
      return (await knownAs(desk, wanted)) ?? (await make(deps, desk, wanted));
    });
    const [described] = await describeInvitations([invitation], describeUsers);
    if (!described) throw new Error('an invitation that was made is gone');
    return described;
  };
}

async function knownAs({ tx }: Desk, wanted: NewInvitation): Promise<NewInvitation | undefined> {
  const known = await findInvitation(tx, wanted.invitation_id);
  if (known && known.request_digest !== wanted.request_digest)
    throw problem('idempotency-key-reused');
  return known;
}

async function make(
  { record, audit, describeUsers }: OrganisationsDeps,
  { tx, actorId, organisation }: Desk,
  invitation: NewInvitation,
): Promise<NewInvitation> {
  const {
    organisation_id: organisationId,
    invitation_id: invitationId,
    email,
    grants,
  } = invitation;
  const open = await countOpenInvitations(tx, organisationId, invitation.created_at);
  if (open >= OPEN_INVITATIONS_MAX)
    throw problem('too-many-invitations', { openInvitationsMax: OPEN_INVITATIONS_MAX });
  await insertInvitation(tx, invitation);
  const inviter = (await describeUsers([actorId])).get(actorId);
  await record(tx, [
    fact('organisations.member-invited', {
      ...{ invitationId, organisationId, organisationName: organisation.name, email },
      inviterName: inviter?.name ?? inviter?.email ?? organisation.name,
      roles: grants.map(({ role }) => role),
      expiresAt: invitation.expires_at.toISOString(),
    }),
  ]);
  await audit(tx, {
    ...{ organisationId, venueId: null, actorId, action: 'invitation.sent' },
    subject: { kind: 'invitation', id: invitationId, name: email },
    ...{ before: null, after: { email, grants } },
  });
  return invitation;
}

/** From the commit on its link opens nothing. @throws no-such-organisation, grant-refused */
export function withdrawInvitation(
  deps: OrganisationsDeps,
): OrganisationsFace['withdrawInvitation'] {
  return async ({ organisationId, invitationId }, call) => {
    await inOrganisation(deps, organisationId, call, async ({ tx, actorId, own }) => {
      const known = await findInvitation(tx, invitationId);
      const isOpen = known && known.accepted_at === null && known.withdrawn_at === null;
      if (known?.organisation_id !== organisationId || !isOpen) return;
      if (!mayGrant(own, known.grants)) throw problem('grant-refused');
      withdrawInvitations(tx, [invitationId], deps.clock.now());
      await deps.audit(tx, {
        ...{ organisationId, venueId: null, actorId, action: 'invitation.withdrawn' },
        subject: { kind: 'invitation', id: invitationId, name: known.email },
        ...{ before: { email: known.email, grants: known.grants }, after: null },
      });
    });
  };
}
