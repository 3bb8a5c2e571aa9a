import { createHash, randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;

/** The only source of chance. */
export interface Random {
  /** Unpredictable bytes in production; a function of the seed in tests. */
  bytes(count: number): Buffer;
}

export const systemRandom: Random = { bytes: drawFromPool(POOL_BYTES) };

/** Each byte is handed out once: a request that needs ten does not go to the kernel for them. */
function drawFromPool(poolBytes: number): Random['bytes'] {
  let pool = Buffer.alloc(0);
  let drawn = 0;
  return (count) => {
    if (drawn + count > pool.length) {
      pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(poolBytes, count)));
      drawn = 0;
    }
    drawn += count;
    return pool.subarray(drawn - count, drawn);
  };
}

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
