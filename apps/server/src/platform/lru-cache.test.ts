import { expect, test } from 'vitest';
import { createLruCache } from '#platform/lru-cache';

test('a value is loaded once, however many ask for it together', async () => {
  const cache = createLruCache<string, Promise<number>>(2);
  let loads = 0;
  const load = async () => ++loads;
  expect(await Promise.all([cache.getOrLoad('a', load), cache.getOrLoad('a', load)])).toEqual([
    1, 1,
  ]);
});

test('the value used longest ago makes room', async () => {
  const cache = createLruCache<string, Promise<string>>(2);
  const loaded: string[] = [];
  const get = (key: string) =>
    cache.getOrLoad(key, async () => {
      loaded.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
  expect(loaded).toEqual(['a', 'b', 'c', 'b']);
});

test('a failed load is forgotten: the next call tries again', async () => {
  const cache = createLruCache<string, Promise<string>>(2);
  await expect(cache.getOrLoad('a', () => Promise.reject(new Error('away')))).rejects.toThrow(
    'away',
  );
  expect(await cache.getOrLoad('a', async () => 'here')).toBe('here');
});
