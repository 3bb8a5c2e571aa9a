import { describe, expect, it } from 'vitest';
import { parseSearches, SEARCHES_MAX, withSearch } from './recent-searches.ts';

describe('recent searches', () => {
  it('keep the latest first, each once, and no more than a few', () => {
    expect(withSearch(['jawan', 'inox'], 'Jawan')).toEqual(['Jawan', 'inox']);
    const many = Array.from({ length: 20 }, (_, n) => `film ${n}`);
    expect(withSearch(many, 'new')).toHaveLength(SEARCHES_MAX);
  });

  it.each([
    [null, []],
    ['not json', []],
    ['{"a":1}', []],
    ['["a",1,null,"b"]', ['a', 'b']],
  ])('read %s as %o', (text, searches) => {
    expect(parseSearches(text)).toEqual(searches);
  });
});
