import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import { mayGrant } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { OrganisationsDeps } from '../deps.ts';
import { type Grants, isOwner } from '../rules/grants.ts';
import { listOpenInvitations, withdrawInvitations } from '../store/invitations.ts';
import { deleteMember, findMember, hasOtherOwner, putMember } from '../store/members.ts';
import { type Desk, inOrganisation, refuseGrants } from './in-organisation.ts';
import { describeMembers } from './read-desk.ts';

const INVITATIONS_READ_MAX = 1_000;

/**
 * From the commit on the member may do that and nothing else; invitations of theirs that they could not give any more
 * are withdrawn. @throws no-such-organisation, no-such-member, no-such-venue, grant-refused, last-owner
 */
export function changeMember(deps: OrganisationsDeps): OrganisationsFace['changeMember'] {
  return async ({ organisationId, userId, grants }, call) => {
    const member = await inOrganisation(deps, organisationId, call, async (desk) => {
      const before = await findMember(desk.tx, organisationId, userId);
      if (!before) throw problem('no-such-member');
      if (!mayGrant(desk.own, before.grants)) throw problem('grant-refused');
      await refuseGrants(desk, grants);
      await keepAnOwner(desk, userId, grants);
      putMember(desk.tx, { organisationId, userId, grants, since: before.since });
      await withdrawBeyond(deps, desk, userId, grants);
      await note(deps, desk, {
        userId,
        action: 'member.changed',
        before: before.grants,
        after: grants,
      });
      return { ...before, grants };
    });
    const [described] = await describeMembers([member], deps.describeUsers);
    if (!described) throw problem('no-such-member');
    return described;
  };
}

/** Who is no member any more can do nothing, from the commit on. @throws no-such-organisation, grant-refused, last-owner */
export function removeMember(deps: OrganisationsDeps): OrganisationsFace['removeMember'] {
  return async ({ organisationId, userId }, call) => {
    await inOrganisation(deps, organisationId, call, async (desk) => {
      const before = await findMember(desk.tx, organisationId, userId);
      if (!before) return;
      if (!mayGrant(desk.own, before.grants)) throw problem('grant-refused');
      await keepAnOwner(desk, userId, []);
      deleteMember(desk.tx, organisationId, userId);
      await withdrawBeyond(deps, desk, userId, []);
      await note(deps, desk, {
        userId,
        action: 'member.removed',
        before: before.grants,
        after: null,
      });
    });
  };
}

async function keepAnOwner(
  { tx, organisation }: Desk,
  userId: string,
  grants: Grants,
): Promise<void> {
  if (isOwner(grants)) return;
  if (!(await hasOtherOwner(tx, organisation.organisationId, userId))) throw problem('last-owner');
}

/** An invitation is worth no more than who gave it: nobody comes back through their own. */
async function withdrawBeyond(
  { clock }: Pick<OrganisationsDeps, 'clock'>,
  { tx, organisation }: { tx: Tx; organisation: Desk['organisation'] },
  userId: string,
  grants: Grants,
): Promise<void> {
  const now = clock.now();
  const open = await listOpenInvitations(tx, organisation.organisationId, {
    ...{ now, skip: 0, rowsMax: INVITATIONS_READ_MAX },
  });
  const beyond = open.filter((i) => i.invited_by === userId && !mayGrant(grants, i.grants));
  if (beyond.length === 0) return;
  withdrawInvitations(
    tx,
    beyond.map((invitation) => invitation.invitation_id),
    now,
  );
}

interface Noted {
  readonly userId: string;
  readonly action: string;
  readonly before: Grants;
  readonly after: Grants | null;
}

async function note(
  { audit, describeUsers }: Pick<OrganisationsDeps, 'audit' | 'describeUsers'>,
  { tx, organisation, actorId }: Desk,
  { userId, action, before, after }: Noted,
): Promise<void> {
  const user = (await describeUsers([userId])).get(userId);
  await audit(tx, {
    ...{ organisationId: organisation.organisationId, venueId: null, actorId, action },
    subject: { kind: 'member', id: userId, name: user?.name ?? user?.email ?? userId },
    ...{ before: { grants: before }, after: after && { grants: after } },
  });
}
