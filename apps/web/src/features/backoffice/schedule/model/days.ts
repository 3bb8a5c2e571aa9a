import { PROGRAMME_DAY_BEGINS_MINUTE } from '@houseful/contract/schedule-kit';
import { addDays } from '../../../../lib/time/calendar.ts';

/*
 * The board counts in minutes of the programme's day: 18:30 is 1,110, and half past midnight of the same evening 1,470. What the
 * clocks of a night with an hour more or less make of it, the server decides.
 */

export const MINUTES_PER_DAY = 24 * 60;

export function minuteOf(localTime: string): number {
  const [hours = 0, minutes = 0] = localTime.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeOf(minute: number): string {
  const ofDay = ((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** When something is, by the clocks of its venue. */
export interface WallTime {
  readonly localDate: string;
  readonly localTime: string;
}

/** Where something stands on the board. */
export interface BoardTime {
  /** Of the programme. */
  readonly day: string;
  /** From midnight at the beginning of that day on. */
  readonly minute: number;
}

/** What begins in the night belongs to the evening before. */
export function boardTimeOf({ localDate, localTime }: WallTime): BoardTime {
  const minute = minuteOf(localTime);
  return minute < PROGRAMME_DAY_BEGINS_MINUTE
    ? { day: addDays(localDate, -1), minute: minute + MINUTES_PER_DAY }
    : { day: localDate, minute };
}

export function wallTimeOf({ day, minute }: BoardTime): WallTime {
  const later = Math.floor(minute / MINUTES_PER_DAY);
  return { localDate: addDays(day, later), localTime: timeOf(minute) };
}
