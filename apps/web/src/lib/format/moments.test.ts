import { describe, expect, it } from 'vitest';
import { english, hindi } from '../testing/test-words.ts';
import {
  formatDate,
  formatLocalTime,
  formatMoment,
  formatTime,
  localDateOf,
  localDateParts,
} from './moments.ts';

const INDIA = 'en-IN';
/** 23:45 on the 20th in UTC is the next morning in Kolkata and the evening before in New York. */
const INSTANT = '2026-11-20T23:45:00.000Z';

describe('moments', () => {
  it('are told in the venue’s zone, not the device’s', () => {
    expect(formatTime(INSTANT, 'Asia/Kolkata', INDIA)).toBe('5:15 am');
    expect(formatTime(INSTANT, 'America/New_York', INDIA)).toBe('6:45 pm');
    expect(formatDate(INSTANT, 'Asia/Kolkata', INDIA)).toContain('21');
    expect(formatDate(INSTANT, 'America/New_York', INDIA)).toContain('20');
    expect(formatMoment(INSTANT, 'Asia/Kolkata', INDIA)).toMatch(/Sat.*21.*Nov.*5:15/);
  });

  it('print local times and days as they are, in whatever zone the device is', () => {
    expect(formatLocalTime('19:30', INDIA)).toBe('7:30 pm');
    expect(formatLocalTime('00:05', INDIA)).toBe('12:05 am');
    expect(localDateParts('2026-11-22', INDIA)).toEqual({
      weekday: 'Sun',
      day: '22',
      month: 'Nov',
    });
  });

  it('fall on the calendar day of their zone', () => {
    expect(localDateOf(Date.parse(INSTANT), 'Asia/Kolkata')).toBe('2026-11-21');
    expect(localDateOf(Date.parse(INSTANT), 'America/New_York')).toBe('2026-11-20');
  });

  it.each([
    [45, '45 min', '45 मिनट'],
    [60, '1 h', '1 घंटा'],
    [148, '2 h 28 min', '2 घंटे 28 मिनट'],
  ])('last %i minutes as %s and %s', (minutes, inEnglish, inHindi) => {
    expect(english.duration(minutes)).toBe(inEnglish);
    expect(hindi.duration(minutes)).toBe(inHindi);
  });
});
