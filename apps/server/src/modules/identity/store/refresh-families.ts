import type { Role } from '@houseful/contract/identity';
import type { Tx } from '#platform/postgres/tx';
import type { UserRow } from './users.ts';

export interface NewFamily {
  readonly familyId: string;
  readonly userId: string;
  readonly tokenDigest: string;
  readonly startedAt: Date;
  readonly tokenEndsAt: Date;
  readonly familyEndsAt: Date;
}

/** Starts a family and ends the user's oldest ones beyond `familiesMax`; ids sort by age. */
export async function insertFamily(tx: Tx, family: NewFamily, familiesMax: number): Promise<void> {
  await tx.rows({
    name: 'identity.insert-family',
    text: `with oldest as (
             delete from identity.refresh_families
              where family_id in (select family_id from identity.refresh_families
                                   where user_id = $2
                                   order by family_id desc
                                  offset $7)
           )
           insert into identity.refresh_families
                  (family_id, user_id, token_digest, started_at, token_ends_at, family_ends_at)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      family.familyId,
      family.userId,
      family.tokenDigest,
      family.startedAt,
      family.tokenEndsAt,
      family.familyEndsAt,
      familiesMax - 1,
    ],
  });
}

export interface FamilyRow extends UserRow {
  readonly family_id: string;
  readonly token_digest: string;
  readonly used_token_digest: string | null;
  readonly used_key_digest: string | null;
  readonly token_ends_at: Date;
  readonly family_ends_at: Date;
  readonly roles: Role[];
}

/**
 * The family with its user, locked until the transaction ends: of two that present the same
 * token, the second reads what the first has made of it.
 */
export async function lockFamily(tx: Tx, familyId: string): Promise<FamilyRow | undefined> {
  const [row] = await tx.rows<FamilyRow>({
    name: 'identity.lock-family',
    text: `select f.family_id, f.token_digest, f.used_token_digest, f.used_key_digest,
                  f.token_ends_at, f.family_ends_at,
                  u.user_id, u.name, u.email, u.phone, u.roles, u.created_at,
                  u.language, u.city_id, u.accessible_seats
             from identity.refresh_families f
             join identity.users u on u.user_id = f.user_id
            where f.family_id = $1
              for update of f`,
    values: [familyId],
  });
  return row;
}

/** Makes the next token the good one, and remembers the trade that gave it. */
export async function rotateFamily(
  tx: Tx,
  familyId: string,
  next: { tokenDigest: string; tokenEndsAt: Date; usedKeyDigest: string | null },
): Promise<void> {
  await tx.rows({
    name: 'identity.rotate-family',
    text: `update identity.refresh_families
              set used_token_digest = token_digest, used_key_digest = $4,
                  token_digest = $2, token_ends_at = $3
            where family_id = $1`,
    values: [familyId, next.tokenDigest, next.tokenEndsAt, next.usedKeyDigest],
  });
}

export async function deleteFamily(tx: Tx, familyId: string): Promise<void> {
  await tx.rows({
    name: 'identity.delete-family',
    text: 'delete from identity.refresh_families where family_id = $1',
    values: [familyId],
  });
}

export async function deleteFamiliesOf(tx: Tx, userId: string): Promise<void> {
  await tx.rows({
    name: 'identity.delete-families-of',
    text: 'delete from identity.refresh_families where user_id = $1',
    values: [userId],
  });
}

/** Ends the user's sign-ins but the one to keep; null keeps none. */
export async function deleteOtherFamilies(
  tx: Tx,
  userId: string,
  keptFamilyId: string | null,
): Promise<void> {
  await tx.rows({
    name: 'identity.delete-other-families',
    text: `delete from identity.refresh_families
            where user_id = $1 and family_id is distinct from $2`,
    values: [userId, keptFamilyId],
  });
}

/** Forgets families whose token ended unused, oldest first; rows in use are left for later. */
export async function deleteEndedFamilies(tx: Tx, now: Date, familiesMax: number): Promise<number> {
  const rows = await tx.rows({
    name: 'identity.delete-ended-families',
    text: `delete from identity.refresh_families
            where family_id in (select family_id from identity.refresh_families
                                 where token_ends_at <= $1
                                 order by token_ends_at
                                 limit $2
                                   for update skip locked)
            returning family_id`,
    values: [now, familiesMax],
  });
  return rows.length;
}
