import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import type { DeskScreen } from '@houseful/contract/venues-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Block, blocksOf, hoursOf, nextStart, type Wish } from '../model/board.ts';
import { daysFrom } from '../../../../lib/time/calendar.ts';
import { wallTimeOf } from '../model/days.ts';
import { type Draft, draftOf, draftOfCopy, toPlan } from '../model/draft.ts';
import { cancelShow, moveShow } from '../moves.ts';
import { usePlan } from '../use-schedule.ts';
import { useScheduleWords } from '../words/schedule-words.ts';
import { type Carried, type Ghost, ghostAt, nudged, stretched } from './ghost.ts';
import { useCarry } from './use-carry.ts';

/** What stands in a dialog: a show that is there, or one to be placed. */
export type Opened =
  | { readonly kind: 'new'; readonly draft: Draft }
  | { readonly kind: 'show'; readonly block: Block };

/** Everything that can be done on the board, with the pointer or by keys. */
export function useBoard(week: ScheduleWeek, priceCardId: string | undefined, canPlan: boolean) {
  const { say } = useScheduleWords();
  const { venueId } = week.venue;
  const queries = useQueryClient();
  const plan = usePlan(venueId);
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [copied, setCopied] = useState<Block | null>(null);
  const justCarried = useRef(false);
  const hours = hoursOf(week);
  const blocks = blocksOf(week);
  const again = () => queries.invalidateQueries({ queryKey: ['schedule-week', venueId] });

  const move = useMutation({
    mutationFn: async ({ block, wish }: { block: Block; wish: Wish }) =>
      moveShow({
        ...{ showId: block.show.showId, screenId: wish.screenId, ...wallTimeOf(wish) },
        ...(wish.durationMinutes !== block.durationMinutes && {
          durationMinutes: wish.durationMinutes,
        }),
        reason: say('reason.moved'),
      }),
    onSettled: again,
  });
  const cancel = useMutation({
    mutationFn: async (showIds: readonly string[]) => {
      for (const showId of showIds) await cancelShow({ showId, reason: say('reason.cancelled') });
    },
    onSuccess: () => plan.reset(),
    onSettled: again,
  });

  function place(draft: Draft): void {
    // Without a card to sell by, somebody has to choose first.
    if (draft.priceCardId === '') setOpened({ kind: 'new', draft });
    else plan.mutate([toPlan(draft)]);
  }

  const carry = useCarry<Carried>({
    onOver: (thing, target) => setGhost(target && ghostAt(week, hours, thing, target)),
    onDrop: (thing, target) => {
      justCarried.current = true;
      const dropped = target && ghostAt(week, hours, thing, target);
      setGhost(null);
      if (!dropped || dropped.clashes.length > 0) return;
      const { wish } = dropped;
      const screen = week.screens.find(({ screenId }) => screenId === wish.screenId);
      if (thing.kind === 'title' && screen) place(draftOf(thing.title, screen, wish, priceCardId));
      if (thing.kind !== 'title') move.mutate({ block: thing.block, wish });
    },
  });

  function onKeyDown(block: Block, event: KeyboardEvent<HTMLButtonElement>): void {
    if (!canPlan) return;
    const isWished = ghost?.wish.showId === block.show.showId;
    const withControl = event.ctrlKey || event.metaKey;
    const stretch = event.shiftKey && !isSold(block);
    const keys: Record<string, () => void> = {
      ArrowLeft: () => setGhost(nudged(week, block, ghost, { minutes: -1 })),
      ArrowRight: () => setGhost(nudged(week, block, ghost, { minutes: 1 })),
      ArrowUp: () => setGhost(nudged(week, block, ghost, { screens: -1 })),
      ArrowDown: () => setGhost(nudged(week, block, ghost, { screens: 1 })),
      ...(stretch && {
        ArrowLeft: () => setGhost(stretched(week, block, ghost, -1)),
        ArrowRight: () => setGhost(stretched(week, block, ghost, 1)),
      }),
      Delete: () => setOpened({ kind: 'show', block }),
      ...(isWished && {
        Escape: () => setGhost(null),
        Enter: () => {
          setGhost(null);
          if (ghost.clashes.length === 0) move.mutate({ block, wish: ghost.wish });
        },
      }),
      ...(withControl && {
        c: () => setCopied(block),
        v: () => pasteAfter(block),
      }),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Right behind that show, with time to clean and to open the doors. */
  function pasteAfter({ screenId, day }: Pick<Block, 'screenId' | 'day'>): void {
    if (!copied) return;
    const minute = nextStart(week, screenId, day);
    place(draftOfCopy(copied, { screenId, day, minute }, priceCardId));
  }

  return {
    ...{ hours, blocks, ghost, opened, setOpened, copied, plan, move, cancel, carry, place },
    days: daysFrom(week.from),
    onKeyDown,
    takeTitle: (title: DeskTitle, event: PointerEvent<HTMLElement>) => {
      justCarried.current = false;
      if (canPlan && title.durationMinutes !== null) carry.take({ kind: 'title', title }, event);
    },
    takeShow: (block: Block, event: PointerEvent<HTMLElement>) => {
      justCarried.current = false;
      if (canPlan && !isSold(block)) carry.take({ kind: 'show', block }, event);
    },
    /** Null: it stays as long as it is. */
    takeEndOf: (block: Block) => {
      if (!canPlan || isSold(block)) return null;
      return (event: PointerEvent<HTMLElement>) => carry.take({ kind: 'end', block }, event);
    },
    /** A click, but not the end of carrying something. */
    open: (next: Opened) => {
      if (!justCarried.current) setOpened(next);
      justCarried.current = false;
    },
    add: (screen: DeskScreen, day: string) => {
      const minute = nextStart(week, screen.screenId, day);
      if (copied) pasteAfter({ screenId: screen.screenId, day });
      else setOpened({ kind: 'new', draft: draftOf(null, screen, { day, minute }, priceCardId) });
    },
    forgetCopied: () => setCopied(null),
  };
}

function isSold({ show }: Block): boolean {
  return (show.sales?.seatsTaken ?? 0) > 0;
}
