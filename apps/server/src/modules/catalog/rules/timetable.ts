import type { ClashReason } from '@houseful/contract/schedule-kit';
import { isOpenFor, type Span, type Week } from './opening.ts';
import { type NotSchedulable, type Schedulable, whyNotScheduled } from './title-life.ts';
import { instantOf, minuteOf } from './zone-time.ts';

const MINUTE_MS = 60_000;

/** How a screen is used around a show; in minutes. */
export interface Turnaround {
  /** Doors, adverts and trailers before the start. */
  readonly preShowMinutes: number;
  /** After the end. */
  readonly cleanUpMinutes: number;
}

/** A show that a screen is kept for. */
export interface ShowOnScreen {
  /** Null: one that is about to be added, too. */
  readonly showId: string | null;
  readonly titleName: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly occupied: Span;
}

/** Where and when a show is wanted, by the venue's clocks. */
export interface WantedShow {
  /** Of a show that is there already, which is never in its own way; null for a new one. */
  readonly showId: string | null;
  readonly titleName: string;
  readonly localDate: string;
  readonly localTime: string;
  /** From the start to the end: the film with its intervals and credits. */
  readonly durationMinutes: number;
}

export interface WantedOn {
  readonly venue: {
    readonly organisationId: string;
    readonly timeZone: string;
    readonly openingHours: Week;
  };
  readonly screen: Turnaround & {
    readonly startGridMinutes: number;
    readonly isRetired: boolean;
    /** Null: none is published, nothing can be sold. */
    readonly seatMapId: string | null;
  };
  readonly title: Schedulable & { readonly releaseDate: string | null };
  readonly now: Date;
}

export interface Clash {
  readonly reason: ClashReason;
  /** What is in the way, where that is a show. */
  readonly with?: Omit<ShowOnScreen, 'occupied'>;
  /** Those without a price. */
  readonly categories?: string[];
}

/** What a screen is kept for: from the doors on, and until it is clean again. */
export function occupancyOf(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  { preShowMinutes, cleanUpMinutes }: Turnaround,
): Span {
  return {
    from: addMinutes(startsAt, -preShowMinutes),
    until: addMinutes(endsAt, cleanUpMinutes),
  };
}

/** Half-open: what ends as the other begins is not in its way. */
export function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}

export interface ShowTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly occupied: Span;
}

/** When a show would be; null when the venue's clocks never show its start. */
export function timesOf(
  { localDate, localTime, durationMinutes }: WantedShow,
  timeZone: string,
  turnaround: Turnaround,
): ShowTimes | null {
  const startsAt = instantOf({ localDate, minute: minuteOf(localTime) }, timeZone);
  if (startsAt === null) return null;
  const endsAt = addMinutes(startsAt, durationMinutes);
  return { startsAt, endsAt, occupied: occupancyOf({ startsAt, endsAt }, turnaround) };
}

/** When a show's sale is over: nothing is sold behind its end. */
export function saleEnd(
  { startsAt, endsAt }: Pick<ShowTimes, 'startsAt' | 'endsAt'>,
  { saleClosesMinutesAfterStart }: { readonly saleClosesMinutesAfterStart: number },
): Date {
  const wanted = addMinutes(startsAt, saleClosesMinutesAfterStart);
  return wanted < endsAt ? wanted : endsAt;
}

/**
 * Every reason why a show cannot be where it is wanted, all at once, so that nobody has to find them one by one; none: it
 * can. `others` are shows of the same screen, in any order; those far away do not matter.
 */
export function clashesOf(
  wanted: WantedShow,
  on: WantedOn,
  others: readonly ShowOnScreen[],
): Clash[] {
  const { venue, screen, title, now } = on;
  const times = timesOf(wanted, venue.timeZone, screen);
  return [
    ...whyNotTitle(wanted, on),
    ...only(title.releaseDate !== null && wanted.localDate < title.releaseDate, 'not-released'),
    ...only(screen.isRetired, 'screen-retired'),
    ...only(screen.seatMapId === null, 'no-seat-map'),
    ...only(minuteOf(wanted.localTime) % screen.startGridMinutes !== 0, 'off-grid'),
    ...(times === null ? only(true, 'skipped-hour') : whyNotThen(times, on)),
    ...only(times !== null && times.startsAt <= now, 'past'),
    ...(times === null ? [] : inTheWay(wanted, times, others)),
  ];
}

const TITLE_CLASHES: Readonly<Record<NotSchedulable, ClashReason>> = {
  draft: 'title-draft',
  ended: 'title-ended',
  'not-shared': 'title-not-shared',
  'outside-licence': 'outside-licence',
};

function whyNotTitle({ localDate }: WantedShow, { venue, title }: WantedOn): Clash[] {
  const why = whyNotScheduled(title, { organisationId: venue.organisationId, localDate });
  return why === null ? [] : [{ reason: TITLE_CLASHES[why] }];
}

/** Doors to end must lie within the opening hours; who cleans up may stay longer. */
function whyNotThen({ occupied, endsAt }: ShowTimes, { venue }: WantedOn): Clash[] {
  const visited = { from: occupied.from, until: endsAt };
  return only(!isOpenFor(venue.openingHours, visited, venue.timeZone), 'closed');
}

function inTheWay(
  { showId }: WantedShow,
  { occupied }: ShowTimes,
  others: readonly ShowOnScreen[],
): Clash[] {
  return others
    .filter((other) => other.showId === null || other.showId !== showId)
    .filter((other) => overlap(other.occupied, occupied))
    .map((other) => {
      const { occupied: _, ...show } = other;
      return { reason: 'overlap', with: show };
    });
}

function only(applies: boolean, reason: ClashReason): Clash[] {
  return applies ? [{ reason }] : [];
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS);
}
