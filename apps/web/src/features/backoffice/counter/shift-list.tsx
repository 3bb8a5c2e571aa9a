import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { useSigned } from './use-signed.ts';
import { usePages } from '../lists/use-pages.ts';
import { useCounterWords } from './words/counter-words.ts';

const SHIFTS_A_PAGE = 10;

/** Shifts, the last first: one's own, or everybody's for who sees the money. */
export function ShiftList({ whose }: { whose: 'mine' | 'all' }) {
  const { say } = useCounterWords();
  const operation =
    whose === 'mine' ? counterOperations.listMyShifts : counterOperations.listShifts;
  const query = usePages(['counter', 'shifts', whose], (cursor) =>
    api.call(operation, { cursor, limit: SHIFTS_A_PAGE }),
  );
  const { items: shifts } = query;
  return (
    <Panel title={say(`shifts.${whose}`)}>
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!shifts && !query.error && <Skeleton className="h-20" />}
      {shifts?.length === 0 && <p className="text-muted">{say('shifts.none')}</p>}
      <ul className="divide-y divide-line">
        {shifts?.map((shift) => (
          <li key={shift.shiftId}>
            <ShiftLine shift={shift} whose={whose} />
          </li>
        ))}
      </ul>
      <MoreButton query={query}>{say('shifts.more')}</MoreButton>
    </Panel>
  );
}

function ShiftLine({ shift, whose }: { shift: Shift; whose: 'mine' | 'all' }) {
  const { say, moment } = useCounterWords();
  const signed = useSigned();
  const { shiftId, tillName, venueName, cashierName, openedAt, closed } = shift;
  const difference = closed?.difference;
  return (
    <Link
      to={`/desk/counter/shifts/${shiftId}${whose === 'mine' ? '?mine' : ''}`}
      className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-2 py-3 hover:bg-raised"
    >
      <span className="min-w-0">
        <span className="font-semibold break-words">
          {whose === 'all' ? (cashierName ?? say('shift.somebody')) : tillName}
        </span>
        <span className="block text-sm text-muted">
          {whose === 'all' && `${tillName} · `}
          {venueName} · {moment(openedAt, deviceTimeZone())}
        </span>
      </span>
      <span className="text-sm tabular-nums">
        {!difference && <span className="text-good">{say('shift.open')}</span>}
        {difference?.amount === 0 && say('shift.balanced')}
        {difference && difference.amount !== 0 && (
          <strong className="text-bad">{signed(difference)}</strong>
        )}
      </span>
    </Link>
  );
}
