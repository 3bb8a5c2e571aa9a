import { describe, expect, it } from 'vitest';
import { seededRandom, systemRandom } from '#platform/random';
import {
  createPasswords,
  HASHES_AT_ONCE_MAX,
  HASHES_WAITING_MAX,
  type HashEngine,
  PASSWORD_HASHING,
} from './passwords.ts';

/** An engine whose work ends when the test says so. */
function heldEngine() {
  const running: (() => void)[] = [];
  let most = 0;
  const engine: HashEngine = {
    hash: () => work().then(() => 'hash'),
    verify: () => work().then(() => true),
  };
  function work(): Promise<void> {
    return new Promise((resolve) => {
      running.push(resolve);
      most = Math.max(most, running.length);
    });
  }
  return {
    engine,
    running,
    most: () => most,
    finishOne: async () => {
      running.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a password', () => {
  const passwords = createPasswords(systemRandom);

  it('is kept as argon2id with the documented parameters and a salt of its own', async () => {
    const [first, second] = await Promise.all([
      passwords.hash('correct horse'),
      passwords.hash('correct horse'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
    expect(first.split('$')[4]).not.toBe(second.split('$')[4]);
    expect(await passwords.matches('correct horse', first)).toBe(true);
    expect(await passwords.matches('correct horsf', first)).toBe(false);
  });

  it('is salted from the injected random source and nothing else', async () => {
    const hash = () => createPasswords(seededRandom('salt')).hash('correct horse');
    expect(await hash()).toBe(await hash());
  });

  it('typed on another keyboard is the same: é as one character or as two', async () => {
    const hash = await passwords.hash('caf\u00e9-au-lait');
    expect(await passwords.matches('cafe\u0301-au-lait', hash)).toBe(true);
  });

  it('counts beyond any length a weaker hash would cut it to', async () => {
    const long = 'x'.repeat(127);
    const hash = await passwords.hash(`${long}a`);
    expect(await passwords.matches(`${long}b`, hash)).toBe(false);
  });

  it('of an account that does not exist is never right, at the price of a real one', async () => {
    const seen: string[] = [];
    const spied = createPasswords(systemRandom, {
      hash: async () => '',
      verify: async (hash) => {
        seen.push(hash);
        return false;
      },
    });
    await spied.matches('anything', null);
    const { memoryCost, timeCost, parallelism } = PASSWORD_HASHING;
    expect(seen[0]).toContain(`$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
    // The real engine accepts that hash as well formed, and so does all the work for it.
    expect(await passwords.matches('anything', null)).toBe(false);
  });
});

describe('hashing', () => {
  it('never does more at once than its limit, and answers the line in order', async () => {
    const { engine, running, most, finishOne } = heldEngine();
    const passwords = createPasswords(systemRandom, engine);
    const answered: number[] = [];
    const all = Array.from({ length: 10 }, (_, n) =>
      passwords.hash('x').then(() => answered.push(n)),
    );
    while (answered.length < 10) await finishOne();
    await Promise.all(all);
    expect(most()).toBe(HASHES_AT_ONCE_MAX);
    expect(answered).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(running).toEqual([]);
  });

  it('past a full line is refused at once, and goes on when the line is shorter', async () => {
    const { engine, finishOne } = heldEngine();
    const passwords = createPasswords(systemRandom, engine);
    const taken = HASHES_AT_ONCE_MAX + HASHES_WAITING_MAX;
    let answered = 0;
    const accepted = Array.from({ length: taken }, () =>
      passwords.matches('x', null).then(() => answered++),
    );
    await expect(passwords.hash('x')).rejects.toMatchObject({
      code: 'overloaded',
      status: 503,
      members: { retryAfterMs: 1_000 },
    });
    await finishOne();
    const next = passwords.hash('x');
    while (answered < taken) await finishOne();
    await finishOne();
    await Promise.all([...accepted, next]);
  });

  it('that fails gives its place back', async () => {
    let calls = 0;
    const passwords = createPasswords(systemRandom, {
      hash: () => Promise.reject(new Error(`broken ${++calls}`)),
      verify: () => Promise.resolve(true),
    });
    for (let n = 1; n <= HASHES_AT_ONCE_MAX * 3; n++) {
      await expect(passwords.hash('x')).rejects.toThrow(`broken ${n}`);
    }
  });
});
