import type { Session } from '@houseful/contract/identity';
import type { Call } from '@houseful/contract/operation';
import { type Logger, pino } from 'pino';
import { createFacts } from '#platform/facts/relay';
import { createIds } from '#platform/ids';
import { seededRandom } from '#platform/random';
import { createMetrics } from '#platform/telemetry/metrics';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase } from '#test/kit/test-database';
import { createIdentity } from './index.ts';
import type { HashEngine } from './passwords.ts';

export const AUTH_SECRET = 'a-secret-of-thirty-two-characters-or-more';
export const ANYBODY: Call = { caller: null, idempotencyKey: null };
export const INVALID_TOKEN = { code: 'refresh-token-invalid', status: 401 };

export const withKey = (idempotencyKey: string): Call => ({ caller: null, idempotencyKey });

/** A call with the access token of that session. */
export const as = ({ user }: Session, idempotencyKey: string | null = null): Call => ({
  caller: { buyerId: user.userId, roles: user.roles },
  idempotencyKey,
});

/**
 * The module on a database of its own and a clock that stands still. Hashing is argon2id unless
 * `hashEngine` is given; `logged` has every line, of every level.
 */
export async function startIdentity({ hashEngine }: { hashEngine?: HashEngine } = {}) {
  const { pool, close } = await cloneDatabase();
  const clock = manualClock();
  const random = seededRandom('identity');
  const logged: string[] = [];
  const log: Logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const ids = createIds(clock, random);
  const { record } = createFacts({ pool, clock, log, metrics: createMetrics() });
  const identity = createIdentity({
    pool,
    clock,
    ids,
    record,
    random,
    authSecret: AUTH_SECRET,
    log,
    ...(hashEngine && { hashEngine }),
  });
  return { identity, face: identity.face, pool, clock, logged, close };
}

export type TestIdentity = Awaited<ReturnType<typeof startIdentity>>;

/** Fast and countable, for tests that are not about the hash itself. */
export function plainEngine(): HashEngine & { readonly calls: { hash: number; verify: number } } {
  const calls = { hash: 0, verify: 0 };
  return {
    calls,
    hash: async (password) => {
      calls.hash++;
      return `plain:${password}`;
    },
    verify: async (hash, password) => {
      calls.verify++;
      return hash === `plain:${password}`;
    },
  };
}
