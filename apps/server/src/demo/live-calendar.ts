import { Temporal } from 'temporal-polyfill';
import type { LiveSetting } from './rooms.ts';

/** A live title with its performances, as the timetable reads it. */
export type TimetableLive = Omit<LiveSetting, 'performances'> & {
  titleId: string;
  name: string;
  durationMinutes: number;
  languages: readonly string[];
  formats?: readonly string[] | undefined;
  performances: readonly LivePerformance[];
  repeatsEveryDays: number;
};

type LivePerformance = {
  venueId: string;
  /** Days into the cycle of `repeatsEveryDays`. */
  dayOffset: number;
  /** Local time of day, `19:30`. */
  startsAt: string;
};

export type LiveShowTime<L> = {
  live: L;
  venueId: string;
  startMinute: number;
  endMinute: number;
};

/** How far ahead the demo city is on sale, today included. */
export const DAYS_ON_SALE = 10;
/** All cycles count from here, a Friday: a title that repeats every 7 days keeps its weekday. */
const CYCLES_BEGIN = '2026-01-02';
/** To clear a room of one audience and set it for the next. */
export const CHANGEOVER_MINUTES = 60;

/** Other times of day for a performance whose own time is taken, in the order they are tried. */
const OTHER_STARTS_MINUTES = [19.5, 16, 15, 11, 12, 20.5, 10, 21].map((hours) => hours * 60);

/**
 * The performances of one date. A performance falls on every date that is `dayOffset` days into
 * its title's cycle, counted from a fixed day, so the same date always gives the same answer and
 * every title comes round once a cycle.
 *
 * Two performances in one venue never overlap: where cycles collide, the title listed later moves
 * to another hour of that day, and is left out only when the whole day is full.
 */
export function performancesOn<L extends TimetableLive>(
  lives: readonly L[],
  localDate: string,
): LiveShowTime<L>[] {
  const day = Temporal.PlainDate.from(CYCLES_BEGIN).until(localDate, { largestUnit: 'day' }).days;
  const showTimes: LiveShowTime<L>[] = [];
  for (const live of lives) {
    for (const performance of live.performances) {
      if (positiveRemainder(day - performance.dayOffset, live.repeatsEveryDays) === 0) {
        const showTime = freeShowTime(live, performance, showTimes);
        showTimes.push(...(showTime ? [showTime] : []));
      }
    }
  }
  return showTimes;
}

function freeShowTime<L extends TimetableLive>(
  live: L,
  performance: LivePerformance,
  taken: readonly LiveShowTime<L>[],
): LiveShowTime<L> | undefined {
  const { venueId } = performance;
  const wished = minuteOf(performance.startsAt);
  const here = taken.filter((showTime) => showTime.venueId === venueId);
  for (const startMinute of [wished, ...OTHER_STARTS_MINUTES]) {
    const showTime = { live, venueId, startMinute, endMinute: startMinute + live.durationMinutes };
    if (here.every((other) => apart(showTime, other))) {
      return showTime;
    }
  }
  return undefined;
}

function apart(
  a: { startMinute: number; endMinute: number },
  b: { startMinute: number; endMinute: number },
): boolean {
  return (
    a.endMinute + CHANGEOVER_MINUTES <= b.startMinute ||
    b.endMinute + CHANGEOVER_MINUTES <= a.startMinute
  );
}

function minuteOf(time: string): number {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
}

function positiveRemainder(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor;
}
