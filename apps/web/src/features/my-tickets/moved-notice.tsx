import type { OrderDetails } from '@houseful/contract/booking';
import { useState } from 'react';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useOnline } from '../../lib/offline/use-online.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Notice } from '../../lib/ui/notice.tsx';
import { CancelPaid } from './cancel-paid.tsx';

/** The house has moved the show: from when to when, and the way to give everything back while it has not begun. */
export function MovedNotice({ order }: { order: OrderDetails }) {
  const { t, moment } = useWords();
  const online = useOnline();
  const [asking, setAsking] = useState(false);
  const { notice, show } = order;
  if (notice?.kind !== 'moved') return null;
  const mayGiveBack = Date.parse(show.startsAt) > serverTime.now();
  return (
    <Notice tone="warn" title={t('order.movedTitle')}>
      <p className="mt-1">
        {t('order.movedFrom', {
          before: moment(notice.wasStartingAt, show.timeZone),
          now: moment(show.startsAt, show.timeZone),
        })}
      </p>
      {notice.message && <p className="mt-1">{notice.message}</p>}
      {mayGiveBack && (
        <>
          <p className="mt-1 text-muted">{t('order.movedDetail')}</p>
          {online && (
            <Button look="quiet" className="mt-3" onClick={() => setAsking(true)}>
              {t('order.giveBack')}
            </Button>
          )}
        </>
      )}
      <CancelPaid order={order} open={asking} onClose={() => setAsking(false)} />
    </Notice>
  );
}
