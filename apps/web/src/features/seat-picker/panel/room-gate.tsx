import type { Show } from '@houseful/contract/booking';
import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import { useWords } from '../../../lib/i18n/words.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';

/** Instead of choosing: the way to the waiting room. The map can be looked at all the same. */
export function RoomGate({ show }: { show: Show }) {
  const { t } = useWords();
  const { waitingRoom, timeZone } = show;
  if (!waitingRoom) return null;
  return (
    <Notice tone="warn" title={t('seats.room.title')}>
      <p className="mt-1 text-muted">
        <When {...{ waitingRoom, timeZone }} />
      </p>
      <ToRoom roomId={waitingRoom.roomId} />
    </Notice>
  );
}

/** The room is a page of its own, outside this program. */
export function ToRoom({ roomId }: { roomId: string }) {
  const { t } = useWords();
  return (
    <ButtonLink reloadDocument to={`/waiting-rooms/${roomId}`} className="mt-3 w-full">
      {t('seats.room.go')}
    </ButtonLink>
  );
}

const NOTHING_TO_JOIN: readonly WaitingRoomPhase[] = ['draining', 'ended'];

function When({ waitingRoom, timeZone }: Pick<Show, 'timeZone'> & RoomOf) {
  const { t, moment } = useWords();
  const { phase, opensAt, onSaleAt } = waitingRoom;
  if (phase === 'closed') {
    if (opensAt === null) return t('seats.room.closed');
    return t('seats.room.opens', { when: moment(opensAt, timeZone) });
  }
  if (phase === 'lobby' && onSaleAt !== null) {
    return t('seats.room.lobby', { when: moment(onSaleAt, timeZone) });
  }
  return t(NOTHING_TO_JOIN.includes(phase) ? 'seats.room.draining' : 'seats.room.line');
}

interface RoomOf {
  waitingRoom: NonNullable<Show['waitingRoom']>;
}
