import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import { overloaded } from '#platform/problem';
import type { Random } from '#platform/random';

/**
 * argon2id with 19 MiB of memory, two passes, one lane: the second of OWASP's equivalent choices.
 * Each hash carries its own parameters, so these may be raised while old hashes stay good.
 * Source: OWASP Password Storage Cheat Sheet; RFC 9106.
 */
export const PASSWORD_HASHING = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const SALT_BYTES = 16;
const DIGEST_BYTES = 32;

/**
 * Hashes computed at once: the library works on libuv's pool of four threads, and files and name
 * look-ups need the other two. More gained nothing on two cores (204/s with 2, 156/s with 4).
 */
export const HASHES_AT_ONCE_MAX = 2;
/** Sign-ins that wait for a hash; about a second's worth. The next one is told to come back. */
export const HASHES_WAITING_MAX = 100;
const RETRY_AFTER_MS = 1_000;

export interface Passwords {
  /** @throws overloaded */
  hash(password: string): Promise<string>;
  /**
   * Whether the password is the one hashed. `null`, for an account that does not exist, costs the
   * same work and is never true: the time of an answer tells nobody who has an account.
   * @throws overloaded
   */
  matches(password: string, hash: string | null): Promise<boolean>;
}

/** The two functions of the library that do the work; tests count their calls. */
export interface HashEngine {
  hash(password: string, options: { salt: Uint8Array } & typeof PASSWORD_HASHING): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

const ARGON2ID: HashEngine = {
  // argon2id is the library's own default algorithm.
  hash: (password, options) => argon2Hash(password, options),
  verify: (hash, password) => argon2Verify(hash, password),
};

/** Passwords as argon2id hashes, with a bound on the work done at once and on the line for it. */
export function createPasswords(random: Random, engine: HashEngine = ARGON2ID): Passwords {
  const inLine = createLine(HASHES_AT_ONCE_MAX, HASHES_WAITING_MAX);
  return {
    hash: (password) =>
      inLine(() =>
        engine.hash(asTyped(password), { ...PASSWORD_HASHING, salt: random.bytes(SALT_BYTES) }),
      ),
    matches: (password, hash) =>
      inLine(() => engine.verify(hash ?? HASH_OF_NOTHING, asTyped(password))),
  };
}

/** The same password from every keyboard: some send é as one character, some as two. */
function asTyped(password: string): string {
  return password.normalize('NFKC');
}

/** A well-formed hash that no password has: its digest is all zeros. */
const HASH_OF_NOTHING = [
  '$argon2id$v=19',
  `m=${PASSWORD_HASHING.memoryCost},t=${PASSWORD_HASHING.timeCost},p=${PASSWORD_HASHING.parallelism}`,
  zeros(SALT_BYTES),
  zeros(DIGEST_BYTES),
].join('$');

function zeros(bytes: number): string {
  return Buffer.alloc(bytes).toString('base64').replace(/=+$/, '');
}

/** Runs a few works at once, lets some wait in order, refuses the rest. */
function createLine(atOnceMax: number, waitingMax: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnceMax) running++;
    else if (waiting.length >= waitingMax) throw overloaded(RETRY_AFTER_MS);
    // Whoever finishes hands its place to the first in line, so `running` stays as it is.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
