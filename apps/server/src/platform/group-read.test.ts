import { expect, test } from 'vitest';
import { createGroupRead } from '#platform/group-read';

test('questions that come together are one read, and each gets its own answer', async () => {
  const reads: string[][] = [];
  const read = createGroupRead(async (keys) => {
    reads.push([...keys]);
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  expect(await Promise.all(['a', 'b', 'a', 'none'].map(read))).toEqual(['A', 'B', 'A', undefined]);
  expect(reads).toEqual([['a', 'b', 'none']]);
});

test('a question that comes during a read is answered by the next: never from before it was asked', async () => {
  let version = 1;
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const { promise: gone, resolve: goOn } = Promise.withResolvers<void>();
  const read = createGroupRead(async (keys) => {
    const seen = version;
    begin();
    await gone;
    return new Map(keys.map((key) => [key, seen]));
  });
  const early = read('a');
  await began;
  version = 2;
  const late = read('a');
  goOn();
  expect([await early, await late]).toEqual([1, 2]);
});

test('a read that fails fails its own callers, and the next goes on', async () => {
  let broken = true;
  const read = createGroupRead(async (keys) => {
    if (broken) throw new Error('away');
    return new Map(keys.map((key) => [key, 1]));
  });
  await expect(Promise.allSettled([read('a'), read('b')])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  broken = false;
  expect(await read('a')).toBe(1);
});

test('past its limit it refuses at once', async () => {
  const read = createGroupRead(async () => new Map<string, number>());
  const results = await Promise.allSettled(
    Array.from({ length: 20_001 }, (_, n) => read(`${n % 7}`)),
  );
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => reason.code)).toEqual(['overloaded']);
});
