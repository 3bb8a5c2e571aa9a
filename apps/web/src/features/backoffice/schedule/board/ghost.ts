import { SHOW_MINUTES_MAX } from '@houseful/contract/schedule-kit';
import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { type Block, seenClashes, type SeenClash, snap, type Wish } from '../model/board.ts';
import type { Hours } from './measure.ts';
import type { Target } from './use-carry.ts';

export type Carried =
  | { readonly kind: 'title'; readonly title: DeskTitle }
  | { readonly kind: 'show'; readonly block: Block }
  /** The end of a show, which makes it longer or shorter. */
  | { readonly kind: 'end'; readonly block: Block };

const LENGTH_STEP_MINUTES = 5;

/** What is about to be: where it would stand, and what is in its way. */
export interface Ghost {
  readonly wish: Wish;
  readonly titleName: string;
  readonly clashes: readonly SeenClash[];
}

type Spot = Pick<Wish, 'screenId' | 'day' | 'minute'>;

function ghostOfTitle(week: ScheduleWeek, title: DeskTitle, at: Spot): Ghost {
  const { releaseDate, durationMinutes } = title;
  const wish = { ...at, showId: null, releaseDate, durationMinutes: durationMinutes ?? 0 };
  return { wish, titleName: title.name, clashes: seenClashes(wish, week) };
}

function ghostOfShow(
  week: ScheduleWeek,
  { show }: Block,
  { screenId, day, minute, durationMinutes }: Spot & Pick<Wish, 'durationMinutes'>,
): Ghost {
  const at = { screenId, day, minute, durationMinutes };
  const wish = { ...at, showId: show.showId, releaseDate: null };
  return { wish, titleName: show.titleName, clashes: seenClashes(wish, week) };
}

/** Where the pointer is. */
export function ghostAt(
  week: ScheduleWeek,
  hours: Hours,
  thing: Carried,
  { screenId, day, share }: Target,
): Ghost | null {
  const screen = week.screens.find((each) => each.screenId === screenId);
  if (!screen) return null;
  const exact = hours.from + share * (hours.until - hours.from);
  if (thing.kind === 'end') return resized(week, thing.block, exact - thing.block.minute);
  const at = { screenId, day, minute: snap(exact, screen) };
  if (thing.kind === 'title') return ghostOfTitle(week, thing.title, at);
  return ghostOfShow(week, thing.block, { ...thing.block, ...at });
}

/** As long as that, in whole steps. */
function resized(week: ScheduleWeek, block: Block, minutes: number, at: Spot = block): Ghost {
  const steps = Math.round(minutes / LENGTH_STEP_MINUTES) * LENGTH_STEP_MINUTES;
  const durationMinutes = Math.min(Math.max(steps, LENGTH_STEP_MINUTES), SHOW_MINUTES_MAX);
  return ghostOfShow(week, block, { ...at, durationMinutes });
}

/** Some steps longer or shorter than the show is, or is wished by now. */
export function stretched(
  week: ScheduleWeek,
  block: Block,
  ghost: Ghost | null,
  steps: number,
): Ghost {
  const at = ghost?.wish.showId === block.show.showId ? ghost.wish : block;
  return resized(week, block, at.durationMinutes + steps * LENGTH_STEP_MINUTES, at);
}

/** Some steps of the screen's grid, or some screens, away from where the show stands, or is wished by now. */
export function nudged(
  week: ScheduleWeek,
  block: Block,
  ghost: Ghost | null,
  by: { readonly minutes?: number; readonly screens?: number },
): Ghost | null {
  const at = ghost?.wish.showId === block.show.showId ? ghost.wish : block;
  const screens = week.screens.filter(({ isRetired }) => !isRetired);
  const index = screens.findIndex(({ screenId }) => screenId === at.screenId);
  const screen = screens[Math.min(Math.max(index + (by.screens ?? 0), 0), screens.length - 1)];
  if (!screen) return null;
  const minute = snap(at.minute + (by.minutes ?? 0) * screen.startGridMinutes, screen);
  return ghostOfShow(week, block, { ...at, screenId: screen.screenId, minute });
}
