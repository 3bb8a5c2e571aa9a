import type { Category } from '@houseful/contract/booking';
import { sumMoney } from '../../../lib/format/money.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import type { Room, RoomSeat } from '../../../lib/seat-map/model/room.ts';
import { shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';

interface GroupButtonsProps {
  room: Room;
  categories: ReadonlyMap<string, Category>;
  groups: readonly (readonly RoomSeat[])[];
  /** The seats will be held at once, not only marked. */
  holds: boolean;
  busy?: boolean;
  onTake: (seats: readonly RoomSeat[]) => void;
}

/** Other places for the same party, each in one tap, with what it costs in all. */
export function GroupButtons(props: GroupButtonsProps) {
  const { room, categories, groups, holds, busy = false, onTake } = props;
  const { t, money } = useWords();
  return groups.map((group) => {
    const span = spanOf(group, room);
    const total = sumMoney(
      group.flatMap(({ categoryId }) => categories.get(categoryId)?.price ?? []),
    );
    return (
      <Button
        key={span}
        look="quiet"
        size="small"
        className="relative shrink-0"
        busy={busy}
        onClick={() => onTake(group)}
      >
        <span className="sr-only">
          {t(holds ? 'seats.lost.hold' : 'seats.lost.take', { seats: span })}
        </span>
        <span aria-hidden="true">{span}</span>
        <span className="font-normal text-muted">{total && money(total)}</span>
      </Button>
    );
  });
}

/** `D4–D6` for neighbours, `D4` for one, each name for others. */
function spanOf(group: readonly RoomSeat[], room: Room): string {
  const names = group.map((seat) => shortSeatName(room, seat));
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last || first === last) return names.join();
  const { seats } = first.row;
  const areNeighbours = seats.indexOf(last) - seats.indexOf(first) === group.length - 1;
  return areNeighbours ? `${names[0]}–${last.row.label}${last.number}` : names.join(', ');
}
