import type { PaceReport } from '@houseful/contract/insights';
import { daysBetween } from './local-time.ts';

/** How a show has sold: seats by day, in order; back ones taken out. */
export interface SellingCourse {
  /** The day of the show. */
  readonly localDay: string;
  readonly seatsTotal: number;
  readonly days: readonly { readonly day: string; readonly seats: number }[];
}

/**
 * Seats sold by the end of each day, from `daysMax` days before the show down to `untilDaysBefore`; what was
 * sold earlier stands at the first. Sales after the last day are left out.
 */
export function courseOf(
  { localDay, days }: SellingCourse,
  daysMax: number,
  untilDaysBefore = 0,
): { daysBefore: number; seats: number }[] {
  const sold = new Map<number, number>();
  for (const { day, seats } of days) {
    const daysBefore = Math.min(daysMax, Math.max(0, daysBetween(day, localDay)));
    sold.set(daysBefore, (sold.get(daysBefore) ?? 0) + seats);
  }
  let seats = 0;
  const course: { daysBefore: number; seats: number }[] = [];
  for (let daysBefore = daysMax; daysBefore >= untilDaysBefore; daysBefore -= 1) {
    seats += sold.get(daysBefore) ?? 0;
    course.push({ daysBefore, seats: Math.max(0, seats) });
  }
  return course;
}

/** Of several shows day by day: the mean share of their seats, the least and the most. Empty without shows. */
export function compareCourses(
  shows: readonly SellingCourse[],
  daysMax: number,
): PaceReport['others'] {
  const courses = shows
    .filter(({ seatsTotal }) => seatsTotal > 0)
    .map((show) => courseOf(show, daysMax).map(({ seats }) => shareOf(seats, show.seatsTotal)));
  const [first] = courses;
  if (!first) return [];
  return first.map((_, place) => {
    const shares = courses.map((course) => course[place] ?? 0);
    return {
      daysBefore: daysMax - place,
      mean: rounded(shares.reduce((sum, share) => sum + share, 0) / shares.length),
      least: Math.min(...shares),
      most: Math.max(...shares),
    };
  });
}

/** Ten-thousandths are more than can be seen. */
export function shareOf(seats: number, seatsTotal: number): number {
  return rounded(seats / seatsTotal);
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
