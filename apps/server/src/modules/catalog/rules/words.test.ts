import { expect, test } from 'vitest';
import { ASKED_WORDS_MAX, fold, wordsOfName, wordsOfQuery } from './words.ts';

test.each([
  ['Amélie', 'amelie'],
  ['AMÉLIE', 'amelie'],
  ['Ame\u0301lie', 'amelie'],
  ['Ludwig Göransson', 'ludwig goransson'],
  ['Mads Mikkelsen & Søren Malling', 'mads mikkelsen & soren malling'],
  ['ﬁn', 'fin'],
  // Vowel signs are not accents.
  ['शोले', 'शोले'],
])('%j is compared as %j', (text, folded) => {
  expect(fold(text)).toBe(folded.normalize('NFKD'));
});

test.each([
  ['Dangal', ['dangal']],
  ['Spider-Man: Beyond', ['spider', 'man', 'beyond', 'spiderman', 'manbeyond', '-', ':']],
  ['A. R. Rahman', ['a', 'r', 'rahman', 'ar', 'rrahman', '.']],
  ['K.G.F', ['k', 'g', 'f', 'kg', 'gf', 'kgf', '.']],
  ["Ocean's 8", ['ocean', 's', '8', 'oceans', 's8', "'"]],
  ['100% Love', ['100', 'love', '100love', '%']],
  ['', []],
])('%j is found by %j', (name, words) => {
  expect(wordsOfName(name).toSorted()).toEqual(words.toSorted());
});

test.each([
  ['  Shah   RUKH ', ['shah', 'rukh']],
  ['spider-man', ['spider', 'man']],
  ['a a a', ['a']],
  ['100%', ['100']],
  ['%_', ['%', '_']],
])('who types %j asks for %j', (query, words) => {
  expect(wordsOfQuery(query)).toEqual(words);
});

test('a search looks at a limited number of words', () => {
  const many = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
  expect(wordsOfQuery(many)).toHaveLength(ASKED_WORDS_MAX);
});
