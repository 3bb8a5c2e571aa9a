import type { Category } from '@houseful/contract/booking';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { IconButton } from '../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { nearSeats } from '../model/near-seats.ts';
import type { Room, RoomSeat } from '../../../lib/seat-map/model/room.ts';
import { shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';
import type { Loss } from '../../../lib/seat-map/use-selection.ts';
import { GroupButtons } from './group-buttons.tsx';

interface LostNoticeProps {
  room: Room;
  categories: ReadonlyMap<string, Category>;
  loss: Loss;
  /** Groups that leave fewer free neighbours than these are offered only where there is no other. */
  freeRunMin?: number;
  isFree: (seat: RoomSeat) => boolean;
  onTake: (seats: readonly RoomSeat[]) => void;
  onClose: () => void;
}

/** Tells kindly which seats somebody else got, and where the party can sit instead in one tap. */
export function LostNotice(props: LostNoticeProps) {
  const { room, categories, loss, freeRunMin = 0, isFree, onTake, onClose } = props;
  const { t, list } = useWords();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus({ preventScroll: true }), [loss]);
  const name = (seat: RoomSeat) => shortSeatName(room, seat);
  const { seats, party, wasHolding } = loss;
  const rows = room.sections().flatMap((own) => own.rows);
  const clean = nearSeats(rows, { seats: party, isFree, freeRunMin });
  const groups = clean.length > 0 ? clean : nearSeats(rows, { seats: party, isFree });

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="lost-title"
      className="relative flex flex-col gap-1.5 rounded-lg border border-warn/70 bg-raised px-3 py-2.5 text-sm"
    >
      <h2 id="lost-title" className="pr-9 font-semibold">
        {t('seats.lost.title', { count: seats.length, seats: list(seats.map(name)) })}
      </h2>
      <p className="text-muted">
        {t('seats.lost.detail')} {t(groups.length > 0 ? 'seats.lost.near' : 'seats.lost.noneNear')}
      </p>
      <div className="-mx-3 flex gap-2 overflow-x-auto px-3 py-1 whitespace-nowrap lg:flex-wrap">
        <GroupButtons {...{ room, categories, groups, onTake }} holds={wasHolding} />
      </div>
      <IconButton
        label={t('seats.lost.close')}
        onClick={onClose}
        className="absolute top-0 right-0 size-10 hover:bg-surface"
      >
        <CloseIcon />
      </IconButton>
    </section>
  );
}
