import type { Organisation } from '@houseful/contract/organisations';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { Grants } from '../rules/grants.ts';
import { ORGANISATION, type OrganisationColumns, toOrganisation } from './organisations.ts';

export interface MemberRow {
  readonly user_id: string;
  readonly organisation_id: string;
  readonly grants: Grants;
  readonly since: Date;
}

const MEMBER = 'user_id, organisation_id, grants, since';

/** Everywhere that each of the people works. */
export async function findGrants(
  db: Queryable,
  userIds: readonly string[],
): Promise<Map<string, { organisationId: string; grants: Grants }[]>> {
  const rows = await db.rows<MemberRow>({
    name: 'organisations.grants-of',
    text: `select ${MEMBER} from organisations.members where user_id = any ($1::text[])`,
    values: [userIds],
  });
  return Map.groupBy(
    rows.map((row) => ({ ...row, organisationId: row.organisation_id })),
    ({ user_id }) => user_id,
  );
}

/** Where somebody works, by name. */
export async function findEmployments(
  db: Queryable,
  userId: string,
): Promise<{ organisation: Organisation; grants: Grants }[]> {
  const rows = await db.rows<OrganisationColumns & MemberRow>({
    text: `select ${ORGANISATION}, m.grants
             from organisations.members m join organisations.organisations o using (organisation_id)
            where m.user_id = $1 order by o.name, o.organisation_id`,
    values: [userId],
  });
  return rows.map((row) => ({ organisation: toOrganisation(row), grants: row.grants }));
}

export async function findMember(
  db: Queryable,
  organisationId: string,
  userId: string,
): Promise<MemberRow | undefined> {
  const [row] = await db.rows<MemberRow>({
    text: `select ${MEMBER} from organisations.members where organisation_id = $1 and user_id = $2`,
    values: [organisationId, userId],
  });
  return row;
}

export function listMembers(
  db: Queryable,
  organisationId: string,
  skip: number,
  rowsMax: number,
): Promise<MemberRow[]> {
  return db.rows<MemberRow>({
    text: `select ${MEMBER} from organisations.members where organisation_id = $1
            order by since, user_id offset $2 limit $3`,
    values: [organisationId, skip, rowsMax],
  });
}

/** Makes them one, or what they may do another. */
export function putMember(
  tx: Tx,
  member: { organisationId: string; userId: string; grants: Grants; since: Date },
): void {
  tx.write({
    text: `insert into organisations.members (organisation_id, user_id, grants, since)
           values ($1, $2, $3, $4)
           on conflict (user_id, organisation_id) do update set grants = excluded.grants`,
    values: [member.organisationId, member.userId, JSON.stringify(member.grants), member.since],
  });
}

export function deleteMember(tx: Tx, organisationId: string, userId: string): void {
  tx.write({
    text: 'delete from organisations.members where organisation_id = $1 and user_id = $2',
    values: [organisationId, userId],
  });
}

/** Whether somebody else than this one owns the organisation. */
export async function hasOtherOwner(
  tx: Tx,
  organisationId: string,
  userId: string,
): Promise<boolean> {
  const rows = await tx.rows({
    text: `select 1 from organisations.members
            where organisation_id = $1 and user_id <> $2 and grants @> '[{"role":"owner"}]' limit 1`,
    values: [organisationId, userId],
  });
  return rows.length > 0;
}
