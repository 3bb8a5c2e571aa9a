import type { Queryable, Tx } from '#platform/postgres/tx';
import type { Grants } from '../rules/grants.ts';

export interface InvitationRow {
  readonly invitation_id: string;
  readonly organisation_id: string;
  readonly email: string;
  readonly grants: Grants;
  readonly invited_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly request_digest: string;
  readonly withdrawn_at: Date | null;
  readonly accepted_at: Date | null;
  readonly accepted_by: string | null;
}

const INVITATION = `invitation_id, organisation_id, email, grants, invited_by, created_at, expires_at,
                    request_digest, withdrawn_at, accepted_at, accepted_by`;

const IS_OPEN = 'accepted_at is null and withdrawn_at is null';

export type NewInvitation = Omit<InvitationRow, 'withdrawn_at' | 'accepted_at' | 'accepted_by'>;

/** @returns whether it was new */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into organisations.invitations
                  (invitation_id, organisation_id, email, grants, invited_by, created_at, expires_at,
                   request_digest)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning invitation_id`,
    values: [
      invitation.invitation_id,
      invitation.organisation_id,
      invitation.email,
      JSON.stringify(invitation.grants),
      invitation.invited_by,
      invitation.created_at,
      invitation.expires_at,
      invitation.request_digest,
    ],
  });
  return rows.length > 0;
}

export async function findInvitation(
  db: Queryable,
  invitationId: string,
): Promise<InvitationRow | undefined> {
  const [row] = await db.rows<InvitationRow>({
    text: `select ${INVITATION} from organisations.invitations where invitation_id = $1`,
    values: [invitationId],
  });
  return row;
}

/** Those that can still be accepted, newest first. */
export function listOpenInvitations(
  db: Queryable,
  organisationId: string,
  { now, skip, rowsMax }: { now: Date; skip: number; rowsMax: number },
): Promise<InvitationRow[]> {
  return db.rows<InvitationRow>({
    text: `select ${INVITATION} from organisations.invitations
            where organisation_id = $1 and ${IS_OPEN} and expires_at > $2
            order by created_at desc, invitation_id offset $3 limit $4`,
    values: [organisationId, now, skip, rowsMax],
  });
}

export async function countOpenInvitations(
  tx: Tx,
  organisationId: string,
  now: Date,
): Promise<number> {
  const [row] = await tx.rows<{ count: number }>({
    text: `select count(*)::int as count from organisations.invitations
            where organisation_id = $1 and ${IS_OPEN} and expires_at > $2`,
    values: [organisationId, now],
  });
  return row?.count ?? 0;
}

export function withdrawInvitations(tx: Tx, invitationIds: readonly string[], now: Date): void {
  tx.write({
    text: `update organisations.invitations set withdrawn_at = $2
            where invitation_id = any ($1::text[]) and ${IS_OPEN}`,
    values: [invitationIds, now],
  });
}

export function acceptInvitation(
  tx: Tx,
  { invitationId, userId, now }: { invitationId: string; userId: string; now: Date },
): void {
  tx.write({
    text: `update organisations.invitations set accepted_at = $3, accepted_by = $2
            where invitation_id = $1`,
    values: [invitationId, userId, now],
  });
}
