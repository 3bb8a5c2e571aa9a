import type { Category } from '@houseful/contract/booking';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import type { LoneSeats } from '../model/lone-seats.ts';
import type { Room, RoomSeat } from '../../../lib/seat-map/model/room.ts';
import { shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';
import { GroupButtons } from './group-buttons.tsx';

/** `warn`, `enforce`: this browser's own hint; the others: the house has refused. */
export type LoneTone = 'warn' | 'enforce' | 'refused' | 'refusedChange';

interface LoneNoticeProps {
  room: Room;
  categories: ReadonlyMap<string, Category>;
  lone: LoneSeats;
  tone: LoneTone;
  busy: boolean;
  onTake: (seats: readonly RoomSeat[]) => void;
  /** Ways on besides the suggestions. */
  children?: ReactNode;
}

/** Says kindly that a seat would be left alone, and which choices leave nobody alone. */
export function LoneNotice(props: LoneNoticeProps) {
  const { room, categories, lone, tone, busy, onTake, children } = props;
  const { t, list } = useWords();
  const section = useRef<HTMLElement>(null);
  const isRefused = tone === 'refused' || tone === 'refusedChange';
  useEffect(() => {
    if (isRefused) section.current?.focus({ preventScroll: true });
  }, [isRefused]);
  const names = lone.seats.map((seat) => shortSeatName(room, seat));
  const title = t('seats.lone.title', { count: names.length, seats: list(names) });
  const { suggestions: groups } = lone;
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="lone-title"
      className="flex flex-col gap-1.5 rounded-lg border border-warn/70 bg-raised px-3 py-2.5 text-sm"
    >
      <h2 id="lone-title" className="font-semibold">
        {title}
      </h2>
      <p className="text-muted">
        {t(groups.length > 0 ? `seats.lone.${tone}` : 'seats.lone.move')}
      </p>
      {groups.length > 0 && (
        <div className="-mx-3 flex gap-2 overflow-x-auto px-3 py-1 whitespace-nowrap lg:flex-wrap">
          <GroupButtons {...{ room, categories, groups, busy, onTake }} holds={isRefused} />
        </div>
      )}
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </section>
  );
}
