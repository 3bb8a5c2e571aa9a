import { expect, test } from 'vitest';
import { manualClock } from '#test/kit/manual-clock';
import { callProvider, PROVIDER_TIMEOUT_MS, ProviderTimeout } from './call-provider.ts';

test('answers what the provider answers, and passes on its errors', async () => {
  const clock = manualClock();
  expect(await callProvider(clock, async () => 'paid')).toBe('paid');
  await expect(callProvider(clock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const thrower = () => {
    throw new Error('at once');
  };
  await expect(callProvider(clock, thrower)).rejects.toThrow('at once');
});

test('a provider that ignores its signal is left behind at the time limit', async () => {
  const clock = manualClock();
  let aborted = false;
  const calling = callProvider(clock, (signal) => {
    signal.addEventListener('abort', () => {
      aborted = true;
    });
    return new Promise(() => undefined);
  });
  const refused = expect(calling).rejects.toBeInstanceOf(ProviderTimeout);
  await clock.advance(PROVIDER_TIMEOUT_MS - 1);
  expect(aborted).toBe(false);
  await clock.advance(1);
  await refused;
  expect(aborted).toBe(true);
});
