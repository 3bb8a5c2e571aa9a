import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/words.ts';
import { IconButton } from './icon-button.tsx';
import { ChevronIcon } from './icons.tsx';
import { useScroller } from './use-scroller.ts';

interface RailProps {
  heading: string;
  /** Where the whole list is, and how long it is. */
  all?: { to: string; total: number } | undefined;
  /** From tablets on the row becomes a grid that shows everything. */
  grid?: boolean;
  /** One `li` each. */
  children: ReactNode;
}

/**
 * A named row that scrolls sideways: by touch, by wheel, by moving the focus through it, and by two
 * buttons for those who have a mouse only. It never moves by itself.
 */
export function Rail({ heading, all, grid = false, children }: RailProps) {
  const { t, number } = useWords();
  const id = useId();
  const { attach, room, scroll } = useScroller();
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex min-h-11 items-center gap-x-3 sm:mb-4">
        <h2 id={id} className="min-w-0 font-sign text-2xl text-bulb sm:text-3xl">
          {heading}
        </h2>
        {all && (
          <Link
            to={all.to}
            aria-label={t('browse.seeAllOf', { total: number(all.total), list: heading })}
            className="ml-auto flex min-h-11 shrink-0 items-center text-sm font-semibold text-bulb underline-offset-4 hover:underline"
          >
            {t('browse.seeAll', { total: number(all.total) })}
          </Link>
        )}
        {!grid && (
          <RailButtons
            list={heading}
            {...{ room, scroll }}
            className={clsx('pointer-fine:sm:flex', !all && 'ml-auto')}
          />
        )}
      </div>
      <ul
        ref={attach}
        className={clsx(
          'relative -mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pt-1 pb-3 [scrollbar-width:none] sm:gap-4',
          grid &&
            'md:mx-0 md:grid md:grid-cols-4 md:gap-x-4 md:gap-y-7 md:overflow-visible md:px-0 lg:grid-cols-6',
        )}
      >
        {children}
      </ul>
    </section>
  );
}

interface RailButtonsProps {
  list: string;
  room: { back: boolean; on: boolean };
  scroll: (direction: -1 | 1) => void;
  /** Where they stand, and from which width on they are seen. */
  className: string;
}

/** Back and on, for those who have a mouse only; gone where there is nothing to scroll. */
export function RailButtons({ list, room, scroll, className }: RailButtonsProps) {
  const { t } = useWords();
  const { back, on } = room;
  return (
    <div className={clsx('hidden shrink-0 gap-1.5', !back && !on && 'invisible', className)}>
      <IconButton
        look="ring"
        className="size-10"
        label={t('browse.scrollBack', { list })}
        off={!back}
        onClick={() => scroll(-1)}
      >
        <ChevronIcon back />
      </IconButton>
      <IconButton
        look="ring"
        className="size-10"
        label={t('browse.scrollOn', { list })}
        off={!on}
        onClick={() => scroll(1)}
      >
        <ChevronIcon />
      </IconButton>
    </div>
  );
}
