import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addMs, laterOf, systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a repeating action', () => {
  test('runs each time until it is stopped', async () => {
    let runs = 0;
    const stop = systemClock.every(1_000, () => {
      runs += 1;
    });
    await vi.advanceTimersByTimeAsync(3_500);
    expect(runs).toBe(3);
    stop();
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(runs).toBe(3);
  });

  test('is never started twice at once, however slow it is', async () => {
    const first = Promise.withResolvers<void>();
    let runs = 0;
    const stop = systemClock.every(1_000, () => {
      runs += 1;
      return first.promise;
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(1);
    first.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs).toBe(2);
    stop();
  });

  test.each<[string, () => void | Promise<void>]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('that %s is said as a warning, and comes again', async (_, fail) => {
    const warnings: Error[] = [];
    const hear = (warning: Error) => warnings.push(warning);
    process.on('warning', hear);
    let runs = 0;
    const stop = systemClock.every(1_000, () => {
      runs += 1;
      return fail();
    });
    await vi.advanceTimersByTimeAsync(2_000);
    stop();
    await vi.waitFor(() => expect(warnings).toHaveLength(2));
    process.off('warning', hear);
    expect(runs).toBe(2);
    expect(warnings[0]).toMatchObject({
      name: 'HousefulUnheard',
      message: 'a repeating action failed: broken',
    });
  });
});

describe('a sleep', () => {
  test('ends after its time', async () => {
    let awake = false;
    const sleeping = systemClock.sleep(1_000).then(() => {
      awake = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(awake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await sleeping;
  });

  test('that is aborted ends at once with the reason, and leaves no timer behind', async () => {
    const patience = new AbortController();
    const sleeping = systemClock.sleep(1_000, patience.signal);
    patience.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    expect(vi.getTimerCount()).toBe(0);
    await expect(systemClock.sleep(1_000, patience.signal)).rejects.toThrow('enough');
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('instants are added to and compared', () => {
  const noon = new Date('2026-11-20T12:00:00.000Z');
  const later = addMs(noon, 1_500);
  expect(later.toISOString()).toBe('2026-11-20T12:00:01.500Z');
  expect(laterOf(noon, later)).toBe(later);
  expect(laterOf(later, noon)).toBe(later);
});
