import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { Queryable } from '#platform/postgres/tx';
import { findUsers } from '../store/users.ts';

/** What to call people, by the names of today. */
export function nameUsers(db: Queryable): IdentityFace['nameUsers'] {
  return async ({ userIds }) => {
    if (userIds.length === 0) return new Map();
    const users = await findUsers(db, userIds);
    return new Map(
      [...users].flatMap(([userId, { name, email }]) => {
        const called = name ?? email;
        return called === null ? [] : [[userId, called] as const];
      }),
    );
  };
}

/** What is known of people, with their names of today. */
export async function describeUsers(
  db: Queryable,
  userIds: readonly string[],
): ReturnType<IdentityFace['describeUsers']> {
  if (userIds.length === 0) return new Map();
  return findUsers(db, userIds);
}
