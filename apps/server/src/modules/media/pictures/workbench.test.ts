import { expect, test } from 'vitest';
import { createWorkbench } from './workbench.ts';

test('few are at work, the others in order; past the limit it is busy, and work that failed gives its place back', async () => {
  const bench = createWorkbench(2, 2);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const put = (name: string) =>
    bench.do(
      () =>
        new Promise<string>((resolve, reject) => {
          begun.push(name);
          ends.set(name, (error) => (error ? reject(error) : resolve(name)));
        }),
    );
  const work = ['a', 'b', 'c', 'd'].map(put);
  await expect(put('e')).rejects.toMatchObject({ code: 'overloaded' });
  expect(begun).toEqual(['a', 'b']);
  ends.get('b')?.(new Error('torn'));
  await expect(work[1]).rejects.toThrow('torn');
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  await work[0];
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  for (const name of ['c', 'd']) ends.get(name)?.();
  expect(await Promise.all([work[2], work[3]])).toEqual(['c', 'd']);
  const last = put('f');
  ends.get('f')?.();
  expect(await last).toBe('f');
});
