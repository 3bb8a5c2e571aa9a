import { expect, test } from 'vitest';
import { createNudgedLoop } from './nudged-loop.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A round that a test ends when and how it likes. */
function scripted() {
  const rounds: PromiseWithResolvers<'more' | 'nothing-left'>[] = [];
  const failures: unknown[] = [];
  const loop = createNudgedLoop(
    () => {
      const round = Promise.withResolvers<'more' | 'nothing-left'>();
      rounds.push(round);
      return round.promise;
    },
    (error) => failures.push(error),
  );
  const last = () => rounds.at(-1) as PromiseWithResolvers<'more' | 'nothing-left'>;
  return { loop, rounds, failures, last };
}

test('rounds follow each other until nothing is left, and begin again with a nudge', async () => {
  const { loop, rounds, last } = scripted();
  loop.nudge();
  expect(rounds).toHaveLength(1);
  last().resolve('more');
  await turn();
  expect(rounds).toHaveLength(2);
  last().resolve('nothing-left');
  await loop.idle();
  expect(rounds).toHaveLength(2);
  loop.nudge();
  expect(rounds).toHaveLength(3);
  last().resolve('nothing-left');
  await loop.stop();
});

test('nudges during a round begin no second one beside it, and one more after it', async () => {
  const { loop, rounds, last } = scripted();
  loop.nudge();
  loop.nudge();
  loop.nudge();
  await turn();
  expect(rounds).toHaveLength(1);
  last().resolve('nothing-left');
  await turn();
  expect(rounds).toHaveLength(2);
  last().resolve('nothing-left');
  await loop.idle();
  expect(rounds).toHaveLength(2);
});

test('a round that fails is told, and the next nudge tries again', async () => {
  const { loop, rounds, failures, last } = scripted();
  loop.nudge();
  last().reject(new Error('away'));
  await loop.idle();
  expect(failures).toMatchObject([{ message: 'away' }]);
  loop.nudge();
  expect(rounds).toHaveLength(2);
});

test('stopping finishes the round under way and begins no other, however much is left', async () => {
  const { loop, rounds, last } = scripted();
  loop.nudge();
  let stopped = false;
  const stopping = loop.stop().then(() => {
    stopped = true;
  });
  await turn();
  expect(stopped).toBe(false);
  last().resolve('more');
  await stopping;
  loop.nudge();
  await turn();
  expect(rounds).toHaveLength(1);
});
