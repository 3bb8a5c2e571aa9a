import type { DeskShowDetails } from '@houseful/contract/shows-desk';
import { useState } from 'react';
import { Link } from 'react-router';
import { serverTime } from '../../../lib/browser.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangeList } from './change-list.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { SeatsPanel } from './seats-panel.tsx';
import { SettlementPanel } from './settlement-panel.tsx';
import { StateBadge } from './state-badge.tsx';
import { SwitchDialog } from './switch-dialog.tsx';
import { useDeskShow } from './use-desk-show.ts';
import { useShowsWords } from './words/shows-words.ts';

/** One show: how it sells, what can be done to it, and how far that has come. */
export function ShowScreen({ showId }: { showId: string }) {
  const { say } = useShowsWords();
  const { data: show, error, refetch } = useDeskShow(showId);
  if (!show && error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!show) {
    return (
      <>
        <LoadingLabel>{say('show.loading')}</LoadingLabel>
        <Skeleton className="h-24" />
        <Skeleton className="h-64" />
      </>
    );
  }
  return (
    <>
      <Head show={show} />
      {show.settlement && <SettlementPanel settlement={show.settlement} />}
      <SeatsPanel show={show} />
      {show.mayRun && show.state !== 'cancelled' && <Acts show={show} />}
      <Ways show={show} />
      <ChangeList show={show} />
    </>
  );
}

function Head({ show }: { show: DeskShowDetails }) {
  const { say, moment } = useShowsWords();
  const { state, sale, timeZone } = show;
  const when = moment(show.startsAt, timeZone);
  return (
    <header className="flex flex-col gap-2">
      <title>{`${say('show.page', { title: show.titleName, when })} · Houseful`}</title>
      <Link to="/desk/shows" className="w-fit text-bulb underline-offset-4 hover:underline">
        {say('show.back')}
      </Link>
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 font-sign text-3xl break-words text-bulb">{show.titleName}</h1>
        <StateBadge state={state} />
      </div>
      <p className="text-lg">
        {when} · {show.venueName}, {show.screenName}
      </p>
      {sale && (state === 'on-sale' || state === 'coming') && (
        <p className="text-sm text-muted">
          {state === 'coming'
            ? say('show.soldFrom', { when: moment(sale.opensAt, timeZone) })
            : say('show.soldUntil', { when: moment(sale.closesAt, timeZone) })}
        </p>
      )}
    </header>
  );
}

type Act = 'move' | 'switch' | 'cancel';

function Acts({ show }: { show: DeskShowDetails }) {
  const { say } = useShowsWords();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const hasBegun = Date.parse(show.startsAt) <= serverTime.now();
  return (
    <Panel title={say('act.title')}>
      <div className="flex flex-wrap gap-3">
        {!hasBegun && (
          <Button look="quiet" onClick={() => setAct('move')}>
            {say('act.move')}
          </Button>
        )}
        {show.state !== 'over' && (
          <Button look="quiet" onClick={() => setAct('switch')}>
            {say(show.state === 'stopped' ? 'act.resume' : 'act.stop')}
          </Button>
        )}
        <Button look="quiet" className="border-bad! text-bad!" onClick={() => setAct('cancel')}>
          {say('act.cancel')}
        </Button>
      </div>
      {act === 'move' && <MoveDialog show={show} onClose={close} />}
      {act === 'switch' && <SwitchDialog show={show} onClose={close} />}
      {act === 'cancel' && <CancelDialog show={show} onClose={close} />}
    </Panel>
  );
}

function Ways({ show }: { show: DeskShowDetails }) {
  const { say } = useShowsWords();
  const may = useMay();
  const { showId, waitingRoomId, titleId, state } = show;
  const ways = [
    { to: `/shows/${showId}/seats`, name: say('ways.shop') },
    ...(may('run-gate') && state !== 'cancelled'
      ? [{ to: `/desk/gate/${showId}`, name: say('ways.gate') }]
      : []),
    ...(state !== 'cancelled'
      ? [{ to: `/desk/shows/${showId}/set-aside`, name: say('ways.setAside') }]
      : []),
    ...(waitingRoomId !== null && may('see-waiting-rooms')
      ? [{ to: `/desk/waiting-rooms/${waitingRoomId}`, name: say('ways.room') }]
      : []),
    ...(may('see-money') ? [{ to: '/desk/reports', name: say('ways.reports') }] : []),
    { to: `/desk/titles/${titleId}`, name: say('ways.title-of') },
  ];
  return (
    <nav aria-label={say('ways.title')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {ways.map(({ to, name }) => (
          <li key={to}>
            <Link
              to={to}
              className="inline-flex min-h-10 items-center text-bulb underline-offset-4 hover:underline"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
