import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { WaitingRoomSummary } from '@houseful/contract/waiting-room-desk';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { PhaseBadge } from './phase-badge.tsx';
import { useDeskWords } from './words/desk-words.ts';

const POLL_MS = 10_000;

/** Every waiting room of the house, newest first. */
export function RoomList() {
  const { say } = useDeskWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['waiting-rooms'],
    queryFn: () => api.call(waitingRoomOperations.listWaitingRooms, {}),
    refetchInterval: POLL_MS,
  });
  const newRoom = (
    <div>
      <ButtonLink to="/desk/waiting-rooms/new">{say('new.title')}</ButtonLink>
    </div>
  );
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className="flex flex-col gap-2">
        <LoadingLabel>{say('list.loading')}</LoadingLabel>
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
    );
  }
  if (data.items.length === 0) {
    return (
      <EmptyState title={say('list.empty')} action={newRoom}>
        {say('list.emptyDetail')}
      </EmptyState>
    );
  }
  return (
    <>
      {newRoom}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {data.items.map((room) => (
          <RoomLine key={room.roomId} room={room} />
        ))}
      </ul>
    </>
  );
}

function RoomLine({ room }: { room: WaitingRoomSummary }) {
  const { say, number } = useDeskWords();
  const when = useTimesText(room);
  const behind = useBehindText(room);
  return (
    <li>
      <Link
        to={`/desk/waiting-rooms/${room.roomId}`}
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 hover:bg-raised"
      >
        <span className="min-w-0">
          <span className="block font-semibold break-words">{room.name}</span>
          <span className="block text-sm text-muted">
            {behind} · {when}
          </span>
        </span>
        <span className="flex items-center gap-4">
          <span className="text-sm text-muted tabular-nums">
            {say('list.joined', { count: room.joined, number: number(room.joined) })}
          </span>
          <PhaseBadge phase={room.phase} paused={room.paused} />
        </span>
      </Link>
    </li>
  );
}

/** What the room stands before: two nights of one tour have the same name. */
export function useBehindText({
  scope,
  occasion,
}: Pick<WaitingRoomSummary, 'scope' | 'occasion'>): string {
  const { say, moment } = useDeskWords();
  if (occasion) return `${occasion.venueName}, ${moment(occasion.startsAt, occasion.timeZone)}`;
  return say(scope.kind === 'show' ? 'scope.show' : 'scope.title');
}

/** When doors open and the sale begins, as far as it is settled. */
export function useTimesText({
  opensAt,
  onSaleAt,
}: Pick<WaitingRoomSummary, 'opensAt' | 'onSaleAt'>): string {
  const { say, moment } = useDeskWords();
  const zone = deviceTimeZone();
  const opens = opensAt ? say('times.opens', { when: moment(opensAt, zone) }) : null;
  const onSale = onSaleAt ? say('times.onSale', { when: moment(onSaleAt, zone) }) : null;
  return [opens, onSale].filter(Boolean).join(' · ') || say('times.byHand');
}
