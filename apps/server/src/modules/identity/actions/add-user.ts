import type { Role } from '@houseful/contract/identity';
import { Email } from '@houseful/contract/primitives';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { MEMBER_ROLES } from '../rules/roles.ts';
import { findAccount, insertUser } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';

export interface UserToAdd {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Besides `buyer`, which everybody has. */
  readonly roles?: readonly Exclude<Role, 'buyer' | 'guest'>[];
}

/**
 * Adds an account with roles that nobody can register for: demo logins, the first operator.
 * An account with this email stays as it is, password and roles included.
 */
export async function addUser(
  { pool, ids, clock, passwords }: ActionDeps,
  { name, email: typed, password, roles = [] }: UserToAdd,
): Promise<{ userId: string; added: boolean }> {
  const email = Email.parse(typed);
  const known = await findAccount(readFrom(pool), email);
  if (known) return { userId: known.user_id, added: false };
  const passwordHash = await passwords.hash(password);
  return inTransaction(pool, async (tx) => {
    const user = await insertUser(tx, {
      userId: ids.next('usr'),
      name,
      email,
      phone: null,
      roles: [...MEMBER_ROLES, ...roles],
      passwordHash,
      createdAt: clock.now(),
      registration: null,
    });
    if (user) return { userId: user.user_id, added: true };
    const quicker = await findAccount(tx, email);
    if (!quicker) throw new Error(`the account of ${email} came and went`);
    return { userId: quicker.user_id, added: false };
  });
}
