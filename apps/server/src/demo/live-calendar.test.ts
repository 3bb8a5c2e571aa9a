import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { CHANGEOVER_MINUTES, performancesOn, type TimetableLive } from './live-calendar.ts';

function live(over: Partial<TimetableLive>): TimetableLive {
  return {
    titleId: 'ttl_concert',
    name: 'A Concert',
    kind: 'concert',
    durationMinutes: 150,
    languages: ['English'],
    prices: [{ category: 'Silver', amountRupees: 2500 }],
    performances: [{ venueId: 'ven_dy-patil-stadium', dayOffset: 0, startsAt: '19:30' }],
    repeatsEveryDays: 7,
    ...over,
  };
}

function datesFrom(first: string, days: number): string[] {
  const start = Temporal.PlainDate.from(first);
  return Array.from({ length: days }, (_, index) => start.add({ days: index }).toString());
}

const anyDate = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => Temporal.PlainDate.from('2001-01-01').add({ days }).toString());
const anyLives = fc.array(
  fc
    .record({
      durationMinutes: fc.integer({ min: 60, max: 300 }),
      repeatsEveryDays: fc.integer({ min: 1, max: 60 }),
      performances: fc.array(
        fc.record({
          venueId: fc.constantFrom('ven_a', 'ven_b'),
          dayOffset: fc.integer({ min: 0, max: 30 }),
          startsAt: fc.constantFrom('11:00', '16:00', '19:00', '19:30', '20:30'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map((over) => live(over)),
  { minLength: 1, maxLength: 8 },
);

test.prop([anyDate, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 })])(
  'a title comes round once in any cycle, for ever',
  (first, repeatsEveryDays, dayOffset) => {
    const [performance] = live({}).performances;
    const title = live({
      repeatsEveryDays,
      performances: performance ? [{ ...performance, dayOffset }] : [],
    });
    const shown = datesFrom(first, repeatsEveryDays).filter(
      (date) => performancesOn([title], date).length > 0,
    );
    expect(shown).toHaveLength(1);
  },
);

test.prop([anyDate, anyLives])('performances in one venue never overlap', (date, lives) => {
  const showTimes = performancesOn(lives, date);
  for (const [index, showTime] of showTimes.entries()) {
    for (const other of showTimes.slice(0, index)) {
      if (other.venueId === showTime.venueId) {
        const apart = Math.max(
          showTime.startMinute - other.endMinute,
          other.startMinute - showTime.endMinute,
        );
        expect(apart).toBeGreaterThanOrEqual(CHANGEOVER_MINUTES);
      }
    }
  }
  expect(performancesOn(lives, date)).toEqual(showTimes);
});

test('a title that repeats weekly keeps its weekday and its hour', () => {
  const dates = datesFrom('2026-11-01', 60).filter(
    (date) => performancesOn([live({})], date).length,
  );
  const weekdays = dates.map((date) => Temporal.PlainDate.from(date).dayOfWeek);
  expect(new Set(weekdays)).toEqual(new Set([5]));
  expect(performancesOn([live({})], '2026-11-06')).toMatchObject([
    { venueId: 'ven_dy-patil-stadium', startMinute: 19 * 60 + 30, endMinute: 22 * 60 },
  ]);
});

test('a title whose evening is taken moves to another hour of the same day', () => {
  const second = live({ titleId: 'ttl_match', kind: 'match', durationMinutes: 210 });
  const showTimes = performancesOn([live({}), second], '2026-11-06');
  expect(showTimes.map(({ live: { titleId }, startMinute }) => [titleId, startMinute])).toEqual([
    ['ttl_concert', 19 * 60 + 30],
    ['ttl_match', 15 * 60],
  ]);
});
