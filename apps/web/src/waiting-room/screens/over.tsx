/** @jsxImportSource preact */
import { ALLOWED } from '@houseful/line/phases';
import { destinationOf } from '../destination.ts';
import type { Address } from '../words.ts';
import { Card } from './parts.tsx';
import { useRoom, useRoomState, useWords } from './room-context.ts';

export function Left() {
  const { t } = useWords();
  return (
    <Card title={t('out.left')}>
      <p class="text-muted">{t('out.leftDetail')}</p>
      <JoinAgain label="out.again" />
      <ToShow label="out.toShow" />
    </Card>
  );
}

export function Out() {
  const { t } = useWords();
  return (
    <Card title={t('out.over')}>
      <p class="text-muted">{t('out.overDetail')}</p>
      <ToShow label="out.toShow" />
    </Card>
  );
}

export function UnknownNumber() {
  const { t, number } = useWords();
  const { kept } = useRoomState();
  return (
    <Card title={t('unknown.title')}>
      <p class="text-muted">{t('unknown.detail', { number: number(kept?.number ?? 0) })}</p>
      <JoinAgain label="unknown.again" />
    </Card>
  );
}

export function Draining() {
  const { t } = useWords();
  return (
    <Card title={t('join.refused')}>
      <p class="text-muted">{t('join.draining')}</p>
      <ToShow label="out.toShow" />
    </Card>
  );
}

export function Ended() {
  const { t } = useWords();
  const { status } = useRoomState();
  if (status?.occasion?.isCancelled) {
    return (
      <Card title={t('ended.cancelled')}>
        <p class="text-muted">{t('ended.cancelledDetail')}</p>
        <ToShow label="ended.toOthers" />
      </Card>
    );
  }
  return (
    <Card title={t('ended.title')}>
      <p class="text-muted">{t('ended.detail')}</p>
      <ToShow label="ended.toSeats" />
    </Card>
  );
}

export function Missing() {
  const { t } = useWords();
  const { base } = useRoom();
  return (
    <Card title={t('page.missing')}>
      <p class="text-muted">{t('page.missingDetail')}</p>
      <a class="button self-start" href={base || '/'}>
        {t('page.toFrontPage')}
      </a>
    </Card>
  );
}

function JoinAgain({ label }: { label: Address }) {
  const { t } = useWords();
  const { keeper } = useRoom();
  const { status } = useRoomState();
  if (!status || !ALLOWED[status.phase].join) return null;
  return (
    <button type="button" class="button self-start" onClick={keeper.comeAgain}>
      {t(label)}
    </button>
  );
}

function ToShow({ label }: { label: Address }) {
  const { t } = useWords();
  const { base } = useRoom();
  const { status } = useRoomState();
  if (!status) return null;
  return (
    <a class="button button-quiet self-start" href={base + destinationOf(status.scope)}>
      {t(label)}
    </a>
  );
}
