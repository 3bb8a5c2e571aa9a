import type { Period } from '@houseful/contract/insights';
import type { ReportRange } from '@houseful/contract/reporting';
import { addDays, daysBetween } from './local-time.ts';

export interface AskedDays {
  readonly range?: ReportRange | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface Days {
  readonly period: Period;
  /** As many days, right before. */
  readonly before: Period;
}

const WEEK = 7;

/**
 * Which days are meant, where today is that day. An end that is left out is today's, or the other end's own day;
 * both ends belong to it.
 * @returns a word about what is wrong instead, where nothing can be meant
 */
export function daysAsked(
  { range, from, until }: AskedDays,
  today: string,
  daysMax: number,
): Days | string {
  const asked = from !== undefined || until !== undefined;
  const period = asked
    ? { from: from ?? until ?? today, until: until ?? laterOf(from ?? today, today) }
    : periodOf(range ?? '7days', today);
  const length = daysBetween(period.from, period.until) + 1;
  if (length < 1) return 'must not be before the beginning';
  if (length > daysMax) return `must be less than ${daysMax} days after the beginning`;
  return {
    period,
    before: { from: addDays(period.from, -length), until: addDays(period.from, -1) },
  };
}

function periodOf(range: ReportRange, today: string): Period {
  switch (range) {
    case 'today':
      return { from: today, until: today };
    case 'yesterday':
      return { from: addDays(today, -1), until: addDays(today, -1) };
    case '7days':
      return { from: addDays(today, 1 - WEEK), until: today };
    case '30days':
      return { from: addDays(today, -29), until: today };
    case 'month':
      return { from: `${today.slice(0, 8)}01`, until: today };
  }
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

/** Every day of it, in order. */
export function daysOf({ from, until }: Period): string[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, place) => addDays(from, place));
}
