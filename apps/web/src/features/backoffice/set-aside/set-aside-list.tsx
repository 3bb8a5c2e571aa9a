import { type SetAside, setAsideOperations } from '@houseful/contract/set-aside';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';
import type { Room } from '../../../lib/seat-map/model/room.ts';
import { shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import { useSetAsideWords } from './words/set-aside-words.ts';

const NAMES_MAX = 12;

interface SetAsideListProps {
  showId: string;
  room: Room;
  entries: readonly SetAside[] | undefined;
  error: unknown;
  onRetry: () => void;
  /** Marks seats on the map; null for who may only look. */
  onMark: ((seatIds: readonly string[]) => void) | null;
}

/** Everything that is set aside, with its reason, and the way back for each. */
export function SetAsideList(props: SetAsideListProps) {
  const { entries, error, onRetry } = props;
  const { say } = useSetAsideWords();
  return (
    <Panel title={say('list')}>
      <ProblemNotice error={error} onRetry={onRetry} />
      {!entries && !error && <Skeleton className="h-20" />}
      {entries?.length === 0 && <p className="text-muted">{say('list.empty')}</p>}
      {entries && entries.length > 0 && (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <Entry key={entry.setAsideId} entry={entry} {...props} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Entry({ entry, showId, room, onMark }: SetAsideListProps & { entry: SetAside }) {
  const { say, moment, list } = useSetAsideWords();
  const may = useMay();
  const queries = useQueryClient();
  const { setAsideId, kind, reason, seatIds, setAsideAt, actorName } = entry;
  const giveBack = useMutation({
    mutationFn: () => api.call(setAsideOperations.giveBackSeats, { setAsideId }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['set-aside', showId] }),
  });
  const names = seatIds.slice(0, NAMES_MAX).map((seatId) => {
    const seat = room.seatById(seatId);
    return seat ? shortSeatName(room, seat) : seatId;
  });
  const more = seatIds.length - names.length;
  return (
    <li className="flex flex-col gap-1.5 py-3">
      <p className="font-semibold break-words">{reason}</p>
      <p className="text-sm text-muted">
        {[say(`kind.${kind}`), moment(setAsideAt, deviceTimeZone()), actorName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="text-sm break-words">
        {list(more > 0 ? [...names, say('list.more', { count: more })] : names)}
      </p>
      <ProblemNotice error={giveBack.error} />
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {onMark && (
          <Button look="plain" size="small" onClick={() => onMark(seatIds)}>
            {say('list.mark')}
          </Button>
        )}
        {may('run-schedule') && (
          <Button
            look="plain"
            size="small"
            busy={giveBack.isPending}
            onClick={() => giveBack.mutate()}
          >
            {say('do.give-back', { count: seatIds.length })}
          </Button>
        )}
      </div>
    </li>
  );
}
