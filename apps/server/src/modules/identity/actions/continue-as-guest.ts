import type { identityOperations, Session } from '@houseful/contract/identity';
import type { Call, InputOf } from '@houseful/contract/operation';
import { addMs, MINUTE_MS } from '#platform/clock';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { GUEST_ROLES } from '../rules/roles.ts';
import { insertUser, lockGuest, type NewUser, type UserRow } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';
import { openSession, toSession } from './open-session.ts';

/**
 * A guest has no password, so whoever repeats the key is let in as that guest. A shorter key than
 * this may be anybody's ("1"), and an older one may have been found in a log: neither is honoured.
 */
export const GUEST_KEY_CHARACTERS_MIN = 20;
export const GUEST_RETRY_MINUTES = 10;

type Input = InputOf<(typeof identityOperations)['continueAsGuest']>;

/**
 * A new guest. The same key with the same input answers a session of the same guest, for
 * GUEST_RETRY_MINUTES and as long as it is a guest of its own; after that, and with a key of fewer than
 * GUEST_KEY_CHARACTERS_MIN characters, a new one.
 *
 * @throws idempotency-key-reused while the same input would have answered the same guest
 */
export async function continueAsGuest(
  deps: ActionDeps,
  input: Input,
  call: Call,
): Promise<Session> {
  const signedIn = await inTransaction(deps.pool, async (tx) =>
    openSession(tx, deps, await makeGuest(tx, deps, input, call)),
  );
  return toSession(deps, signedIn);
}

async function makeGuest(
  tx: Tx,
  { clock, ids }: ActionDeps,
  input: Input,
  { idempotencyKey }: Call,
): Promise<UserRow> {
  const now = clock.now();
  const contact = {
    name: input.name ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
  };
  const guest: Omit<NewUser, 'userId'> = {
    ...contact,
    roles: GUEST_ROLES,
    passwordHash: null,
    createdAt: now,
    registration: null,
  };
  if (idempotencyKey !== null && idempotencyKey.length >= GUEST_KEY_CHARACTERS_MIN) {
    const userId = deriveId('usr', 'guest', idempotencyKey);
    const registration = {
      key: deriveId('gst', idempotencyKey),
      fingerprint: fingerprint(contact),
    };
    const fresh = await insertUser(tx, { ...guest, userId, registration });
    if (fresh) return fresh;
    const known = await lockGuest(tx, userId);
    if (known && known.created_at > addMs(now, -GUEST_RETRY_MINUTES * MINUTE_MS)) {
      if (known.register_fingerprint === registration.fingerprint) return known;
      throw problem('idempotency-key-reused');
    }
  }
  const user = await insertUser(tx, { ...guest, userId: ids.next('usr') });
  if (!user) throw new Error('a new id was taken');
  return user;
}
