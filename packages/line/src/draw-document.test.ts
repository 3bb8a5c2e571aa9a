import { readFileSync } from 'node:fs';
import { DrawProof } from '@houseful/contract/draw-proof';
import { expect, test } from 'vitest';
import { bytesOfHex } from './digests.ts';
import { drawOf, openDraw } from './draw.ts';
import { nodeDigests } from './node-digests.fixture.ts';
import { permutationOf } from './permutation.ts';
import { checkProof } from './proof.ts';
import { portableDigests } from './sha256.ts';

interface Vectors {
  readonly proof: unknown;
  readonly places: readonly (readonly [number, number | null])[];
  readonly permutations: readonly {
    readonly key: string;
    readonly size: number;
    readonly ranks: readonly (readonly [number, number])[];
  }[];
}

const page = readFileSync(new URL('../../../docs/draw.md', import.meta.url), 'utf8');
const vectors = JSON.parse(page.match(/```json\n([^`]+)```/)?.[1] ?? '') as Vectors;

test.each([
  ['portable', portableDigests],
  ['of Node', nodeDigests],
])("the page's test vectors come out, with digests %s", (_name, digests) => {
  const proof = DrawProof.parse(vectors.proof);
  expect(checkProof(proof, digests).filter(({ ok }) => !ok)).toEqual([]);
  const { rankOf } = openDraw(drawOf(proof), digests);
  for (const [number, place] of vectors.places) {
    const rank = rankOf(number);
    expect(rank === null ? null : rank + 1).toBe(place);
  }
  for (const { key, size, ranks } of vectors.permutations) {
    const { forward } = permutationOf(size, digests.hmacSha256(bytesOfHex(key)));
    for (const [number, rank] of ranks) expect(forward(number)).toBe(rank);
  }
});

test('the page names each field of the proof', () => {
  for (const field of Object.keys(DrawProof.shape)) expect(page).toContain(`\`${field}\``);
});
