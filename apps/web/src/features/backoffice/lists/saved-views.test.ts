import { expect, test } from 'vitest';
import { isSameSearch, parseViews, VIEWS_MAX, withView } from './saved-views.ts';

test('a search of the same name takes the place of the old one, and the oldest goes when there are too many', () => {
  const views = Array.from({ length: VIEWS_MAX }, (_, n) => ({ name: `${n}`, address: `q=${n}` }));
  expect(withView(views, { name: '3', address: 'q=x' }).at(-1)).toEqual({
    ...{ name: '3', address: 'q=x' },
  });
  const more = withView(views, { name: 'new', address: '' });
  expect([more.length, more[0]?.name]).toEqual([VIEWS_MAX, '1']);
});

test('what is not a list of searches is none', () => {
  for (const text of [null, '', '{', '{}', '[1,{"name":2}]']) expect(parseViews(text)).toEqual([]);
});

test('two addresses that ask for the same are one search', () => {
  expect(isSameSearch('q=a&state=stopped', 'state=stopped&q=a')).toBe(true);
  expect(isSameSearch('q=a&state=stopped', 'q=a')).toBe(false);
});
