import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { type Block, seenClashes, type SeenClash, snap, type Wish } from '../model/board.ts';
import type { Hours } from './measure.ts';
import type { Target } from './use-carry.ts';

export type Carried =
  | { readonly kind: 'title'; readonly title: DeskTitle }
  | { readonly kind: 'show'; readonly block: Block };

/** What is about to be: where it would stand, and what is in its way. */
export interface Ghost {
  readonly wish: Wish;
  readonly titleName: string;
  readonly clashes: readonly SeenClash[];
}

type Spot = Pick<Wish, 'screenId' | 'day' | 'minute'>;

export function ghostOf(week: ScheduleWeek, thing: Carried, at: Spot): Ghost {
  const wish: Wish =
    thing.kind === 'title'
      ? {
          ...{ ...at, showId: null, releaseDate: thing.title.releaseDate },
          durationMinutes: thing.title.durationMinutes ?? 0,
        }
      : {
          ...{ ...at, showId: thing.block.show.showId, releaseDate: null },
          durationMinutes: thing.block.durationMinutes,
        };
  const titleName = thing.kind === 'title' ? thing.title.name : thing.block.show.titleName;
  return { wish, titleName, clashes: seenClashes(wish, week) };
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
  const minute = snap(hours.from + share * (hours.until - hours.from), screen);
  return ghostOf(week, thing, { screenId, day, minute });
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
  return ghostOf(week, { kind: 'show', block }, { screenId: screen.screenId, day: at.day, minute });
}
