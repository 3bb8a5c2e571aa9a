import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  CLEAN_UP_MINUTES,
  FIRST_START_MINUTE,
  GRID_MINUTES,
  LAST_START_MINUTE,
  SHOWS_PER_DAY_MAX,
  SHOWS_PER_DAY_MIN,
  screenDay,
  TRAILERS_MINUTES,
} from './screen-day.ts';

const programme = fc.array(fc.record({ durationMinutes: fc.integer({ min: 60, max: 255 }) }), {
  minLength: 1,
  maxLength: 3,
});

test.prop([programme, fc.string(), fc.boolean()])(
  'a screen has four to six shows from nine to half past eleven, cleaned between, each film at least once',
  (films, seed, lateShows) => {
    const showTimes = screenDay(films, seed, lateShows);
    expect(showTimes.length).toBeGreaterThanOrEqual(SHOWS_PER_DAY_MIN);
    expect(showTimes.length).toBeLessThanOrEqual(SHOWS_PER_DAY_MAX);
    expect(showTimes[0]?.startMinute).toBeGreaterThanOrEqual(FIRST_START_MINUTE);
    expect(showTimes.at(-1)?.startMinute).toBeLessThanOrEqual(LAST_START_MINUTE);
    for (const [index, showTime] of showTimes.entries()) {
      expect(showTime.startMinute % GRID_MINUTES).toBe(0);
      expect(showTime.endMinute - showTime.startMinute).toBe(
        TRAILERS_MINUTES + showTime.film.durationMinutes,
      );
      const next = showTimes[index + 1];
      if (next) {
        expect(next.startMinute).toBeGreaterThanOrEqual(showTime.endMinute + CLEAN_UP_MINUTES);
      }
    }
    expect(new Set(showTimes.map((showTime) => showTime.film))).toEqual(new Set(films));
  },
);

test.prop([programme, fc.string(), fc.boolean()])(
  'the same seed gives the same day',
  (films, seed, lateShows) => {
    expect(screenDay(films, seed, lateShows)).toEqual(screenDay(films, seed, lateShows));
  },
);

test('another day has other times', () => {
  const films = [{ durationMinutes: 140 }];
  const starts = (seed: string) =>
    screenDay(films, seed, false).map((showTime) => showTime.startMinute);
  expect(starts('Audi 1 2026-11-20')).not.toEqual(starts('Audi 1 2026-11-21'));
});
