import { expect, test } from 'vitest';
import { manualClock } from '#test/kit/manual-clock';
import { TimeUp, within } from './within.ts';

const MS_MAX = 2_000;

test('answers what the work answers, and passes on its errors', async () => {
  const clock = manualClock();
  expect(await within(clock, MS_MAX, async () => 'paid')).toBe('paid');
  await expect(within(clock, MS_MAX, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const thrower = () => {
    throw new Error('at once');
  };
  await expect(within(clock, MS_MAX, thrower)).rejects.toThrow('at once');
});

test('work that ignores its signal is left behind at the time limit', async () => {
  const clock = manualClock();
  let reason: unknown;
  const working = within(clock, MS_MAX, (signal) => {
    signal.addEventListener('abort', () => {
      reason = signal.reason;
    });
    return new Promise(() => undefined);
  });
  const refused = expect(working).rejects.toBeInstanceOf(TimeUp);
  await clock.advance(MS_MAX - 1);
  expect(reason).toBeUndefined();
  await clock.advance(1);
  await refused;
  expect(reason).toBeInstanceOf(TimeUp);
});

test('work that has ended leaves no timer behind, and its signal is never aborted', async () => {
  const clock = manualClock();
  let waiting = 0;
  const counted = {
    ...clock,
    sleep: (ms: number, signal?: AbortSignal) => {
      waiting += 1;
      return clock.sleep(ms, signal).finally(() => {
        waiting -= 1;
      });
    },
  };
  let given: AbortSignal | undefined;
  await within(counted, MS_MAX, async (signal) => {
    given = signal;
    expect(waiting).toBe(1);
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(waiting).toBe(0);
  await clock.advance(MS_MAX);
  expect(given?.aborted).toBe(false);
});
