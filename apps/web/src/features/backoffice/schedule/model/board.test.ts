import type { ScheduleWeek, ShowOfWeek } from '@houseful/contract/schedule-desk';
import { describe, expect, it } from 'vitest';
import { colourOf, hoursOf, nextStart, seenClashes, snap, type Wish } from './board.ts';
import { daysFrom, mondayOf } from '../../../../lib/time/calendar.ts';
import { boardTimeOf, wallTimeOf } from './days.ts';

const SCREEN = {
  ...{ screenId: 'scr_1', name: '1', formats: [], seatMapId: 'smp_1', seatCount: 50 },
  ...{ preShowMinutes: 15, cleanUpMinutes: 20, startGridMinutes: 5, isRetired: false },
};

function show(localDate: string, localTime: string, minutes = 120): ShowOfWeek {
  const startsAt = new Date(`${localDate}T${localTime}:00.000Z`);
  return {
    ...{ showId: `shw_${localTime}`, titleId: 'ttl_1', titleName: 'Old', screenId: 'scr_1' },
    ...{ localDate, localTime, startsAt: startsAt.toISOString() },
    endsAt: new Date(startsAt.getTime() + minutes * 60_000).toISOString(),
    ...{ preShowMinutes: 15, cleanUpMinutes: 20, language: 'Hindi', format: '2D' },
    ...{ priceCardId: null, terms: null, sales: null },
  };
}

function week(shows: ShowOfWeek[], more: Partial<ScheduleWeek['venue']> = {}): ScheduleWeek {
  return {
    venue: {
      ...{ venueId: 'ven_1', organisationId: 'org_1', name: 'Regal', timeZone: 'UTC' },
      ...{ openingHours: null, ...more },
    },
    ...{ from: '2026-11-23', until: '2026-11-30', screens: [SCREEN], shows, titles: [] },
    lastPriceCardId: null,
  };
}

const wish = (day: string, minute: number, more: Partial<Wish> = {}): Wish => ({
  ...{ showId: null, screenId: 'scr_1', durationMinutes: 120, releaseDate: null, day, minute },
  ...more,
});

describe('days of the programme', () => {
  it('keep the night with its evening, and find back', () => {
    const night = boardTimeOf({ localDate: '2026-11-28', localTime: '00:30' });
    expect(night).toEqual({ day: '2026-11-27', minute: 1_470 });
    expect(wallTimeOf(night)).toEqual({ localDate: '2026-11-28', localTime: '00:30' });
    const morning = { localDate: '2026-11-28', localTime: '05:00' };
    expect(wallTimeOf(boardTimeOf(morning))).toEqual(morning);
  });

  it('begin the week on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(daysFrom(mondayOf('2026-11-25')).at(-1)).toBe('2026-11-29');
  });
});

describe('what is seen to clash', () => {
  const board = week([show('2026-11-24', '18:00')]);

  it.each([
    [20 * 60 + 35, []],
    [20 * 60 + 30, ['overlap']],
    [15 * 60 + 25, []],
    [15 * 60 + 30, ['overlap']],
  ])('at minute %d: %j', (minute, reasons) => {
    expect(seenClashes(wish('2026-11-24', minute), board).map(({ reason }) => reason)).toEqual(
      reasons,
    );
  });

  it('is not the show itself, nor another day', () => {
    expect(seenClashes(wish('2026-11-24', 1_090, { showId: 'shw_18:00' }), board)).toEqual([]);
    expect(seenClashes(wish('2026-11-25', 1_090), board)).toEqual([]);
  });

  it('is a night that reaches into the next day', () => {
    const late = week([show('2026-11-25', '04:00', 200)]);
    expect(seenClashes(wish('2026-11-25', 7 * 60), late).map(({ reason }) => reason)).toEqual([
      'overlap',
    ]);
  });

  it('is a closed house, and a film before its release', () => {
    const hours = { opens: '10:00', closes: '01:00' };
    const open = week([], { openingHours: [null, hours, hours, hours, hours, hours, hours] });
    const of = (...args: Parameters<typeof wish>) =>
      seenClashes(wish(...args), open).map(({ reason }) => reason);
    expect(of('2026-11-23', 1_080)).toEqual(['closed']);
    expect(of('2026-11-24', 10 * 60 + 10)).toEqual(['closed']);
    expect(of('2026-11-24', 23 * 60)).toEqual([]);
    expect(of('2026-11-24', 1_080, { releaseDate: '2026-11-25' })).toEqual(['not-released']);
  });
});

it('starts snap to the grid of their screen', () => {
  expect([snap(1_082, SCREEN), snap(1_083, SCREEN), snap(0, SCREEN)]).toEqual([1_080, 1_085, 300]);
  expect(snap(1_094, { startGridMinutes: 30 })).toBe(1_080);
});

it('the hours hold everything, whole', () => {
  expect(hoursOf(week([]))).toEqual({ from: 540, until: 1_500 });
  expect(hoursOf(week([show('2026-11-24', '08:20')]))).toEqual({ from: 480, until: 1_500 });
});

it('the next start leaves time to clean and to open the doors', () => {
  expect(nextStart(week([show('2026-11-24', '18:00')]), 'scr_1', '2026-11-24')).toBe(20 * 60 + 35);
});

it('a title has one colour', () => {
  expect(colourOf('ttl_1')).toBe(colourOf('ttl_1'));
  expect(colourOf('ttl_1')).toBeGreaterThanOrEqual(1);
});
