import { describe, expect, test } from 'vitest';
import { majorUnits } from './close.ts';
import { addDays, daysBetween, localTimeOf } from './local-time.ts';
import { compareCourses, courseOf } from './pace.ts';
import { daysAsked, daysOf } from './period.ts';
import { isWhole, scopeOf } from './scope.ts';

describe('local time', () => {
  test.each([
    ['2026-11-20T18:29:59.999Z', 'Asia/Kolkata', '2026-11-20', 23, 5],
    ['2026-11-20T18:30:00.000Z', 'Asia/Kolkata', '2026-11-21', 0, 6],
    // The clocks of Berlin go from 1:59 to 3:00, and in autumn from 2:59 back to 2:00.
    ['2026-03-29T00:59:59.000Z', 'Europe/Berlin', '2026-03-29', 1, 7],
    ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', '2026-03-29', 3, 7],
    ['2026-10-25T00:30:00.000Z', 'Europe/Berlin', '2026-10-25', 2, 7],
    ['2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25', 2, 7],
    ['2026-10-25T22:59:59.000Z', 'Europe/Berlin', '2026-10-25', 23, 7],
    ['2026-10-25T23:00:00.000Z', 'Europe/Berlin', '2026-10-26', 0, 1],
  ])('%s in %s', (instant, zone, day, hour, weekday) => {
    expect(localTimeOf(instant, zone)).toEqual({ day, hour, weekday });
  });

  test('days are counted by the calendar', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-25')).toBe(-1);
  });
});

describe('which days are meant', () => {
  const TODAY = '2026-11-20';
  test.each([
    [{}, '2026-11-14', '2026-11-20', '2026-11-07'],
    [{ range: 'today' } as const, '2026-11-20', '2026-11-20', '2026-11-19'],
    [{ range: 'yesterday' } as const, '2026-11-19', '2026-11-19', '2026-11-18'],
    [{ range: '30days' } as const, '2026-10-22', '2026-11-20', '2026-09-22'],
    [{ range: 'month' } as const, '2026-11-01', '2026-11-20', '2026-10-12'],
    [{ from: '2026-11-18' }, '2026-11-18', '2026-11-20', '2026-11-15'],
    [{ from: '2026-12-24' }, '2026-12-24', '2026-12-24', '2026-12-23'],
    [{ until: '2026-11-01' }, '2026-11-01', '2026-11-01', '2026-10-31'],
    [{ from: '2026-01-01', until: '2026-01-02' }, '2026-01-01', '2026-01-02', '2025-12-30'],
  ])('%j', (asked, from, until, before) => {
    expect(daysAsked(asked, TODAY, 367)).toMatchObject({
      period: { from, until },
      before: { from: before },
    });
  });

  test('none, and more than can be asked, are refused', () => {
    expect(daysAsked({ from: '2026-11-02', until: '2026-11-01' }, TODAY, 31)).toMatch('before');
    expect(daysAsked({ from: '2026-01-01', until: '2026-01-31' }, TODAY, 31)).toBeTypeOf('object');
    expect(daysAsked({ from: '2026-01-01', until: '2026-02-01' }, TODAY, 31)).toMatch('31 days');
  });

  test('all days of a period, both ends among them', () => {
    expect(daysOf({ from: '2026-02-27', until: '2026-03-01' })).toEqual([
      ...['2026-02-27', '2026-02-28', '2026-03-01'],
    ]);
  });
});

describe('what is reached', () => {
  const REACH = [
    { organisationId: 'org_a', venueIds: null },
    { organisationId: 'org_b', venueIds: ['ven_b1', 'ven_b2'] },
  ];
  test.each([
    [{}, ['org_a', 'org_b'], ['org_a'], ['ven_b1', 'ven_b2']],
    [{ organisation: 'org_a' }, ['org_a'], ['org_a'], []],
    [{ organisation: 'org_x' }, [], [], []],
    [{ venue: 'ven_b1' }, ['org_a', 'org_b'], [], ['ven_b1']],
    [{ organisation: 'org_b', venue: 'ven_b9' }, [], [], ['ven_b9']],
  ])('%j', (asked, organisations, whole, venues) => {
    expect(scopeOf(REACH, asked)).toEqual({ organisations, whole, venues });
  });

  test('is a whole only where no venue is told apart', () => {
    expect(isWhole(scopeOf(REACH, { organisation: 'org_a' }))).toBe(true);
    expect(isWhole(scopeOf(REACH, {}))).toBe(false);
    expect(isWhole(scopeOf(REACH, { organisation: 'org_a', venue: 'ven_a1' }))).toBe(false);
  });
});

describe('the pace of a show', () => {
  const day = (daysBefore: number, seats: number) => ({
    day: addDays('2026-11-20', -daysBefore),
    seats,
  });
  test('adds up day by day; what was sold earlier stands at the first', () => {
    const show = {
      localDay: '2026-11-20',
      seatsTotal: 100,
      days: [day(9, 5), day(2, 10), day(0, -3)],
    };
    expect(courseOf(show, 3).map(({ seats }) => seats)).toEqual([5, 15, 15, 12]);
    expect(courseOf(show, 3, 2)).toHaveLength(2);
  });

  test('is held against mean and range of the others, as a share of their seats', () => {
    const others = [
      { localDay: '2026-11-20', seatsTotal: 100, days: [day(1, 50)] },
      { localDay: '2026-11-20', seatsTotal: 10, days: [day(0, 10)] },
      { localDay: '2026-11-20', seatsTotal: 0, days: [] },
    ];
    expect(compareCourses(others, 1)).toEqual([
      { daysBefore: 1, mean: 0.25, least: 0, most: 0.5 },
      { daysBefore: 0, mean: 0.75, least: 0.5, most: 1 },
    ]);
    expect(compareCourses([], 1)).toEqual([]);
  });
});

test('money is written in the units that its currency has', () => {
  expect([majorUnits(12_345, 'INR'), majorUnits(-5, 'INR'), majorUnits(500, 'JPY')]).toEqual([
    ...[123.45, -0.05, 500],
  ]);
});
