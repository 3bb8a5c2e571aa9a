import { describe, expect, it } from 'vitest';
import { english, hindi } from '../../lib/testing/test-words.ts';
import { arriveBy, isElsewhere, nearDay, showTime } from './when.ts';

/** Half past midnight of the 22nd in Mumbai. */
const SHOW = { startsAt: '2026-11-21T19:00:00.000Z', timeZone: 'Asia/Kolkata' };
const at = (instant: string) => Date.parse(instant);

describe('when a show is', () => {
  it.each([
    ['2026-11-21T18:29:59.000Z', 'tomorrow'],
    ['2026-11-21T18:30:00.000Z', 'today'],
    ['2026-11-22T18:29:59.000Z', 'today'],
    ['2026-11-22T18:30:00.000Z', null],
    ['2026-11-19T18:30:00.000Z', null],
  ])('seen at %s is %s by the venue’s calendar', (now, day) => {
    expect(nearDay(SHOW, at(now))).toBe(day);
  });

  it('is told in the reader’s words and the venue’s time', () => {
    const now = at('2026-11-21T18:30:00.000Z');
    expect(showTime(SHOW, now, english)).toBe('Today, 12:30 am');
    expect(showTime(SHOW, at('2026-11-01T00:00:00.000Z'), english)).toMatch(/22.*Nov.*12:30 am/);
    expect(showTime(SHOW, now, hindi)).toMatch(/^आज, /);
  });

  it('asks people to stadiums an hour, to rooms twenty minutes before', () => {
    expect(arriveBy({ ...SHOW, kind: 'match' })).toBe('2026-11-21T18:00:00.000Z');
    expect(arriveBy({ ...SHOW, kind: 'movie' })).toBe('2026-11-21T18:40:00.000Z');
  });

  it('says whose time it is where clocks differ', () => {
    expect(isElsewhere(SHOW.startsAt, 'Asia/Kolkata', 'Asia/Calcutta')).toBe(false);
    expect(isElsewhere(SHOW.startsAt, 'Asia/Kolkata', 'Asia/Kathmandu')).toBe(true);
  });
});
