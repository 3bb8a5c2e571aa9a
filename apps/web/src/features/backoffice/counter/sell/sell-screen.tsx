import type { Shift } from '@houseful/contract/counter';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { ButtonLink } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../../lib/ui/page.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useMyShift } from '../counter-home.tsx';
import { CounterFrame, useCounterWords } from '../words/counter-words.ts';
import { ChooseSeats } from './choose-seats.tsx';
import { ChooseShow } from './choose-show.tsx';
import { Done } from './done.tsx';
import type { SeatMapPart } from './marked-seats.ts';
import { Pay } from './pay.tsx';
import { stepOf } from './steps.ts';

/** Selling, one customer after the other: show, seats, money, tickets. */
export function SellScreen({ SeatMap }: { SeatMap: SeatMapPart }) {
  return (
    <CounterFrame>
      <WithShift>{(shift) => <Steps shift={shift} SeatMap={SeatMap} />}</WithShift>
    </CounterFrame>
  );
}

function WithShift({ children }: { children: (shift: Shift) => ReactNode }) {
  const { say } = useCounterWords();
  const { data: shift, error, refetch } = useMyShift();
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (shift === undefined) return <Skeleton className="h-96" />;
  if (shift === null) {
    return (
      <EmptyState
        title={say('sell.noShift')}
        heading="h1"
        action={<ButtonLink to="/desk/counter">{say('open.title')}</ButtonLink>}
      >
        {say('sell.noShiftDetail')}
      </EmptyState>
    );
  }
  return children(shift);
}

function Steps({ shift, SeatMap }: { shift: Shift; SeatMap: SeatMapPart }) {
  const [search] = useSearchParams();
  const { say } = useCounterWords();
  const { showId, holdId, orderId } = stepOf(search);
  const step = orderId ? 'done' : holdId ? 'pay' : showId ? 'seats' : 'show';
  const heading = useFocusOn(`${step} ${showId}`);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-x-4 print:hidden">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
          {say(`step.${step}`)}
        </h1>
        <p className="text-sm text-muted">
          {shift.tillName} · {shift.cashierName}{' '}
          <ButtonLink look="plain" size="small" to="/desk/counter">
            {say('sell.leave')}
          </ButtonLink>
        </p>
      </header>
      {orderId && <Done key={orderId} orderId={orderId} showId={showId} />}
      {!orderId && holdId && showId && (
        <Pay key={holdId} shift={shift} holdId={holdId} showId={showId} />
      )}
      {!orderId && !holdId && showId && (
        <ChooseSeats key={showId} shift={shift} showId={showId} SeatMap={SeatMap} />
      )}
      {!orderId && !showId && <ChooseShow shift={shift} />}
    </div>
  );
}

/** The next step begins where a keyboard and a screen reader look for it. */
function useFocusOn(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(step);
  useEffect(() => {
    if (first.current === step) return;
    first.current = step;
    heading.current?.focus();
  }, [step]);
  return heading;
}
