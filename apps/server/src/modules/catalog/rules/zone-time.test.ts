import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  instantAtOrAfter,
  instantOf,
  minuteOf,
  timeOf,
  wallTimeOf,
  weekdayOf,
} from './zone-time.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

test.each([
  ['2026-11-20', '18:30', 'Asia/Kolkata', '2026-11-20T13:00:00.000Z'],
  ['2026-11-20', '00:10', 'Asia/Kolkata', '2026-11-19T18:40:00.000Z'],
  ['2026-07-01', '20:15', 'Europe/Berlin', '2026-07-01T18:15:00.000Z'],
  ['2026-12-01', '20:15', 'Europe/Berlin', '2026-12-01T19:15:00.000Z'],
  // The first of two: the clocks go back at three.
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
])('%s %s in %s is %s', (localDate, time, zone, expected) => {
  const instant = instantOf({ localDate, minute: minuteOf(time) }, zone);
  expect(instant?.toISOString()).toBe(expected);
});

test.each([
  ['2026-03-29', '02:00', 'Europe/Berlin'],
  ['2026-03-29', '02:59', 'Europe/Berlin'],
  ['2026-03-08', '02:30', 'America/New_York'],
])('the clocks skip %s %s in %s', (localDate, time, zone) => {
  expect(instantOf({ localDate, minute: minuteOf(time) }, zone)).toBeNull();
});

test('a day that begins while the clocks are put forward begins when they are', () => {
  const at = instantAtOrAfter({ localDate: '2026-03-29', minute: 150 }, 'Europe/Berlin');
  expect(at.toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

test('what the clocks show stands for that instant, or for the first time they showed it', () => {
  const minutes = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minutes, (zone, minute) => {
      const instant = new Date(Date.parse('2025-01-01T00:00:00.000Z') + minute * 60_000);
      const again = instantOf(wallTimeOf(instant, zone), zone);
      const before = instant.getTime() - (again?.getTime() ?? Number.NaN);
      expect([0, 30 * 60_000, 60 * 60_000]).toContain(before);
    }),
  );
});

test('minutes and times of day', () => {
  expect([timeOf(0), timeOf(545), timeOf(1_439), timeOf(1_470)]).toEqual([
    '00:00',
    '09:05',
    '23:59',
    '00:30',
  ]);
  expect(minuteOf('23:59')).toBe(1_439);
});

test('calendar days', () => {
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
  expect(addDays('2026-03-29', -1)).toBe('2026-03-28');
  expect(daysBetween('2026-03-28', '2026-04-04')).toBe(7);
  expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 7]);
});
