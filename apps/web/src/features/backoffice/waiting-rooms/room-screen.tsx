import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import clsx from 'clsx';
import { Link } from 'react-router';
import { isProblem } from '../../../lib/api/problem.ts';
import { pathIn } from '../../../lib/i18n/languages.ts';
import { ButtonAnchor, ButtonLink } from '../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { CourseChart } from './course/course-chart.tsx';
import { courseOf } from './course/course.ts';
import { Figures } from './course/figures.tsx';
import { DrawFacts } from './draw-facts.tsx';
import { PhaseBadge } from './phase-badge.tsx';
import { Refusals } from './refusals.tsx';
import { useBehindText, useTimesText } from './room-list.tsx';
import { RoomLog } from './room-log.tsx';
import { MessageForm } from './steer/message-form.tsx';
import { RandomnessForm } from './steer/randomness-form.tsx';
import { RulesPanel } from './steer/rules-forms.tsx';
import { Steering } from './steer/steering.tsx';
import { TimesPanel } from './steer/times-form.tsx';
import { useRoomDesk } from './use-room-desk.ts';
import { useDeskWords } from './words/desk-words.ts';

/** One room, live: how it stands, what it can be told, what was done. */
export function RoomScreen({ roomId }: { roomId: string }) {
  const { say } = useDeskWords();
  const { data: desk, error, refetch } = useRoomDesk(roomId);
  const isGone = isProblem(error, 'no-such-waiting-room');
  return (
    <>
      <Link to="/desk/waiting-rooms" className="w-fit text-bulb underline-offset-4 hover:underline">
        {say('room.back')}
      </Link>
      {error && desk && !isGone ? (
        <Notice tone="warn" title={say('room.stale')}>
          {say('room.staleDetail')}
        </Notice>
      ) : (
        <ProblemNotice error={error} {...(isGone ? {} : { onRetry: () => void refetch() })} />
      )}
      {desk && <Room desk={desk} />}
      {!desk && !error && <RoomSkeleton />}
    </>
  );
}

function Room({ desk }: { desk: WaitingRoomDesk }) {
  const { status } = desk;
  const moments = courseOf(desk);
  const isOver = status.phase === 'ended';
  const mayMoveTimes = status.phase === 'closed' || status.phase === 'lobby';
  return (
    <>
      <RoomHead desk={desk} />
      <Figures now={moments.at(-1) ?? moments[0]} />
      <div className={clsx('grid items-start gap-6', !isOver && 'lg:grid-cols-2')}>
        <div className="flex min-w-0 flex-col gap-6">
          <Steering desk={desk} />
          {desk.orders.includes('hand-in-randomness') && <RandomnessForm desk={desk} />}
          {!isOver && <MessageForm desk={desk} />}
        </div>
        {!isOver && (
          <div className="flex min-w-0 flex-col gap-6">
            <RulesPanel desk={desk} />
            {mayMoveTimes && <TimesPanel desk={desk} />}
          </div>
        )}
      </div>
      <CourseChart moments={moments} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Refusals refusals={desk.refusals} />
          <DrawFacts desk={desk} />
        </div>
        <RoomLog log={desk.log} />
      </div>
    </>
  );
}

function RoomHead({ desk: { status } }: { desk: WaitingRoomDesk }) {
  const { say, language } = useDeskWords();
  const { roomId, name, phase, paused, scope } = status;
  const times = useTimesText(status);
  const behindText = useBehindText(status);
  const behind =
    scope.kind === 'show' ? `/shows/${scope.showId}/seats` : `/titles/${scope.titleId}`;
  return (
    <header className="flex flex-wrap items-start justify-between gap-4">
      <div className="flex min-w-0 flex-col gap-2">
        <h1 className="text-2xl font-bold break-words sm:text-3xl">{name}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">
          <PhaseBadge phase={phase} paused={paused} />
          <Link to={behind} className="underline underline-offset-4 hover:text-ink">
            {behindText}
          </Link>
          <span>{times}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ButtonAnchor look="quiet" href={pathIn(language, `/waiting-rooms/${roomId}`)}>
          {say('room.seePage')}
        </ButtonAnchor>
        {phase === 'ended' && (
          <ButtonLink to={`/desk/waiting-rooms/new?again=${roomId}`}>
            {say('room.again')}
          </ButtonLink>
        )}
      </div>
    </header>
  );
}

function RoomSkeleton() {
  const { say } = useDeskWords();
  return (
    <>
      <LoadingLabel>{say('room.loading')}</LoadingLabel>
      <Skeleton className="h-16 w-2/3" />
      <Skeleton className="h-24" />
      <Skeleton className="h-72" />
    </>
  );
}
