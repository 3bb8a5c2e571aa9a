import clsx from 'clsx';
import type { KeyboardEvent, PointerEvent } from 'react';
import { languageName } from '../../../../lib/i18n/language-names.ts';
import { type Block, colourOf } from '../model/board.ts';
import { useScheduleWords } from '../words/schedule-words.ts';
import { type Hours, shareOf, spanStyle } from './measure.ts';

/** Whole class names, so that the style sheet has them. */
const EDGES: Readonly<Record<number, string>> = {
  1: 'border-l-seat-1',
  2: 'border-l-seat-2',
  3: 'border-l-seat-3',
  4: 'border-l-seat-4',
  5: 'border-l-seat-5',
  6: 'border-l-seat-6',
  7: 'border-l-seat-7',
  8: 'border-l-seat-8',
};

interface ShowBlockProps {
  block: Block;
  hours: Hours;
  isCarried: boolean;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onTake: (event: PointerEvent<HTMLElement>) => void;
  /** Null: its length stays. */
  onTakeEnd: ((event: PointerEvent<HTMLElement>) => void) | null;
}

/** A show on the board: what the screen is kept for around it is lighter. */
export function ShowBlock({ block, hours, isCarried, onTakeEnd, ...on }: ShowBlockProps) {
  const { say, locale, localTime, number } = useScheduleWords();
  const { show, minute, durationMinutes, preShowMinutes, cleanUpMinutes } = block;
  const { sales } = show;
  const end = minute + durationMinutes;
  const told = [
    localTime(show.localTime),
    show.titleName,
    languageName(show.language, locale),
    show.format,
    sales &&
      say('show.taken', { taken: number(sales.seatsTaken), total: number(sales.seatsTotal) }),
  ];
  return (
    <li className="contents">
      <span
        aria-hidden="true"
        className="absolute inset-y-3 rounded bg-edge/25"
        style={spanStyle(minute - preShowMinutes, end + cleanUpMinutes, hours)}
      />
      <button
        type="button"
        data-show={show.showId}
        title={told.filter(Boolean).join(' · ')}
        onClick={on.onOpen}
        onKeyDown={on.onKeyDown}
        onPointerDown={on.onTake}
        className={clsx(
          'absolute inset-y-1.5 cursor-grab overflow-hidden rounded border border-l-4 border-edge bg-raised px-1.5 text-left text-xs leading-tight hover:border-bulb focus-visible:z-20',
          EDGES[colourOf(show.titleId)],
          isCarried && 'opacity-40',
        )}
        style={spanStyle(minute, end, hours)}
      >
        <span className="block truncate font-semibold">{show.titleName}</span>
        <span className="block truncate text-muted tabular-nums">
          {show.localTime}
          {sales && sales.seatsTaken > 0 && (
            <span className="font-semibold text-bulb">
              {' '}
              {number(sales.seatsTaken)}/{number(sales.seatsTotal)}
            </span>
          )}
        </span>
      </button>
      {onTakeEnd && (
        <span
          aria-hidden="true"
          data-end
          className="absolute inset-y-1.5 w-2 cursor-ew-resize rounded-r hover:bg-bulb"
          style={{ left: shareOf(end, hours) }}
          onPointerDown={onTakeEnd}
        />
      )}
    </li>
  );
}
