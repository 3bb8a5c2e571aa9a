/** @jsxImportSource preact */
import type { WaitingRoomOccasion } from '@houseful/contract/waiting-room';
import type { FunctionComponent } from 'preact';
import { isSoldOut, type Screen, screenOf } from '../model/screen.ts';
import { Alerts } from './alerts.tsx';
import { AccountNeeded, Closed, Drawing, Joining, Lobby, Refused } from './before.tsx';
import { How } from './how.tsx';
import { Leave } from './leave.tsx';
import { Line } from './line.tsx';
import { Draining, Ended, Left, Missing, Out, UnknownNumber } from './over.tsx';
import { Card } from './parts.tsx';
import { useRoom, useRoomState, useWords } from './room-context.ts';
import { SeatsLeft } from './seats-left.tsx';
import { Spoken } from './spoken.tsx';
import { Inside, Missed, Turn } from './turn.tsx';
import { useCall } from './use-call.ts';

const SCREENS: Record<Screen, FunctionComponent> = {
  finding: Finding,
  unreachable: Unreachable,
  missing: Missing,
  closed: Closed,
  joining: Joining,
  account: AccountNeeded,
  refused: Refused,
  draining: Draining,
  lobby: Lobby,
  drawing: Drawing,
  line: Line,
  turn: Turn,
  inside: Inside,
  missed: Missed,
  left: Left,
  out: Out,
  unknown: UnknownNumber,
  ended: Ended,
};

/** Where one waits: what else there is to know, and to do, stands beside. */
const WAITING: ReadonlySet<Screen> = new Set(['lobby', 'drawing', 'line']);
const BEFORE: ReadonlySet<Screen> = new Set(['closed', 'joining', 'account', 'refused']);

export function RoomPage() {
  useCall();
  const { t } = useWords();
  const state = useRoomState();
  const screen = screenOf(state);
  const Current = SCREENS[screen];
  const waits = WAITING.has(screen);
  return (
    <main class="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-6">
      <Head />
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div class="flex min-w-0 flex-col gap-5">
          <Surprised />
          <Message />
          {(waits || screen === 'turn') && isSoldOut(state) && <SoldOut />}
          <Current />
          {waits && <p class="text-sm text-muted">{t('page.safe')}</p>}
          {waits && (
            <Leave
              label={t('leave.button')}
              question={t('leave.title')}
              detail={t('leave.detail')}
              yes={t('leave.yes')}
            />
          )}
        </div>
        <div class="flex min-w-0 flex-col gap-5">
          {(waits || BEFORE.has(screen)) && <Alerts />}
          {(waits || BEFORE.has(screen)) && <SeatsLeft />}
          <How />
        </div>
      </div>
      <Spoken />
    </main>
  );
}

function Head() {
  const { t } = useWords();
  const { status } = useRoomState();
  return (
    <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div class="min-w-0">
        <p class="text-sm text-muted">{t('page.title')}</p>
        <h1 class="text-2xl font-bold break-words sm:text-3xl">{status?.name ?? 'Houseful'}</h1>
        {status?.occasion && <Occasion {...status.occasion} />}
      </div>
      {status && <ContactState />}
    </div>
  );
}

function Occasion({ venueName, startsAt, timeZone }: WaitingRoomOccasion) {
  const { momentAt } = useWords();
  return (
    <p class="break-words text-muted">
      {venueName} · <time dateTime={startsAt}>{momentAt(Date.parse(startsAt), timeZone)}</time>
    </p>
  );
}

const CONTACT_LOOKS = { live: 'text-good', asking: 'text-muted', lost: 'text-warn' } as const;

function ContactState() {
  const { t } = useWords();
  const { contact } = useRoomState();
  return (
    <p class={`flex items-center gap-2 text-sm ${CONTACT_LOOKS[contact]}`}>
      <span class="live-dot" />
      {t(`contact.${contact}`)}
    </p>
  );
}

function Message() {
  const { t } = useWords();
  const message = useRoomState().status?.message;
  return (
    <div role="status" class="empty:hidden">
      {message && (
        <section class="card border-bulb">
          <h2 class="text-sm font-semibold text-bulb">{t('page.message')}</h2>
          <p class="break-words whitespace-pre-line">{message}</p>
        </section>
      )}
    </div>
  );
}

function Surprised() {
  const { t } = useWords();
  const { keeper } = useRoom();
  const { surprise } = useRoomState();
  if (!surprise) return null;
  return (
    <section role="status" class="card flex flex-col gap-3 border-warn">
      <p>{t(`surprise.${surprise}`)}</p>
      <button type="button" class="button button-quiet self-start" onClick={keeper.understood}>
        {t('surprise.understood')}
      </button>
    </section>
  );
}

function SoldOut() {
  const { t } = useWords();
  const { base } = useRoom();
  return (
    <section class="card flex flex-col gap-3 border-warn">
      <h2 class="text-xl font-bold">{t('seats.soldOut')}</h2>
      <p>{t('seats.soldOutDetail')}</p>
      <a class="link self-start" href={base || '/'}>
        {t('seats.otherShows')}
      </a>
    </section>
  );
}

function Finding() {
  const { t } = useWords();
  return <Card title={t('page.finding')} />;
}

function Unreachable() {
  const { t } = useWords();
  return <Card title={t('join.noConnection')} />;
}
