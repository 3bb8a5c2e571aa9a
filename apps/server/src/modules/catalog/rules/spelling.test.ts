import { expect, test } from 'vitest';
import { guesses, slipsBetween } from './spelling.ts';

test.each([
  ['coldplay', 'coldplay', 0, 0],
  ['coldpaly', 'coldplay', 1, 1],
  ['coldp', 'coldplay', 3, 0],
  ['clodp', 'coldplay', 4, 1],
  ['khna', 'khan', 1, 1],
  ['khna', 'khanna', 2, 1],
  ['inax', 'inox', 1, 1],
  ['dangl', 'dangal', 1, 1],
  ['danngal', 'dangal', 1, 1],
  ['abc', 'xyz', 3, 3],
  ['', 'abc', 3, 0],
])('%j is from %j: %i slips away as a whole, %i as a beginning', (typed, word, whole, begun) => {
  expect(slipsBetween(typed, word)).toEqual({ whole, begun });
});

const KNOWN = ['khan', 'khanna', 'kahaani', 'coldplay', 'jai', 'interstellar', 'imax', 'inox'].map(
  (word, index) => ({ word, names: index }),
);

test.each([
  ['khna', ['khan', 'khanna']],
  ['coldpaly', ['coldplay']],
  ['interstelar', ['interstellar']],
  ['intrestelar', ['interstellar']],
  // Equally near: the word in more names.
  ['inax', ['inox', 'imax']],
  // Three letters are taken as they are, and one slip is all that four allow.
  ['jia', []],
  ['dlay', []],
])('who types %j may mean %j', (typed, words) => {
  expect(guesses(typed, KNOWN, 3).map(({ word }) => word)).toEqual(words);
});

test('no more guesses than asked, the nearest first', () => {
  expect(guesses('khna', KNOWN, 1)).toEqual([{ word: 'khan', slips: 1 }]);
});
