import type { DeskTitle } from '@houseful/contract/titles-desk';
import clsx from 'clsx';
import { type PointerEvent, useState } from 'react';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { colourOf } from './model/board.ts';
import { usePlayable } from './use-schedule.ts';
import { useScheduleWords } from './words/schedule-words.ts';

const SETTLED_MS = 250;

const DOTS: Readonly<Record<number, string>> = {
  1: 'bg-seat-1',
  2: 'bg-seat-2',
  3: 'bg-seat-3',
  4: 'bg-seat-4',
  5: 'bg-seat-5',
  6: 'bg-seat-6',
  7: 'bg-seat-7',
  8: 'bg-seat-8',
};

interface TitleShelfProps {
  organisationId: string;
  onTake: (title: DeskTitle, event: PointerEvent<HTMLElement>) => void;
  onChoose: (title: DeskTitle) => void;
}

/** What can be put on, to be carried to the board; a click asks where and when instead. */
export function TitleShelf({ organisationId, onTake, onChoose }: TitleShelfProps) {
  const { say, duration } = useScheduleWords();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = usePlayable(organisationId, useSettled(typed, SETTLED_MS));
  return (
    <aside
      aria-label={say('shelf.title')}
      className="flex w-56 shrink-0 flex-col gap-2 border-r border-line p-3"
    >
      <h2 className="font-semibold">{say('shelf.title')}</h2>
      <p className="text-xs text-muted">{say('shelf.detail')}</p>
      <Field
        label={say('shelf.search')}
        type="search"
        required
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton className="h-40" />}
      {data?.length === 0 && <p className="text-sm text-muted">{say('shelf.none')}</p>}
      <ul className="flex max-h-[70dvh] flex-col gap-1.5 overflow-y-auto">
        {data?.map((title) => (
          <li key={title.titleId}>
            <button
              type="button"
              onPointerDown={(event) => onTake(title, event)}
              onClick={() => onChoose(title)}
              className="grid w-full cursor-grab grid-cols-[auto_1fr] gap-x-2 rounded-lg border border-line bg-ground px-2 py-1.5 text-left text-sm select-none hover:border-bulb"
            >
              <span
                aria-hidden="true"
                className={clsx(
                  'mt-1.5 size-2.5 shrink-0 rounded-full',
                  DOTS[colourOf(title.titleId)],
                )}
              />
              <span className="min-w-0 font-semibold break-words">{title.name}</span>
              <span className="col-start-2 text-xs text-muted">
                {title.durationMinutes !== null && duration(title.durationMinutes)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
