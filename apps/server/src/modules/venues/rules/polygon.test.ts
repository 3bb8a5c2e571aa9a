import { expect, test } from 'vitest';
import {
  contains,
  distanceToChain,
  hullOf,
  isSimple,
  outerChain,
  simplify,
  straighten,
} from './polygon.ts';

const at = (x: number, y: number) => ({ x, y });
const SQUARE = [at(0, 0), at(10, 0), at(10, 10), at(0, 10)];
const BOW_TIE = [at(0, 0), at(10, 10), at(10, 0), at(0, 10)];
const L_SHAPE = [at(0, 0), at(10, 0), at(10, 4), at(4, 4), at(4, 10), at(0, 10)];

test.each([
  ['a square has its middle inside', SQUARE, at(5, 5), true],
  ['and nothing beside it', SQUARE, at(11, 5), false],
  ['nor above it', SQUARE, at(5, -1), false],
  ['an L has its foot inside', L_SHAPE, at(9, 2), true],
  ['and its notch outside', L_SHAPE, at(8, 8), false],
  ['nothing is inside no polygon', [], at(0, 0), false],
])('%s', (_, polygon, point, inside) => {
  expect(contains(polygon, point)).toBe(inside);
});

test.each([
  ['a square', SQUARE, true],
  ['an L', L_SHAPE, true],
  ['a bow tie, which crosses itself', BOW_TIE, false],
  ['a line, which has no inside', [at(0, 0), at(1, 1)], false],
])('whether it is a simple polygon: %s', (_, polygon, simple) => {
  expect(isSimple(polygon)).toBe(simple);
});

test('straightening drops what lies within the tolerance, and keeps both ends', () => {
  const line = [at(0, 0), at(2, 1), at(5, 5), at(8, 1), at(10, 0)];
  expect(straighten(line, 0)).toEqual(line);
  expect(straighten(line, 2)).toEqual([at(0, 0), at(5, 5), at(10, 0)]);
  expect(straighten(line, 9)).toEqual([at(0, 0), at(10, 0)]);
  expect(straighten([at(3, 3)], 1)).toEqual([at(3, 3)]);
});

test('simplifying a closed shape keeps its corners', () => {
  const halfway = SQUARE.flatMap((corner, index) => {
    const next = SQUARE[(index + 1) % 4] ?? corner;
    return [corner, at((corner.x + next.x) / 2, (corner.y + next.y) / 2)];
  });
  expect(simplify(halfway, 1)).toEqual(SQUARE);
});

test('the hull of points is their outermost ones', () => {
  const hull = hullOf([at(5, 5), ...SQUARE, at(3, 9), at(10, 5)]);
  expect(new Set(hull)).toEqual(new Set(SQUARE));
  expect(contains(hull, at(5, 5))).toBe(true);
});

test('the outer chain of a jagged side goes along its tips', () => {
  const side = [at(0, 0), at(3, 1), at(0, 2), at(3, 3), at(1, 4)];
  const tips = [at(0, 0), at(3, 1), at(3, 3), at(1, 4)];
  expect(outerChain(side, at(-20, 2))).toEqual(tips);
  expect(outerChain(side, at(20, 2))).toEqual([at(0, 0), at(0, 2), at(1, 4)]);
  expect(distanceToChain(at(6, 2), tips)).toBe(3);
  expect(distanceToChain(at(0, -4), tips)).toBe(4);
});
