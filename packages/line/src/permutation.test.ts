import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { permutationOf } from './permutation.ts';
import { portableDigests } from './sha256.ts';

function macOf(seed: number): (message: Uint8Array) => Uint8Array {
  const key = new Uint8Array(32);
  new DataView(key.buffer).setUint32(0, seed);
  return portableDigests.hmacSha256(key);
}

test('of every small size, each number has one place and each place one number', () => {
  for (let size = 0; size <= 300; size += size < 40 ? 1 : 37) {
    const { forward, backward } = permutationOf(size, macOf(size));
    const places = Array.from({ length: size }, (_, number) => forward(number));
    expect([...places].sort((a, b) => a - b)).toEqual([...places.keys()]);
    expect(places.map(backward)).toEqual([...places.keys()]);
  }
});

test('a larger one, whole', () => {
  const size = 20_011;
  const { forward, backward } = permutationOf(size, macOf(7));
  const seen = new Uint8Array(size);
  for (let number = 0; number < size; number += 1) {
    const place = forward(number);
    expect(seen[place]).toBe(0);
    seen[place] = 1;
    if (number % 50 === 0) expect(backward(place)).toBe(number);
  }
});

const SIZE_MAX = 2 ** 40;
const aroundSquares = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: -1, max: 1 }))
  .map(([root, by]) => Math.min(SIZE_MAX, Math.max(1, root ** 2 + by)));

test.prop([
  fc.oneof(fc.integer({ min: 1, max: SIZE_MAX }), aroundSquares, fc.constant(SIZE_MAX)),
  fc.nat(),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
])('of any size up to 2^40, there and back again', (size, seed, where) => {
  const { forward, backward } = permutationOf(size, macOf(seed));
  const number = Math.floor(where * size);
  const place = forward(number);
  expect(place).toBeGreaterThanOrEqual(0);
  expect(place).toBeLessThan(size);
  expect(backward(place)).toBe(number);
  expect(forward(backward(number))).toBe(number);
});

test.each([-1, 0.5, 2 ** 40 + 1, Number.NaN])('there is no draw of size %d', (size) => {
  expect(() => permutationOf(size, macOf(1))).toThrow(RangeError);
});

test.each([-1, 10, 1.5])('%d is no number among ten', (number) => {
  expect(() => permutationOf(10, macOf(1)).forward(number)).toThrow(RangeError);
});

/**
 * What two different cells have between them is a Markov chain, if the round functions are chance:
 * a round makes their distance in one coordinate uniform, unless they agree in the other.
 */
test('after sixteen rounds on the smallest sides any pair is within 10^-8 of uniform', () => {
  const side = 16;
  const uniform = 1 / (side * side - 1);
  for (const start of [1, side, side + 1]) {
    let apart = new Float64Array(side * side);
    apart[start] = 1;
    for (let round = 0; round < 16; round += 1) {
      const next = new Float64Array(side * side);
      for (const [cell, chance] of apart.entries()) {
        const row = Math.floor(cell / side);
        const column = cell % side;
        const stays = round % 2 === 0 ? column === 0 : row === 0;
        for (let k = 0; k < side; k += 1) {
          const to = round % 2 === 0 ? k * side + column : row * side + k;
          if (stays) next[cell] = (next[cell] as number) + chance / side;
          else next[to] = (next[to] as number) + chance / side;
        }
      }
      apart = next;
    }
    const distance = [...apart.slice(1)].reduce((sum, p) => sum + Math.abs(p - uniform), 0) / 2;
    expect(distance).toBeLessThan(1e-8);
  }
});
