import type { PlanTerms, SchedulePlan } from '@houseful/contract/schedule-desk';
import {
  BATCH_DAYS_MAX,
  BATCH_SHOWS_MAX,
  PROGRAMME_DAY_BEGINS_MINUTE,
} from '@houseful/contract/schedule-kit';
import { addDays, daysBetween, minuteOf, weekdayOf } from './zone-time.ts';

const DAY_MS = 86_400_000;

/** A show of a programme that is wanted, by the venue's clocks. */
export interface Wanted {
  readonly screenId: string;
  readonly titleId: string;
  readonly localDate: string;
  readonly localTime: string;
  /** Null: as long as the title. */
  readonly durationMinutes: number | null;
  readonly language: string;
  readonly format: string;
  /** Null: nobody has said by which card, so it cannot be sold. */
  readonly terms: PlanTerms | null;
}

type Template = Extract<SchedulePlan, { kind: 'template' }>;
type Copy = Extract<SchedulePlan, { kind: 'copy' }>;

/** What was on, to be on again. */
export interface ShowToCopy {
  readonly screenId: string;
  readonly titleId: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly durationMinutes: number;
  readonly language: string;
  readonly format: string;
  readonly terms: PlanTerms | null;
}

/** Every show of the template in the order of its days; null: more shows or days than a batch may have. */
export function showsOfTemplate({ from, until, lines, terms }: Template): Wanted[] | null {
  const days = daysBetween(from, until) + 1;
  if (days > BATCH_DAYS_MAX) return null;
  const wanted: Wanted[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = addDays(from, day);
    const weekday = weekdayOf(date);
    for (const { screenIds, weekdays, times, ...line } of lines) {
      if (!weekdays.includes(weekday)) continue;
      for (const localTime of times) {
        const inTheNight = minuteOf(localTime) < PROGRAMME_DAY_BEGINS_MINUTE;
        const localDate = inTheNight ? addDays(date, 1) : date;
        for (const screenId of screenIds) {
          wanted.push({ ...line, screenId, localDate, localTime, terms });
        }
      }
      if (wanted.length > BATCH_SHOWS_MAX) return null;
    }
  }
  return wanted;
}

/** The same shows again, as many days later as each of the days is; null: more than a batch may have. */
export function showsOfCopy(
  { from, to, screenIds, priceCardId }: Copy,
  shows: readonly ShowToCopy[],
): Wanted[] | null {
  const chosen = shows.filter(({ screenId }) => screenIds?.includes(screenId) ?? true);
  if (chosen.length * to.length > BATCH_SHOWS_MAX) return null;
  return to.flatMap((day) => {
    const days = daysBetween(from, day);
    return chosen.map(
      (show): Wanted => ({
        ...show,
        localDate: addDays(show.localDate, days),
        terms: termsLater(show.terms, priceCardId, days),
      }),
    );
  });
}

/** A sale that opens on a day opens as much later; who came without a card is sold by the one that is named. */
function termsLater(
  terms: PlanTerms | null,
  priceCardId: string | null,
  days: number,
): PlanTerms | null {
  if (terms) {
    const { saleOpensAt } = terms;
    if (saleOpensAt === null) return terms;
    const later = new Date(Date.parse(saleOpensAt) + days * DAY_MS);
    return { ...terms, saleOpensAt: later.toISOString() };
  }
  if (priceCardId === null) return null;
  return {
    ...{ priceCardId, saleOpensAt: null, saleClosesMinutesAfterStart: USUAL_CLOSE_MINUTES },
    ...{ seatsPerBuyerMax: null, cancellation: null, orphanRule: null },
  };
}

const USUAL_CLOSE_MINUTES = 15;
