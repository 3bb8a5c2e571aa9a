import { expect, test } from 'vitest';
import { CHECK_PAUSE_MS_MAX, pauseBeforeNextCheck } from './next-check.ts';
import { pauseBeforeNextTry, REFUND_PAUSE_MS_MAX } from './refund-pause.ts';

const check = {
  status: 'PENDING',
  closed: false,
  over: false,
  checks: 1,
  reconcileAfterMs: 15_000,
} as const;

test('a provider is asked twice at its own pace, then ever less often, up to the limit', () => {
  const pauses = [1, 2, 3, 4, 100].map((checks) => pauseBeforeNextCheck({ ...check, checks }));
  expect(pauses).toEqual([15_000, 15_000, 30_000, 60_000, CHECK_PAUSE_MS_MAX]);
});

test.each(['CAPTURED', 'REFUNDED', 'CANCELLED'] as const)(
  'a %s payment is asked about until nothing can change at the provider, and not longer',
  (status) => {
    expect(pauseBeforeNextCheck({ ...check, status })).toBe(15_000);
    expect(pauseBeforeNextCheck({ ...check, status, closed: true })).toBeNull();
  },
);

test('a payment that booking has not closed is asked about even if the provider closed it', () => {
  expect(pauseBeforeNextCheck({ ...check, closed: true })).toBe(15_000);
});

test('a payment that booking will never close is let go once its window is over', () => {
  expect(pauseBeforeNextCheck({ ...check, over: true })).toBe(15_000);
  expect(pauseBeforeNextCheck({ ...check, over: true, closed: true })).toBeNull();
});

test('a refund is never given up: its pauses double and stop growing at an hour', () => {
  expect([1, 2, 3, 50].map(pauseBeforeNextTry)).toEqual([
    5_000,
    10_000,
    20_000,
    REFUND_PAUSE_MS_MAX,
  ]);
});
