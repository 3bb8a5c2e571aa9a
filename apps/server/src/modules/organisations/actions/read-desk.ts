import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import type { Employment, Invitation } from '@houseful/contract/organisations';
import { reachOf } from '@houseful/contract/staff';
import { createGroupRead } from '#platform/group-read';
import { readPage, skipOf } from '#platform/paging';
import { readFrom } from '#platform/postgres/tx';
import type { DescribeUsers, OrganisationsDeps } from '../deps.ts';
import { type Grants, rightsOf } from '../rules/grants.ts';
import { type InvitationRow, listOpenInvitations } from '../store/invitations.ts';
import { findEmployments, findGrants, listMembers, type MemberRow } from '../store/members.ts';
import { callerOf } from '#platform/caller-of';
import { refuseStrangers } from './in-organisation.ts';

type DeskReads = Pick<
  OrganisationsFace,
  'reachOf' | 'getMyDesk' | 'listMembers' | 'listInvitations'
>;

/** Who works where, as it is now: nothing is remembered, so a dismissal counts from the next request on. */
export function readDesk({ pool, clock, describeUsers }: OrganisationsDeps): DeskReads {
  const db = readFrom(pool);
  const grantsOf = createGroupRead((userIds) => findGrants(db, userIds));
  return {
    reachOf: async ({ userId, right }) => reachOf((await grantsOf(userId)) ?? [], right),

    getMyDesk: async (_input, call) => ({
      employments: (await findEmployments(db, callerOf(call))).map(toEmployment),
    }),

    listMembers: async ({ organisationId, limit, cursor }, call) => {
      refuseStrangers(call, organisationId);
      const skip = skipOf(cursor);
      const rows = await listMembers(db, organisationId, skip, limit + 1);
      return readPage(await describeMembers(rows, describeUsers), skip, limit);
    },

    listInvitations: async ({ organisationId, limit, cursor }, call) => {
      refuseStrangers(call, organisationId);
      const skip = skipOf(cursor);
      const now = clock.now();
      const rows = await listOpenInvitations(db, organisationId, { now, skip, rowsMax: limit + 1 });
      return readPage(await describeInvitations(rows, describeUsers), skip, limit);
    },
  };
}

export function toEmployment({
  organisation,
  grants,
}: {
  organisation: Employment['organisation'];
  grants: Grants;
}): Employment {
  return { organisation, grants, rights: rightsOf(organisation.organisationId, grants) };
}

/** With the names of today. */
export async function describeMembers(rows: readonly MemberRow[], describeUsers: DescribeUsers) {
  const users = await describeUsers(rows.map(({ user_id }) => user_id));
  return rows.map(({ user_id: userId, grants, since }) => ({
    userId,
    name: users.get(userId)?.name ?? null,
    email: users.get(userId)?.email ?? null,
    grants,
    since: since.toISOString(),
  }));
}

export async function describeInvitations(
  rows: readonly Omit<InvitationRow, 'withdrawn_at' | 'accepted_at' | 'accepted_by'>[],
  describeUsers: DescribeUsers,
): Promise<Invitation[]> {
  const users = await describeUsers(rows.map(({ invited_by }) => invited_by));
  return rows.map((row) => {
    const inviter = users.get(row.invited_by);
    return {
      invitationId: row.invitation_id,
      email: row.email,
      grants: row.grants,
      invitedBy: inviter?.name ?? inviter?.email ?? null,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    };
  });
}
