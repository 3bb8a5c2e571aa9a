import { seededFraction, seededNumber } from './seeded.ts';

/** A show on one screen, in minutes since local midnight. */
export type ShowTime<T> = { film: T; startMinute: number; endMinute: number };

export const FIRST_START_MINUTE = 9 * 60;
export const LAST_START_MINUTE = 23 * 60 + 30;
/** Before the film begins, within the show. */
export const TRAILERS_MINUTES = 15;
/** Between a show's end and the next one's start. */
export const CLEAN_UP_MINUTES = 20;
export const GRID_MINUTES = 5;
export const SHOWS_PER_DAY_MIN = 4;
export const SHOWS_PER_DAY_MAX = 6;

/** On an evening before a working day. */
const EARLY_LAST_START_MINUTE = 22 * 60 + 45;
/** Screens open up to this long after nine, so that the foyer is not full at once. */
const OPENING_SPREAD_MINUTES = 90;
/** Idle time is spread between shows, up to this much over a day. */
const IDLE_MINUTES_MAX = 75;

/** Which film of a programme plays first, second, …; the first film has prime time. */
const ORDERS: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0],
  [1, 0, 1, 0, 0, 1],
  [1, 0, 2, 0, 1, 0],
];

/**
 * One screen's shows on one day: 4 to 6, starting from 09:00 to 23:30 on a five-minute grid, each
 * with trailers before its film and the clean-up after it done before the next one starts. Every
 * film of the programme (one to three) plays at least once. The same seed gives the same day.
 *
 * Four shows fit while films last at most 255 minutes.
 */
export function screenDay<T extends { durationMinutes: number }>(
  films: readonly T[],
  seed: string,
  lateShows: boolean,
): ShowTime<T>[] {
  const order = ORDERS[films.length - 1];
  if (!order) {
    throw new RangeError(`a programme has one to three films, not ${films.length}`);
  }
  const inOrder = order.flatMap((index) => films[index] ?? []);
  const late = seededNumber(`opening ${seed}`) % (OPENING_SPREAD_MINUTES / GRID_MINUTES + 1);
  const lastStart = lateShows ? LAST_START_MINUTE : EARLY_LAST_START_MINUTE;
  const relaxed = packed(inOrder, FIRST_START_MINUTE + late * GRID_MINUTES, lastStart);
  if (relaxed.length >= SHOWS_PER_DAY_MIN) {
    return spread(relaxed, lastStart, seededFraction(`idle ${seed}`));
  }
  return packed(inOrder, FIRST_START_MINUTE, LAST_START_MINUTE);
}

function packed<T extends { durationMinutes: number }>(
  inOrder: readonly T[],
  opening: number,
  lastStart: number,
): ShowTime<T>[] {
  const showTimes: ShowTime<T>[] = [];
  let startMinute = opening;
  for (const film of inOrder.slice(0, SHOWS_PER_DAY_MAX)) {
    if (startMinute > lastStart) {
      break;
    }
    const endMinute = startMinute + TRAILERS_MINUTES + film.durationMinutes;
    showTimes.push({ film, startMinute, endMinute });
    startMinute = Math.ceil((endMinute + CLEAN_UP_MINUTES) / GRID_MINUTES) * GRID_MINUTES;
  }
  return showTimes;
}

/** Moves later shows back a little each, so that idle time does not gather at the end of the day. */
function spread<T>(
  showTimes: readonly ShowTime<T>[],
  lastStart: number,
  share: number,
): ShowTime<T>[] {
  const last = showTimes.at(-1)?.startMinute ?? lastStart;
  const idle = share * Math.min(IDLE_MINUTES_MAX, lastStart - last);
  return showTimes.map((showTime, index) => {
    const later = (idle * index) / Math.max(1, showTimes.length - 1);
    const move = Math.floor(later / GRID_MINUTES) * GRID_MINUTES;
    return {
      ...showTime,
      startMinute: showTime.startMinute + move,
      endMinute: showTime.endMinute + move,
    };
  });
}
