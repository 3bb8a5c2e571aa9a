import type { GateShow } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { CheckInLists } from './check-in-lists.tsx';
import { CountsByGate } from './counts-by-gate.tsx';
import { Course } from './course.tsx';
import { Scans } from './scans.tsx';
import { useGateCounts } from './use-gate-counts.ts';
import { useGateWords } from './words/gate-words.ts';

/** A show while people come: who is inside, by which gate, who was refused and why, and what does not add up. */
export function GateShowScreen({ showId }: { showId: string }) {
  const { say, moment } = useGateWords();
  const show = useQuery({
    queryKey: ['gate-show', showId],
    queryFn: () => api.call(gateOperations.getGateShow, { showId }),
  });
  const counts = useGateCounts(showId);
  const error = show.error ?? counts.error;
  if (error) return <ProblemNotice error={error} onRetry={() => void counts.refetch()} />;
  if (!show.data || !counts.data) return <Skeleton className="h-64" />;
  const { label } = show.data;
  return (
    <>
      <header className="flex flex-col gap-1">
        <Link to="/desk/gate" className="w-fit text-bulb underline-offset-4 hover:underline">
          {say('back')}
        </Link>
        <h2 className="text-2xl font-bold">{label.titleName}</h2>
        <p className="text-muted">
          {label.venueName}, {label.screenName} · {moment(label.startsAt, label.timeZone)}
        </p>
      </header>
      <CountsByGate counts={counts.data} lists={show.data.lists} />
      <Course counts={counts.data} timeZone={label.timeZone} />
      <Scans showId={showId} timeZone={label.timeZone} />
      <CheckInLists show={show.data satisfies GateShow} />
    </>
  );
}
