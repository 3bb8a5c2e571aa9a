import { expect, test } from 'vitest';
import { correctedTime } from './corrected-time.ts';

const HOUR_MS = 3_600_000;

test.each<[string, Parameters<typeof correctedTime>[0], number]>([
  ['a right clock is believed', { scannedMs: 500, sentMs: 1_000, receivedMs: 1_000 }, 500],
  [
    'the time on the way is no wrong clock',
    { scannedMs: 500, sentMs: 1_000, receivedMs: 2_500 },
    500,
  ],
  ['an hour fast', { scannedMs: HOUR_MS + 500, sentMs: HOUR_MS + 1_000, receivedMs: 1_000 }, 500],
  ['an hour slow', { scannedMs: 500, sentMs: 1_000, receivedMs: HOUR_MS + 1_000 }, HOUR_MS + 500],
  ['never in the future', { scannedMs: 9_000, sentMs: 1_000, receivedMs: 1_000 }, 1_000],
])('%s', (_, times, at) => {
  expect(correctedTime(times)).toBe(at);
});
