import type { Order, OrderStatus } from '@houseful/contract/booking';
import clsx from 'clsx';
import { Link } from 'react-router';
import { formatMoney } from '../../lib/format/money.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';
import { ShowWords } from '../../lib/ui/show-words.tsx';

const STATUS: Record<OrderStatus, { words: string; tone: string }> = {
  CONFIRMED: { words: 'Confirmed', tone: 'text-good' },
  PAYMENT_PENDING: { words: 'Not paid yet', tone: 'text-warn' },
  EXPIRED: { words: 'Not paid in time', tone: 'text-faint' },
  CANCELLED: { words: 'Cancelled', tone: 'text-faint' },
  FAILED: { words: 'Did not work out', tone: 'text-bad' },
};

export function OrderCard({ order }: { order: Order }) {
  const { words, tone } = STATUS[order.status];
  return (
    <Link
      to={`/orders/${order.orderId}`}
      className="flex gap-4 rounded-card border border-line bg-surface p-4 hover:border-bulb"
    >
      <img
        src={order.show.posterUrl}
        alt=""
        width={72}
        height={108}
        loading="lazy"
        className="aspect-2/3 w-18 shrink-0 self-start rounded-md bg-raised object-cover"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <ShowWords {...order.show} />
        <p className="text-sm">
          <span className={clsx('font-semibold', tone)}>{words}</span>
          <span className="text-muted">
            {' '}
            · {seatsInShort(order.quote.lines)} · {formatMoney(order.total)}
          </span>
        </p>
      </div>
    </Link>
  );
}
