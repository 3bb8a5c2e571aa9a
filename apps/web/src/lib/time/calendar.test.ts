import { expect, it } from 'vitest';
import { addDays, dayAfter, daysFrom, localDayOf, mondayOf, weekdayOf } from './calendar.ts';

it.each([
  ['2026-11-21', '2026-11-22'],
  ['2026-11-30', '2026-12-01'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});

it('counts by days and weeks, not by hours', () => {
  expect(addDays('2026-03-29', -30)).toBe('2026-02-27');
  expect(['2026-11-22', '2026-11-23'].map(weekdayOf)).toEqual([7, 1]);
  expect(['2026-11-22', '2026-11-23'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-23']);
  expect(daysFrom('2026-10-24', 3)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
});

it('knows a day from what only looks like one', () => {
  expect(localDayOf('2028-02-29')).toBe('2028-02-29');
  for (const text of ['', '2026-02-29', '2026-1-1', '+002026-01-01']) {
    expect(localDayOf(text)).toBeUndefined();
  }
});
