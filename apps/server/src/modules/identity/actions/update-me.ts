import type { identityOperations, User } from '@houseful/contract/identity';
import type { Call, InputOf } from '@houseful/contract/operation';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { toUser } from '../rules/user-view.ts';
import { changeUser } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';

/**
 * Changes what is given and nothing else, also among the preferences; null removes what was there.
 * @throws unauthenticated
 */
export async function updateMe(
  { pool }: ActionDeps,
  { name, phone, preferences = {} }: InputOf<(typeof identityOperations)['updateMe']>,
  { caller }: Call,
): Promise<User> {
  const user =
    caller &&
    (await inTransaction(pool, (tx) =>
      changeUser(tx, caller.buyerId, { name, phone, preferences }),
    ));
  if (!user) throw problem('unauthenticated');
  return toUser(user);
}
