import type { OrderDetails } from '@houseful/contract/booking';
import type { CancellationOffer } from '@houseful/contract/cancellation';
import { useWords } from '../../lib/i18n/words.ts';

interface CancellationFiguresProps {
  offer: CancellationOffer;
  order: Pick<OrderDetails, 'total' | 'show'>;
}

/** What comes back of the money, what is kept, and until when that holds. */
export function CancellationFigures({ offer, order }: CancellationFiguresProps) {
  const { t, money, moment } = useWords();
  const { refund, kept, changesAt, steps } = offer;
  const next = steps.find(({ until }) => changesAt !== null && until > changesAt);
  const when = changesAt ? moment(changesAt, order.show.timeZone) : '';
  return (
    <div className="flex flex-col gap-3 rounded-card bg-raised p-4" aria-live="polite">
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold">{t('cancel.youGet')}</span>
        <strong className="text-3xl font-bold tabular-nums">{money(refund)}</strong>
      </p>
      <p className="text-sm text-muted">
        {t('cancel.weKeep', { kept: money(kept), total: money(order.total) })}
      </p>
      {changesAt && (
        <p className="text-sm text-muted">
          {next
            ? t('cancel.changes', { when, amount: money(next.refund) })
            : t('cancel.closes', { when })}
        </p>
      )}
      {refund.amount > 0 && <p className="text-sm text-muted">{t('cancel.howBack')}</p>}
    </div>
  );
}
