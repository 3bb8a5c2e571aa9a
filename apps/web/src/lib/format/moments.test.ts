import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDuration,
  formatLocalTime,
  formatMoment,
  formatTime,
  localDateOf,
  localDateParts,
} from './moments.ts';

/** 23:45 on the 20th in UTC is the next morning in Kolkata and the evening before in New York. */
const INSTANT = '2026-11-20T23:45:00.000Z';

describe('moments', () => {
  it('are told in the venue’s zone, not the device’s', () => {
    expect(formatTime(INSTANT, 'Asia/Kolkata')).toBe('5:15 am');
    expect(formatTime(INSTANT, 'America/New_York')).toBe('6:45 pm');
    expect(formatDate(INSTANT, 'Asia/Kolkata')).toContain('21');
    expect(formatDate(INSTANT, 'America/New_York')).toContain('20');
    expect(formatMoment(INSTANT, 'Asia/Kolkata')).toMatch(/Sat.*21.*Nov.*5:15/);
  });

  it('print local times and days as they are, in whatever zone the device is', () => {
    expect(formatLocalTime('19:30')).toBe('7:30 pm');
    expect(formatLocalTime('00:05')).toBe('12:05 am');
    expect(localDateParts('2026-11-22')).toEqual({ weekday: 'Sun', day: '22', month: 'Nov' });
  });

  it('fall on the calendar day of their zone', () => {
    expect(localDateOf(Date.parse(INSTANT), 'Asia/Kolkata')).toBe('2026-11-21');
    expect(localDateOf(Date.parse(INSTANT), 'America/New_York')).toBe('2026-11-20');
  });

  it.each([
    [45, '45 min'],
    [60, '1 h'],
    [148, '2 h 28 min'],
  ])('last %i minutes as %s', (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });
});
