import type { Category } from '@houseful/contract/booking';
import { useEffect, useRef } from 'react';
import { sumMoney } from '../../../lib/format/money.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { IconButton } from '../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { nearSeats } from '../model/near-seats.ts';
import type { Room, RoomSeat } from '../model/room.ts';
import { shortSeatName } from '../model/seat-words.ts';
import type { Loss } from '../use-selection.ts';

interface LostNoticeProps {
  room: Room;
  categories: ReadonlyMap<string, Category>;
  loss: Loss;
  isFree: (seat: RoomSeat) => boolean;
  onTake: (seats: readonly RoomSeat[]) => void;
  onClose: () => void;
}

/** Tells kindly which seats somebody else got, and where the party can sit instead in one tap. */
export function LostNotice({ room, categories, loss, isFree, onTake, onClose }: LostNoticeProps) {
  const { t, list, money } = useWords();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus({ preventScroll: true }), [loss]);
  const name = (seat: RoomSeat) => shortSeatName(room, seat);
  const { seats, party, wasHolding } = loss;
  const rows = room.sections().flatMap((own) => own.rows);
  const groups = nearSeats(rows, { seats: party, isFree });

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
      <div className="flex flex-wrap gap-2">
        {groups.map((group) => {
          const names = list(group.map(name));
          const total = sumMoney(
            group.flatMap(({ categoryId }) => categories.get(categoryId)?.price ?? []),
          );
          return (
            <Button key={names} look="quiet" size="small" onClick={() => onTake(group)}>
              <span className="sr-only">
                {t(wasHolding ? 'seats.lost.hold' : 'seats.lost.take', {
                  seats: spanOf(group, room),
                })}
              </span>
              <span aria-hidden="true">{spanOf(group, room)}</span>
              <span className="font-normal text-muted">{total && money(total)}</span>
            </Button>
          );
        })}
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

/** `D4–D6` for a party, `D4` for one. */
function spanOf(group: readonly RoomSeat[], room: Room): string {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return '';
  return first === last
    ? shortSeatName(room, first)
    : `${shortSeatName(room, first)}–${last.row.label}${last.number}`;
}
