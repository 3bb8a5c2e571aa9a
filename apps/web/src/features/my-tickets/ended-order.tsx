import type { OrderDetails, QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { seatDetails, seatLabel } from '../../lib/order/seat-label.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { OrderHead } from './order-head.tsx';
import { RefundTrack } from './refund-track.tsx';

interface EndedOrderProps {
  order: OrderDetails;
  note: ReactNode;
}

/** An order that gives no entry: what became of it, and of the money. */
export function EndedOrder({ order, note }: EndedOrderProps) {
  const { t } = useWords();
  const { title, detail } = useEnding(order);
  const wasPaid = order.confirmedAt !== null;
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h2 className="font-sign text-2xl text-bulb">{title}</h2>
        <p className="text-muted">{detail}</p>
        {order.notice?.message && (
          <p className="border-l-2 border-bulb pl-3">{order.notice.message}</p>
        )}
        {note}
      </div>
      {order.refund && (
        <RefundTrack
          refund={order.refund}
          kept={wasPaid ? keptOf(order, order.refund.amount) : null}
        />
      )}
      {!order.refund && wasPaid && <p className="text-muted">{t('refund.nothing')}</p>}
      <section className="flex flex-col gap-5 rounded-card border border-line bg-surface p-5">
        <OrderHead order={order} faded />
        {wasPaid && <RevokedTickets lines={order.quote.lines} />}
      </section>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={`/shows/${order.showId}/seats`}>{t('order.seatsAgain')}</ButtonLink>
        <ButtonLink look="quiet" to="/tickets">
          {t('order.allTickets')}
        </ButtonLink>
      </div>
    </div>
  );
}

function useEnding(order: OrderDetails): { title: string; detail: string } {
  const { t, moment } = useWords();
  const { status, cancelledAt, confirmedAt, refund, show, notice } = order;
  if (status === 'EXPIRED')
    return { title: t('order.expiredTitle'), detail: t('order.expiredDetail') };
  if (status === 'FAILED') {
    const detail = refund ? t('order.failedRefundDetail') : t('order.failedDetail');
    return { title: t('order.failedTitle'), detail };
  }
  if (notice?.kind === 'cancelled') {
    const detail = confirmedAt ? t('order.showCancelledDetail') : t('order.cancelledUnpaid');
    return { title: t('order.showCancelledTitle'), detail };
  }
  const when = moment(cancelledAt ?? order.createdAt, show.timeZone);
  const detail = confirmedAt ? t('order.cancelledAt', { when }) : t('order.cancelledUnpaid');
  return { title: t('order.cancelledTitle'), detail };
}

function keptOf({ total, paid = total }: OrderDetails, refund: Money): Money {
  return { amount: paid.amount - refund.amount, currency: total.currency };
}

/** The tickets there were, without their codes: nobody shall try one at the gate. */
function RevokedTickets({ lines }: { lines: readonly QuoteLine[] }) {
  const words = useWords();
  return (
    <ul className="grid gap-2 sm:grid-cols-2" aria-label={words.t('order.tickets')}>
      {lines.map((line) => (
        <li
          key={line.seatId}
          className="flex items-center justify-between gap-3 rounded-lg border border-dashed border-edge px-4 py-3"
        >
          <span className="min-w-0 text-muted">
            <span className="block font-semibold line-through">{seatLabel(line, words)}</span>
            <span className="text-sm">{seatDetails(line)}</span>
          </span>
          <span className="-rotate-6 rounded border-2 border-bad px-1.5 py-0.5 text-xs font-bold text-bad uppercase">
            {words.t('order.revoked')}
          </span>
        </li>
      ))}
    </ul>
  );
}
