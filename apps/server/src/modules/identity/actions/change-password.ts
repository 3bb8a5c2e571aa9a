import type { identityOperations } from '@houseful/contract/identity';
import type { Call, InputOf } from '@houseful/contract/operation';
import { deriveId } from '#platform/ids';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { familyOf } from '../refresh-tokens.ts';
import { deleteOtherFamilies } from '../store/refresh-families.ts';
import { findSecrets, replacePassword } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';

/**
 * Changes the password of the caller, who proves the one there is, and ends every sign-in but
 * the one that the refresh token belongs to; a token of none of theirs keeps none. Access tokens
 * already given end by themselves.
 *
 * The same key again answers the same, though the old password is wrong by then. Of two changes
 * at once one wins, and the other one's old password is wrong.
 *
 * @throws unauthenticated, forbidden for a guest, idempotency-key-reused, wrong-credentials,
 * overloaded
 */
export async function changePassword(
  deps: ActionDeps,
  input: InputOf<(typeof identityOperations)['changePassword']>,
  call: Call,
): Promise<void> {
  const { pool, passwords } = deps;
  const { currentPassword, newPassword, refreshToken } = input;
  const { caller, idempotencyKey } = call;
  const user = caller && (await findSecrets(readFrom(pool), caller.buyerId));
  if (!user) throw problem('unauthenticated');
  if (user.password_hash === null) throw problem('forbidden');

  const key = idempotencyKey === null ? null : deriveId('pwc', user.user_id, idempotencyKey);
  if (key !== null && key === user.password_change_key) {
    if (await passwords.matches(newPassword, user.password_hash)) return;
    throw problem('idempotency-key-reused');
  }
  if (!(await passwords.matches(currentPassword, user.password_hash))) {
    throw problem('wrong-credentials');
  }
  const to = await passwords.hash(newPassword);
  const from = user.password_hash;
  const changed = await inTransaction(pool, async (tx) => {
    if (!(await replacePassword(tx, user.user_id, { from, to, key }))) return false;
    await deleteOtherFamilies(tx, user.user_id, familyOf(refreshToken));
    return true;
  });
  // Another change was quicker, perhaps this very one sent twice: judged anew by what is there now.
  if (!changed) await changePassword(deps, input, call);
}
