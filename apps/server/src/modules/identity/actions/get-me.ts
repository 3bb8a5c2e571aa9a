import type { User } from '@houseful/contract/identity';
import type { Call } from '@houseful/contract/operation';
import { readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { toUser } from '../rules/user-view.ts';
import { findUser } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';

/** @throws unauthenticated, also when the token is good and its user no longer exists */
export async function getMe({ pool }: ActionDeps, { caller }: Call): Promise<User> {
  const user = caller && (await findUser(readFrom(pool), caller.buyerId));
  if (!user) throw problem('unauthenticated');
  return toUser(user);
}
