/** @jsxImportSource preact */
import { isProblem, type ApiProblem } from '../../lib/api/problem.ts';
import { durationText } from '../wording.ts';
import type { RoomWords } from '../words.ts';
import { Card, Clock, Code } from './parts.tsx';
import { useRoom, useRoomState, useWords } from './room-context.ts';

/** Before the doors open. */
export function Closed() {
  const { now } = useRoom();
  const { t, moment } = useWords();
  const { status } = useRoomState();
  if (!status) return null;
  const opensAtMs = status.opensAt === null ? null : Date.parse(status.opensAt);
  return (
    <Card title={t('closed.title')}>
      {opensAtMs === null ? (
        <p>{t('closed.byHand')}</p>
      ) : (
        <Clock label={t('closed.at', { when: moment(opensAtMs, now()) })} untilMs={opensAtMs} />
      )}
      <p class="text-muted">{t(status.announcement ? 'closed.equal' : 'closed.first')}</p>
      <Seal />
    </Card>
  );
}

export function Joining() {
  const { t } = useWords();
  const { joining } = useRoomState();
  if (joining.kind !== 'solving') return <Card title={t('join.asking')} />;
  return (
    <Card title={t('join.solving')}>
      <p class="text-muted">{t('join.solvingDetail')}</p>
    </Card>
  );
}

export function AccountNeeded() {
  const { t } = useWords();
  const { base } = useRoom();
  const here = location.pathname.slice(base.length);
  return (
    <Card title={t('join.account')}>
      <p class="text-muted">{t('join.accountDetail')}</p>
      <a class="button self-start" href={`${base}/account?next=${encodeURIComponent(here)}`}>
        {t('join.signIn')}
      </a>
    </Card>
  );
}

export function Refused() {
  const words = useWords();
  const { joining } = useRoomState();
  const text = joining.kind === 'refused' ? refusalText(joining.problem, words) : '';
  return (
    <Card title={words.t('join.refused')}>
      <p>{text}</p>
    </Card>
  );
}

function refusalText(problem: ApiProblem, words: RoomWords): string {
  const { t } = words;
  if (isProblem(problem, 'join-limit-reached')) {
    const { rule, retryAfterMs } = problem.members;
    if (rule === 'device') return t('join.limitDevice');
    return t('join.limitNetwork', { wait: durationText(retryAfterMs, words) });
  }
  switch (problem.code) {
    case 'no-connection':
      return t('join.noConnection');
    case 'overloaded':
    case 'too-many-requests':
      return t('join.busy');
    default:
      return t('join.failed');
  }
}

export function Lobby() {
  const { now } = useRoom();
  const { t, counted, moment, number } = useWords();
  const { status, kept } = useRoomState();
  if (!status || !kept) return null;
  const drawnAtMs = status.onSaleAt === null ? null : Date.parse(status.onSaleAt);
  return (
    <Card title={t('lobby.title')}>
      <p class="text-lg">{t('lobby.equal')}</p>
      {drawnAtMs === null ? (
        <p>{t('lobby.byHand')}</p>
      ) : (
        <Clock label={t('lobby.drawAt', { when: moment(drawnAtMs, now()) })} untilMs={drawnAtMs} />
      )}
      <p class="text-xl font-semibold tabular-nums">
        {counted('lobby.people', Math.max(1, status.joined))}
      </p>
      <p class="text-muted">{t('lobby.number', { number: number(kept.number) })}</p>
      <Seal />
    </Card>
  );
}

export function Drawing() {
  const { t, number } = useWords();
  const { status } = useRoomState();
  const source = status?.announcement?.randomnessSource;
  return (
    <Card title={t('drawing.title')}>
      <p>{t('drawing.detail', { number: number(status?.joined ?? 0) })}</p>
      {source && <p class="text-muted">{t('drawing.source', { source })}</p>}
    </Card>
  );
}

/** What the house has bound itself to, before anybody could know what is drawn. */
function Seal() {
  const { t } = useWords();
  const announcement = useRoomState().status?.announcement;
  if (!announcement) return null;
  return (
    <details class="text-sm">
      <summary class="link min-h-6">{t('lobby.sealed')}</summary>
      <p class="mt-2 mb-1 text-muted">{t('lobby.sealedDetail')}</p>
      <Code>{announcement.commitment}</Code>
      {announcement.randomnessSource && (
        <p class="mt-2 text-muted">
          {t('lobby.source', { source: announcement.randomnessSource })}
        </p>
      )}
    </details>
  );
}
