import type { identityOperations, Session } from '@houseful/contract/identity';
import type { Call, InputOf } from '@houseful/contract/operation';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { MEMBER_ROLES } from '../rules/roles.ts';
import { deleteFamiliesOf } from '../store/refresh-families.ts';
import {
  findAccount,
  findRegistered,
  insertUser,
  isAlreadyRegistered,
  lockGuest,
  promoteGuest,
  type Registration,
} from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';
import { openSession, type SignedIn, toSession } from './open-session.ts';

type Input = InputOf<(typeof identityOperations)['register']>;

/**
 * Opens one account for the email, however often and in parallel it is asked.
 *
 * - A caller who is a guest becomes the account and keeps the id. The guest's refresh tokens end
 *   at once; an access token given out before still speaks for the same id until it ends by
 *   itself, within ACCESS_TOKEN_MINUTES.
 * - Any other caller is ignored: a member who registers again gets a separate account.
 * - The same key with the same input answers a session of the account made before.
 *
 * @throws idempotency-key-reused, email-taken, overloaded
 */
export async function register(deps: ActionDeps, input: Input, call: Call): Promise<Session> {
  const registration = registrationOf(input, call);
  const before = await resume(deps, registration, input.password);
  if (before) return toSession(deps, before);
  // Refused before any hashing: it is the cheapest answer, and says no more than the later one.
  const known = await findAccount(readFrom(deps.pool), input.email);
  const made = known ? undefined : await makeAccount(deps, input, call, registration);
  // The account may be the work of this very registration, sent twice at once.
  const signedIn = made ?? (await resume(deps, registration, input.password));
  if (!signedIn) throw problem('email-taken');
  return toSession(deps, signedIn);
}

/** The password is left out: a fast digest of it must not exist anywhere. */
function registrationOf(
  { name, email, phone }: Input,
  { caller, idempotencyKey }: Call,
): Registration | null {
  if (idempotencyKey === null) return null;
  return {
    key: deriveId('reg', caller?.buyerId ?? '', idempotencyKey),
    fingerprint: fingerprint([name, email, phone ?? null]),
  };
}

/** Signs in to the account that an earlier try of the same registration made. */
async function resume(
  deps: ActionDeps,
  registration: Registration | null,
  password: string,
): Promise<SignedIn | undefined> {
  if (!registration) return undefined;
  const account = await findRegistered(readFrom(deps.pool), registration.key);
  if (!account) return undefined;
  const same =
    account.register_fingerprint === registration.fingerprint &&
    (await deps.passwords.matches(password, account.password_hash));
  if (!same) throw problem('idempotency-key-reused');
  return inTransaction(deps.pool, (tx) => openSession(tx, deps, account));
}

/** Returns undefined, and changes nothing, when the email or the key has an account by now. */
async function makeAccount(
  deps: ActionDeps,
  { name, email, phone, password }: Input,
  { caller }: Call,
  registration: Registration | null,
): Promise<SignedIn | undefined> {
  const passwordHash = await deps.passwords.hash(password);
  const account = {
    name,
    email,
    phone: phone ?? null,
    roles: MEMBER_ROLES,
    passwordHash,
    registration,
  };
  try {
    return await inTransaction(deps.pool, async (tx) => {
      const guest = caller ? await lockGuest(tx, caller.buyerId) : undefined;
      if (guest) await deleteFamiliesOf(tx, guest.user_id);
      const user = guest
        ? await promoteGuest(tx, { ...account, userId: guest.user_id })
        : await insertUser(tx, {
            ...account,
            userId: deps.ids.next('usr'),
            createdAt: deps.clock.now(),
          });
      return user && (await openSession(tx, deps, user));
    });
  } catch (error) {
    if (isAlreadyRegistered(error)) return undefined;
    throw error;
  }
}
