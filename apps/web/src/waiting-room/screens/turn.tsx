/** @jsxImportSource preact */
import { Lamps } from './lamps.tsx';
import { Leave } from './leave.tsx';
import { Card, Clock } from './parts.tsx';
import { useRoom, useRoomState, useWords } from './room-context.ts';
import { destinationOf } from '../destination.ts';

export function Turn() {
  const { t } = useWords();
  const { turnEndsAtMs, contact } = useRoomState();
  return (
    <div class="called">
      <Card title={t('turn.title')}>
        <Lamps share={1} />
        <p class="text-lg">{t('turn.goingIn')}</p>
        {turnEndsAtMs !== null && <Clock label={t('turn.left')} untilMs={turnEndsAtMs} />}
        {contact === 'lost' && <p class="text-warn">{t('turn.retry')}</p>}
      </Card>
    </div>
  );
}

export function Inside() {
  const { t } = useWords();
  const { base } = useRoom();
  const { status, kept, entered } = useRoomState();
  if (!status) return null;
  const admission = kept?.admission;
  return (
    <div class="called">
      <Card title={t(entered ? 'turn.title' : 'inside.title')}>
        <Lamps share={1} />
        <p class="text-lg">{t('inside.detail')}</p>
        {admission && <Clock label={t('inside.left')} untilMs={Date.parse(admission.expiresAt)} />}
        <a class="button text-lg" href={base + destinationOf(status.scope)}>
          {t(status.scope.kind === 'show' ? 'inside.toSeats' : 'inside.toShows')}
        </a>
        {!entered && <p class="text-sm text-muted">{t('inside.elsewhere')}</p>}
        <Leave
          label={t('inside.done')}
          question={t('inside.doneTitle')}
          detail={t('inside.doneDetail')}
          yes={t('inside.done')}
        />
      </Card>
    </div>
  );
}

export function Missed() {
  const { t, number } = useWords();
  const { keeper } = useRoom();
  const { status, taking } = useRoomState();
  const places = number(status?.turn.placesBack ?? 0);
  return (
    <Card title={t('missed.title')}>
      <p>{t('missed.detail', { places })}</p>
      <button
        type="button"
        class="button self-start"
        aria-disabled={taking}
        onClick={keeper.comeBack}
      >
        {t('missed.back')}
      </button>
    </Card>
  );
}
