import { createHash, randomBytes } from 'node:crypto';

/** The only source of chance. */
export interface Random {
  /** Unpredictable bytes in production; a function of the seed in tests. */
  bytes(count: number): Buffer;
}

export const systemRandom: Random = { bytes: randomBytes };

/** The same seed gives the same bytes, for tests and simulation. Never for secrets. */
export function seededRandom(seed: string): Random {
  let drawn = 0;
  return {
    bytes: (count) => {
      const parts: Buffer[] = [];
      for (let length = 0; length < count; length += 32) {
        parts.push(createHash('sha256').update(`${seed}:${drawn++}`).digest());
      }
      return Buffer.concat(parts).subarray(0, count);
    },
  };
}
