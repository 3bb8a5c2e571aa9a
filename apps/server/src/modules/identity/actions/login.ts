import type { MergedGuest } from '@houseful/contract/faces/identity';
import type { identityOperations, Session } from '@houseful/contract/identity';
import type { Call, InputOf } from '@houseful/contract/operation';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findAccount, lockAccount } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';
import { mergeGuest } from './merge-guest.ts';
import { openSession, toSession } from './open-session.ts';

/**
 * Signs in with email and password. An unknown email and a wrong password have the same answer
 * and cost the same work.
 *
 * A caller who is a guest ends, and is answered as `merged`: what was the guest's is the
 * account's from now on, never the other way round. Any other caller makes no difference.
 * @throws wrong-credentials, overloaded
 */
export async function login(
  deps: ActionDeps,
  { email, password }: InputOf<(typeof identityOperations)['login']>,
  { caller }: Call,
): Promise<{ session: Session; merged: MergedGuest | null }> {
  const known = await findAccount(readFrom(deps.pool), email);
  const right = await deps.passwords.matches(password, known?.password_hash ?? null);
  if (!known || !right) throw problem('wrong-credentials');
  const { signedIn, merged } = await inTransaction(deps.pool, async (tx) => {
    // The password may have been changed since it was compared: that ends this sign-in as well.
    const account = await lockAccount(tx, known);
    if (!account) throw problem('wrong-credentials');
    return {
      merged: caller && (await mergeGuest(tx, deps, caller.buyerId, account.user_id)),
      signedIn: await openSession(tx, deps, account),
    };
  });
  return { session: await toSession(deps, signedIn), merged };
}
