import type { identityOperations, Session } from '@houseful/contract/identity';
import type { InputOf } from '@houseful/contract/operation';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findAccount } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';
import { openSession, toSession } from './open-session.ts';

/**
 * Signs in with email and password. An unknown email and a wrong password have the same answer
 * and cost the same work.
 * @throws wrong-credentials, overloaded
 */
export async function login(
  deps: ActionDeps,
  { email, password }: InputOf<(typeof identityOperations)['login']>,
): Promise<Session> {
  const account = await findAccount(readFrom(deps.pool), email);
  const right = await deps.passwords.matches(password, account?.password_hash ?? null);
  if (!account || !right) throw problem('wrong-credentials');
  return toSession(deps, await inTransaction(deps.pool, (tx) => openSession(tx, deps, account)));
}
