import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import { companionsOf, wheelchairsOf } from '../model/companions.ts';
import type { Room, RoomSeat } from '../../../lib/seat-map/model/room.ts';
import { shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';

interface CompanionOfferProps {
  room: Room;
  /** The chairs that are marked. */
  seats: readonly RoomSeat[];
  /** How many more may be marked. */
  spare: number;
  isFree: (seat: RoomSeat) => boolean;
  onAdd: (seats: readonly RoomSeat[]) => void;
}

/**
 * With a wheelchair place, the companions' seats beside it in one tap; a companion's seat without
 * its place gets a kind word. Neither is forbidden.
 */
export function CompanionOffer({ room, seats, spare, isFree, onAdd }: CompanionOfferProps) {
  const { t, list } = useWords();
  const marked = new Set(seats);
  const offered = seats
    .flatMap(companionsOf)
    .filter((seat) => !marked.has(seat) && isFree(seat))
    .slice(0, Math.max(0, spare));
  const alone = seats.find(
    (seat) => seat.kind === 'companion' && !wheelchairsOf(seat).some((place) => marked.has(place)),
  );
  const place = alone && wheelchairsOf(alone)[0];
  const name = (seat: RoomSeat) => shortSeatName(room, seat);
  return (
    <>
      {offered.length > 0 && (
        <Button look="quiet" size="small" onClick={() => onAdd(offered)}>
          {t('seats.companion.offer', { count: offered.length, seats: list(offered.map(name)) })}
        </Button>
      )}
      {alone && place && (
        <Notice title={t('seats.companion.keptTitle', { seat: name(alone) })}>
          <p>{t('seats.companion.kept', { place: name(place) })}</p>
        </Notice>
      )}
    </>
  );
}
