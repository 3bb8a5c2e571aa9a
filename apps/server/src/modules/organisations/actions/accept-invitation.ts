import type { OrganisationsFace } from '@houseful/contract/faces/organisations';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { OrganisationsDeps } from '../deps.ts';
import type { LinkWords } from '../link-words.ts';
import { mergeGrants } from '../rules/grants.ts';
import {
  acceptInvitation as markAccepted,
  findInvitation,
  type InvitationRow,
} from '../store/invitations.ts';
import { findMember, putMember } from '../store/members.ts';
import { findOrganisation, lockOrganisation } from '../store/organisations.ts';
import { callerOf } from '#platform/caller-of';
import { toEmployment } from './read-desk.ts';

type AcceptDeps = OrganisationsDeps & { readonly words: LinkWords };

/** @throws invitation-over */
export function readInvitation({
  pool,
  clock,
  words,
}: AcceptDeps): OrganisationsFace['readInvitation'] {
  const db = readFrom(pool);
  return async ({ token }) => {
    const invitationId = words.read(token);
    const row = invitationId === null ? undefined : await findInvitation(db, invitationId);
    if (!row || row.accepted_at !== null || isOver(row, clock.now()))
      throw problem('invitation-over');
    const organisation = await findOrganisation(db, row.organisation_id);
    return {
      organisationName: organisation?.name ?? '',
      ...{ email: row.email, grants: row.grants },
      expiresAt: row.expires_at.toISOString(),
    };
  };
}

/**
 * Makes the caller a member with what was offered, besides what they may do there already. The link is worth a
 * seat at the desk, so it is good for one account, whatever its address: people have several.
 * @throws account-needed for a guest, invitation-over
 */
export function acceptInvitation(deps: AcceptDeps): OrganisationsFace['acceptInvitation'] {
  const { pool, clock, words, audit } = deps;
  return async ({ token }, call) => {
    const userId = callerOf(call);
    if (call.caller?.roles.includes('guest')) throw problem('account-needed');
    const invitationId = words.read(token);
    if (invitationId === null) throw problem('invitation-over');
    return inTransaction(pool, async (tx) => {
      const unlocked = await findInvitation(tx, invitationId);
      const organisation = unlocked && (await lockOrganisation(tx, unlocked.organisation_id));
      const row = organisation && (await findInvitation(tx, invitationId));
      if (!row) throw problem('invitation-over');
      const { requestDigest: _, ...told } = organisation;
      const { organisationId } = told;
      const member = await findMember(tx, organisationId, userId);
      if (row.accepted_by === userId && member)
        return toEmployment({ organisation: told, grants: member.grants });
      const now = clock.now();
      if (row.accepted_at !== null || isOver(row, now)) throw problem('invitation-over');
      const grants = mergeGrants(member?.grants ?? [], row.grants);
      markAccepted(tx, { invitationId, userId, now });
      putMember(tx, { organisationId, userId, grants, since: now });
      await audit(tx, {
        ...{ organisationId, venueId: null, actorId: userId, action: 'member.joined' },
        subject: { kind: 'member', id: userId, name: row.email },
        ...{ before: member ? { grants: member.grants } : null, after: { grants } },
      });
      return toEmployment({ organisation: told, grants });
    });
  };
}

function isOver({ withdrawn_at, expires_at }: InvitationRow, now: Date): boolean {
  return withdrawn_at !== null || expires_at <= now;
}
