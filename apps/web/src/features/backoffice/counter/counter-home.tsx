import type { Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { CloseShiftDialog } from './close-shift-dialog.tsx';
import { FindSale } from './find-sale.tsx';
import { MoveCashDialog } from './move-cash-dialog.tsx';
import { OpenShift } from './open-shift.tsx';
import { Payouts } from './payouts.tsx';
import { ShiftFigures } from './shift-figures.tsx';
import { ShiftList } from './shift-list.tsx';
import { Tills } from './tills.tsx';
import { CounterFrame, useCounterWords } from './words/counter-words.ts';

/** The shift of who looks at the page; null while they have none. */
export function useMyShift() {
  return useQuery({
    queryKey: ['counter', 'my-shift'],
    queryFn: async () => (await api.call(counterOperations.getMyShift, {})).shift,
  });
}

/** Where a cashier begins and ends the day, and a manager looks after the tills. */
export function CounterHome() {
  return (
    <CounterFrame>
      <Home />
    </CounterFrame>
  );
}

function Home() {
  const may = useMay();
  const { say } = useCounterWords();
  const mine = useMyShift();
  if (mine.error) {
    return <ProblemNotice error={mine.error} onRetry={() => void mine.refetch()} />;
  }
  if (mine.data === undefined) {
    return (
      <>
        <LoadingLabel>{say('shift.loading')}</LoadingLabel>
        <Skeleton className="h-40" />
      </>
    );
  }
  return (
    <>
      {mine.data ? <MyShift shift={mine.data} /> : <OpenShift />}
      <FindSale />
      {may('refund') && <Payouts shift={mine.data} />}
      <ShiftList whose="mine" />
      {may('see-money') && <ShiftList whose="all" />}
      {may('run-places') && <Tills />}
    </>
  );
}

function MyShift({ shift }: { shift: Shift }) {
  const { say, moment } = useCounterWords();
  const [asking, setAsking] = useState<'close' | 'move' | null>(null);
  const { tillName, venueName, openedAt } = shift;
  return (
    <Panel
      title={say('shift.mine', { till: tillName })}
      detail={say('shift.since', { venue: venueName, when: moment(openedAt, deviceTimeZone()) })}
    >
      <ButtonLink to="/desk/counter/sell" className="min-h-16 text-xl">
        {say('sell.begin')}
      </ButtonLink>
      <ShiftFigures shift={shift} />
      <div className="flex flex-wrap gap-3">
        <Button look="quiet" onClick={() => setAsking('move')}>
          {say('move.title')}
        </Button>
        <ButtonLink look="quiet" to={`/desk/counter/shifts/${shift.shiftId}?mine`}>
          {say('shift.lines')}
        </ButtonLink>
        <Button look="quiet" onClick={() => setAsking('close')}>
          {say('close.title')}
        </Button>
      </div>
      {asking === 'close' && <CloseShiftDialog shift={shift} onClose={() => setAsking(null)} />}
      {asking === 'move' && <MoveCashDialog shift={shift} onClose={() => setAsking(null)} />}
    </Panel>
  );
}
