import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

function scripted() {
  const runs: PromiseWithResolvers<void>[] = [];
  const ask = oneAtATime(() => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  });
  return { runs, ask };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks during a run is answered by one run that begins after it', async () => {
  const { runs, ask } = scripted();
  const first = ask();
  const later = [ask(), ask()];
  expect(runs).toHaveLength(1);
  runs[0]?.resolve();
  await first;
  await turn();
  expect(runs).toHaveLength(2);
  // Asked during the second run: that one may have missed what was new.
  const last = ask();
  runs[1]?.resolve();
  await Promise.all(later);
  await turn();
  expect(runs).toHaveLength(3);
  runs[2]?.resolve();
  await last;
});

test('a run that fails is told to those who asked for it, and to nobody else', async () => {
  const { runs, ask } = scripted();
  const first = ask();
  const second = ask();
  runs[0]?.reject(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await turn();
  runs[1]?.resolve();
  await second;
  const third = ask();
  runs[2]?.resolve();
  await third;
});
