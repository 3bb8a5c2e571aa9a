import type { User } from '@houseful/contract/identity';
import type { Call } from '@houseful/contract/operation';
import { problem } from '#platform/problem';
import { toUser } from '../rules/user-view.ts';
import type { UserRow } from '../store/users.ts';

/** @throws unauthenticated, also when the token is good and its user no longer exists */
export function getMe(
  readUser: (userId: string) => Promise<UserRow | undefined>,
): (call: Call) => Promise<User> {
  return async ({ caller }) => {
    const user = caller && (await readUser(caller.buyerId));
    if (!user) throw problem('unauthenticated');
    return toUser(user);
  };
}
