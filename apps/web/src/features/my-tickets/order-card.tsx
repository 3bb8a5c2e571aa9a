import type { Order, OrderStatus } from '@houseful/contract/booking';
import clsx from 'clsx';
import { Link } from 'react-router';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';
import { Poster } from '../../lib/ui/art.tsx';
import { showTime } from './when.ts';

const TONES: Record<OrderStatus, string> = {
  CONFIRMED: '',
  PAYMENT_PENDING: 'text-warn',
  EXPIRED: 'text-muted',
  CANCELLED: 'text-muted',
  FAILED: 'text-bad',
};

/** One order in a list, as a whole the way to it. */
export function OrderCard({ order }: { order: Order }) {
  const words = useWords();
  const { t, money } = words;
  const { show, status, quote } = order;
  const named: Record<OrderStatus, string> = {
    CONFIRMED: t('tickets.ticketCount', { count: quote.lines.length }),
    PAYMENT_PENDING: t('tickets.statusPending'),
    EXPIRED: t('tickets.statusExpired'),
    CANCELLED: t('tickets.statusCancelled'),
    FAILED: t('tickets.statusFailed'),
  };
  const dead = status !== 'CONFIRMED' && status !== 'PAYMENT_PENDING';
  return (
    <Link
      to={`/orders/${order.orderId}`}
      className="flex gap-4 rounded-card border border-line bg-surface p-3 transition-colors hover:border-bulb hover:bg-raised"
    >
      <Poster address={show.posterUrl} faded={dead} className="w-18 self-start rounded-md" />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5 py-0.5">
        <span className="line-clamp-2 leading-snug font-bold">{show.titleName}</span>
        <span className="text-sm">{showTime(show, serverTime.now(), words)}</span>
        <span className="line-clamp-2 text-sm text-muted">
          {show.venueName}, {show.screenName}
        </span>
        <span className="mt-auto line-clamp-2 pt-1 text-sm">
          <span className={clsx('font-semibold', TONES[status])}>{named[status]}</span>
          <span className="text-muted">
            {' '}
            · {seatsInShort(quote.lines)} · {money(order.total)}
          </span>
        </span>
      </span>
    </Link>
  );
}
