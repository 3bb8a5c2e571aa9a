import type { DrawBlock } from '@houseful/contract/draw-proof';
import { test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { anyBlocks } from './any-blocks.fixture.ts';
import { countOf, faultOf, gapsOf, indexOf, leasedOf, numberOf } from './number-blocks.ts';

test.prop([anyBlocks])(
  'who was given a number is counted once, in order, and nobody else',
  (blocks) => {
    expect(faultOf(blocks)).toBeNull();
    const given = blocks.flatMap(({ from, joins }) =>
      Array.from({ length: joins }, (_, i) => from + i),
    );
    const gaps = gapsOf(blocks);
    expect(countOf(blocks)).toBe(given.length);
    const numbers = [...Array(leasedOf(blocks)).keys()];
    expect(numbers.filter((number) => indexOf(number, gaps) !== null)).toEqual(given);
    given.forEach((number, index) => {
      expect(indexOf(number, gaps)).toBe(index);
      expect(numberOf(index, gaps)).toBe(number);
    });
  },
);

test.prop([anyBlocks])('gaps are few: neighbours are one', (blocks) => {
  const gaps = gapsOf(blocks);
  gaps.forEach(({ from, to }, i) => {
    expect(to).toBeGreaterThan(from);
    if (i > 0) expect(from).toBeGreaterThan((gaps[i - 1] as { to: number }).to);
  });
});

const whole: DrawBlock = { from: 0, to: 4, joins: 4, reported: true };
test.each<[string, DrawBlock[]]>([
  ['begins at 5, not at 4', [whole, { from: 5, to: 9, joins: 1, reported: true }]],
  ['begins at 3, not at 4', [whole, { from: 3, to: 9, joins: 1, reported: true }]],
  ['is empty', [whole, { from: 4, to: 4, joins: 0, reported: true }]],
  ['gave out more than it had', [{ ...whole, joins: 5 }]],
  ['must count in full', [{ ...whole, joins: 3, reported: false }]],
])('a lobby is refused when a block %s', (fault, blocks) => {
  expect(faultOf(blocks)).toContain(fault);
});
