import type { IdentityFace } from '@houseful/contract/faces/identity';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { ActionDeps } from '../deps.ts';
import { MEMBER_ROLES } from '../rules/roles.ts';
import { findAccount, findOperator, insertUser, lockFirstOperator } from '../store/users.ts';
import { openSession, toSession } from './open-session.ts';

type FirstOperator = Parameters<IdentityFace['addFirstOperator']>[0];

/**
 * Opens the account of who runs this installation, for one person: of several at once the first. A repeated call
 * with the same email and password signs in to it.
 * @throws set-up-over, email-taken, overloaded
 */
export async function addFirstOperator(
  deps: ActionDeps,
  { name, email, password }: FirstOperator,
): ReturnType<IdentityFace['addFirstOperator']> {
  const known = await findAccount(readFrom(deps.pool), email);
  if (known?.roles.includes('operator')) {
    const isSame = await deps.passwords.matches(password, known.password_hash);
    if (!isSame) throw problem('set-up-over');
    const again = await inTransaction(deps.pool, (tx) => openSession(tx, deps, known));
    return toSession(deps, again);
  }
  const passwordHash = await deps.passwords.hash(password);
  const made = await inTransaction(deps.pool, async (tx) => {
    lockFirstOperator(tx);
    if ((await findOperator(tx)) !== undefined) throw problem('set-up-over');
    const user = await insertUser(tx, {
      ...{ userId: deps.ids.next('usr'), name, email, phone: null, passwordHash },
      ...{ roles: [...MEMBER_ROLES, 'operator'], createdAt: deps.clock.now(), registration: null },
    });
    if (!user) throw problem('email-taken');
    return openSession(tx, deps, user);
  });
  return toSession(deps, made);
}
