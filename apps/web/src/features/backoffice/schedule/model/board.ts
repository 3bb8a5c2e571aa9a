import type { ScheduleWeek, ShowOfWeek } from '@houseful/contract/schedule-desk';
import { PROGRAMME_DAY_BEGINS_MINUTE } from '@houseful/contract/schedule-kit';
import type { DeskScreen } from '@houseful/contract/venues-desk';
import { weekdayOf } from '../../../../lib/time/calendar.ts';
import { type BoardTime, boardTimeOf, MINUTES_PER_DAY, minuteOf } from './days.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
/** Shown at least, where nothing asks for more. */
const USUAL_HOURS = { from: 9 * HOUR_MINUTES, until: 25 * HOUR_MINUTES };
const LATEST_MINUTE = PROGRAMME_DAY_BEGINS_MINUTE + MINUTES_PER_DAY;
const COLOURS = 8;

/** A show as it stands on the board. */
export interface Block extends BoardTime {
  readonly show: ShowOfWeek;
  readonly screenId: string;
  readonly durationMinutes: number;
  readonly preShowMinutes: number;
  readonly cleanUpMinutes: number;
}

/** What is about to be placed, or moved. */
export interface Wish extends BoardTime {
  /** Of a show that is moved, which is not in its own way. */
  readonly showId: string | null;
  readonly screenId: string;
  readonly durationMinutes: number;
  readonly releaseDate: string | null;
}

export type SeenClash =
  | { readonly reason: 'overlap'; readonly with: ShowOfWeek }
  | { readonly reason: 'closed' | 'not-released' | 'no-seat-map' | 'screen-retired' };

export function blocksOf({ shows }: Pick<ScheduleWeek, 'shows'>): Block[] {
  return shows.map((show) => ({
    ...boardTimeOf(show),
    ...{ show, screenId: show.screenId, durationMinutes: minutesOf(show) },
    ...{ preShowMinutes: show.preShowMinutes, cleanUpMinutes: show.cleanUpMinutes },
  }));
}

export function minutesOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): number {
  return Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS);
}

/** The hours that the board shows: whole ones, around everything that is on and the opening hours. */
export function hoursOf(week: ScheduleWeek): { from: number; until: number } {
  const open = (week.venue.openingHours ?? []).flatMap((hours) => {
    if (!hours) return [];
    const opens = minuteOf(hours.opens);
    const closes = minuteOf(hours.closes);
    return [opens, closes > opens ? closes : closes + MINUTES_PER_DAY];
  });
  const shows = blocksOf(week).flatMap(({ minute, durationMinutes, ...block }) => [
    minute - block.preShowMinutes,
    minute + durationMinutes + block.cleanUpMinutes,
  ]);
  const all = [...open, ...shows];
  if (open.length === 0) all.push(USUAL_HOURS.from, USUAL_HOURS.until);
  const whole = (minutes: number, round: (value: number) => number) =>
    round(minutes / HOUR_MINUTES) * HOUR_MINUTES;
  return {
    from: Math.max(PROGRAMME_DAY_BEGINS_MINUTE, whole(Math.min(...all), Math.floor)),
    until: Math.min(LATEST_MINUTE, whole(Math.max(...all), Math.ceil)),
  };
}

/** The nearest start that the screen allows. */
export function snap(
  minute: number,
  { startGridMinutes }: Pick<DeskScreen, 'startGridMinutes'>,
): number {
  const snapped = Math.round(minute / startGridMinutes) * startGridMinutes;
  return Math.min(Math.max(snapped, PROGRAMME_DAY_BEGINS_MINUTE), LATEST_MINUTE - startGridMinutes);
}

/** What is seen to be in the way before the server is asked, which decides. */
export function seenClashes(wish: Wish, week: ScheduleWeek): SeenClash[] {
  const screen = week.screens.find(({ screenId }) => screenId === wish.screenId);
  if (!screen) return [];
  const from = wish.minute - screen.preShowMinutes;
  const until = wish.minute + wish.durationMinutes + screen.cleanUpMinutes;
  const overlapping = blocksOf(week).filter(
    (block) =>
      block.screenId === wish.screenId &&
      block.show.showId !== wish.showId &&
      // Days follow each other: one that ends in the morning reaches into the next.
      at(block, block.minute - block.preShowMinutes) < at(wish, until) &&
      at(wish, from) < at(block, block.minute + block.durationMinutes + block.cleanUpMinutes),
  );
  const only = (applies: boolean, reason: Exclude<SeenClash['reason'], 'overlap'>): SeenClash[] =>
    applies ? [{ reason }] : [];
  return [
    ...overlapping.map(({ show }): SeenClash => ({ reason: 'overlap', with: show })),
    ...only(!isOpen(week, wish, from), 'closed'),
    ...only(wish.releaseDate !== null && wish.day < wish.releaseDate, 'not-released'),
    ...only(screen.seatMapId === null, 'no-seat-map'),
    ...only(screen.isRetired, 'screen-retired'),
  ];
}

function at({ day }: BoardTime, minute: number): number {
  return Date.parse(day) / MINUTE_MS + minute;
}

function isOpen(
  { venue }: ScheduleWeek,
  { day, minute, durationMinutes }: Wish,
  doors: number,
): boolean {
  if (venue.openingHours === null) return true;
  const hours = venue.openingHours[weekdayOf(day) - 1];
  if (!hours) return false;
  const opens = minuteOf(hours.opens);
  const closes = minuteOf(hours.closes);
  const closing = closes > opens ? closes : closes + MINUTES_PER_DAY;
  return doors >= opens && minute + durationMinutes <= closing;
}

/** One of eight, the same for a title wherever it stands: 1 to 8. */
export function colourOf(titleId: string): number {
  let sum = 0;
  for (const letter of titleId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return (sum % COLOURS) + 1;
}

/** The first start behind a show of the screen, or at the opening, that keeps everybody's time. */
export function nextStart(week: ScheduleWeek, screenId: string, day: string): number {
  const screen = week.screens.find((each) => each.screenId === screenId);
  const { from } = hoursOf(week);
  if (!screen) return from;
  const ends = blocksOf(week)
    .filter((block) => block.screenId === screenId && block.day === day)
    .map(
      ({ minute, durationMinutes, cleanUpMinutes }) => minute + durationMinutes + cleanUpMinutes,
    );
  const free = Math.max(from, ...ends) + screen.preShowMinutes;
  const grid = screen.startGridMinutes;
  return Math.min(Math.ceil(free / grid) * grid, LATEST_MINUTE - grid);
}
