import type { Show } from '@houseful/contract/booking';
import { useEffect, useState } from 'react';
import { serverTime } from '../../../lib/browser.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { device } from '../../../lib/time/device.ts';
import { Notice } from '../../../lib/ui/notice.tsx';
import { OtherShows } from './other-shows.tsx';

/** A timer of a browser overflows beyond this. */
const TIMER_MS_MAX = 2_000_000_000;
/** The box office may be a moment behind its own clock's second. */
const OPENING_SLACK_MS = 400;

/** Before the sale, when it opens, and then opens it; after it, where else there are seats. */
export function ClosedNotice({ show, onOpening }: { show: Show; onOpening: () => void }) {
  const { t, moment } = useWords();
  const { opensAt } = show.sale.saleWindow;
  const [waitMs, setWaitMs] = useState<number | null>(null);
  useEffect(() => setWaitMs(Date.parse(opensAt) - serverTime.now()), [opensAt]);
  useEffect(() => {
    if (waitMs === null || waitMs < -OPENING_SLACK_MS || waitMs > TIMER_MS_MAX) return;
    return device.after(Math.max(0, waitMs) + OPENING_SLACK_MS, onOpening);
  }, [waitMs, onOpening]);
  if (show.notice?.kind === 'cancelled') return <CancelledNotice show={show} />;
  if (waitMs === null) return null;
  if (waitMs > 0) {
    return (
      <Notice title={t('seats.state.opens', { when: moment(opensAt, show.timeZone) })}>
        <p className="text-muted">{t('seats.state.opensDetail')}</p>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="warn" title={t('seats.state.closed')}>
        <p className="text-muted">{t('seats.state.over')}</p>
      </Notice>
      <OtherShows show={show} />
    </>
  );
}

/** The show will not take place: what becomes of the money, and where else there are seats. */
function CancelledNotice({ show }: { show: Show }) {
  const { t } = useWords();
  return (
    <>
      <Notice tone="bad" title={t('seats.state.cancelled')}>
        {show.notice?.message && <p className="mt-1">{show.notice.message}</p>}
        <p className="mt-1 text-muted">{t('seats.state.cancelledDetail')}</p>
      </Notice>
      <OtherShows show={show} />
    </>
  );
}

export function SoldOutNotice({ show }: { show: Show }) {
  const { t } = useWords();
  return (
    <div className="flex flex-col items-center gap-3 py-1 text-center">
      <div role="status" className="flex flex-col items-center gap-3">
        <span className="sign px-5 py-3.5 text-2xl leading-none">Houseful</span>
        <p className="text-sm text-muted">{t('seats.state.soldOut')}</p>
      </div>
      <OtherShows show={show} />
    </div>
  );
}

/** Live news have stopped: the map may be behind. */
export function StaleNotice({ sinceMs, timeZone }: { sinceMs: number | null; timeZone: string }) {
  const { t, time } = useWords();
  const since = sinceMs === null ? '' : new Date(sinceMs).toISOString();
  return (
    <p role="status" className="text-sm text-warn empty:hidden">
      {since && t('seats.state.offline', { time: time(since, timeZone) })}
    </p>
  );
}
