import type { Wanted } from './programme.ts';
import {
  type Clash,
  clashesOf,
  type ShowOnScreen,
  type ShowTimes,
  timesOf,
  type WantedOn,
} from './timetable.ts';

export type TitleOnScreen = WantedOn['title'] & {
  readonly name: string;
  /** Null: a draft that does not say yet. */
  readonly durationMinutes: number | null;
};

/** Everything that a programme is judged by. */
export interface Judged {
  readonly venue: WantedOn['venue'];
  readonly screens: ReadonlyMap<string, WantedOn['screen']>;
  readonly titles: ReadonlyMap<string, TitleOnScreen>;
  /** What the screens are kept for already. */
  readonly others: ReadonlyMap<string, readonly ShowOnScreen[]>;
  /** What its price card has against a show. */
  readonly priceClash: (wanted: Wanted) => Clash | null;
  readonly now: Date;
}

export interface Fitting {
  readonly position: number;
  readonly wanted: Wanted;
  readonly times: ShowTimes;
  readonly durationMinutes: number;
}

export interface Clashing {
  readonly position: number;
  readonly wanted: Wanted;
  readonly titleName: string;
  readonly clashes: Clash[];
}

/**
 * Which shows of a programme can be where they are wanted, and what is in the way of the others. They are placed one
 * after the other: of two that are wanted at once the first fits, and what does not fit is in nobody's way. The screens
 * and titles of all of them must be known.
 */
export function judgeProgramme(
  wanted: readonly Wanted[],
  judged: Judged,
  firstPosition = 0,
): { fitting: Fitting[]; clashing: Clashing[] } {
  const { venue, now, priceClash } = judged;
  const kept = new Map([...judged.others].map(([id, shows]) => [id, [...shows]]));
  const fitting: Fitting[] = [];
  const clashing: Clashing[] = [];
  for (const [index, each] of wanted.entries()) {
    const position = firstPosition + index;
    const screen = judged.screens.get(each.screenId);
    const title = judged.titles.get(each.titleId);
    if (!screen || !title) throw new Error(`nothing is known of ${each.screenId}, ${each.titleId}`);
    const others = kept.get(each.screenId) ?? [];
    kept.set(each.screenId, others);
    const durationMinutes = each.durationMinutes ?? title.durationMinutes ?? 1;
    const place = { ...each, showId: null, titleName: title.name, durationMinutes };
    const price = priceClash(each);
    const clashes = [
      ...clashesOf(place, { venue, screen, title, now }, others),
      ...(price ? [price] : []),
    ];
    const times = timesOf(place, venue.timeZone, screen);
    if (clashes.length > 0 || times === null) {
      clashing.push({ position, wanted: each, titleName: title.name, clashes });
      continue;
    }
    const { localDate, localTime } = each;
    const { occupied } = times;
    others.push({ showId: null, titleName: title.name, localDate, localTime, occupied });
    fitting.push({ position, wanted: each, times, durationMinutes });
  }
  return { fitting, clashing };
}
