import type { OrderDetails } from '@houseful/contract/booking';
import { useWords } from '../../lib/i18n/words.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';

/** Which order this is about, in three lines. */
export function OrderInShort({ order }: { order: OrderDetails }) {
  const { t, moment, money } = useWords();
  const { show, quote, total } = order;
  return (
    <section
      aria-label={t('payment.order')}
      className="flex w-full items-center justify-between gap-4 rounded-card border border-line bg-surface p-4 text-left text-ink"
    >
      <div className="min-w-0">
        <p className="font-semibold break-words">{show.titleName}</p>
        <p className="text-sm text-muted">{moment(show.startsAt, show.timeZone)}</p>
        <p className="text-sm text-muted">{seatsInShort(quote.lines)}</p>
      </div>
      <p className="shrink-0 text-lg font-bold tabular-nums">{money(total)}</p>
    </section>
  );
}
