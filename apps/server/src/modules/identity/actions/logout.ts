import type { identityOperations } from '@houseful/contract/identity';
import type { InputOf } from '@houseful/contract/operation';
import { inTransaction } from '#platform/postgres/tx';
import { familyOf } from '../refresh-tokens.ts';
import { deleteFamily } from '../store/refresh-families.ts';
import type { ActionDeps } from '../deps.ts';

/**
 * Ends the sign-in that the token belongs to, also when the token itself was used up; a token
 * that belongs to none changes nothing. Access tokens already given end by themselves.
 */
export async function logout(
  { pool }: ActionDeps,
  { refreshToken }: InputOf<(typeof identityOperations)['logout']>,
): Promise<void> {
  const familyId = familyOf(refreshToken);
  if (familyId) await inTransaction(pool, (tx) => deleteFamily(tx, familyId));
}
