import type { Order } from '@houseful/contract/booking';
import { Link } from 'react-router';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';
import { Poster } from '../../lib/ui/art.tsx';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { QrIcon } from '../../lib/ui/icons.tsx';
import { showTime } from './when.ts';

/** The show that comes next, with its tickets one tap away. */
export function NextShow({ order }: { order: Order }) {
  const words = useWords();
  const { t } = words;
  const { show, quote, orderId } = order;
  return (
    <article className="paper flex flex-col overflow-hidden rounded-card">
      <Link
        to={`/orders/${orderId}`}
        className="flex gap-4 p-4 hover:bg-on-paper/5 focus-visible:outline-marquee sm:gap-5 sm:p-5"
      >
        <Poster address={show.posterUrl} eager className="w-24 self-start rounded-md sm:w-28" />
        <span className="flex min-w-0 flex-1 flex-col gap-1">
          <span className="text-sm font-semibold text-paper-accent">
            {showTime(show, serverTime.now(), words)}
          </span>
          <span className="line-clamp-3 text-xl leading-tight font-bold sm:text-2xl">
            {show.titleName}
          </span>
          <span className="text-sm text-paper-muted">
            {show.venueName}, {show.screenName}
          </span>
          <span className="mt-auto pt-2 text-sm font-semibold">
            {t('tickets.ticketCount', { count: quote.lines.length })} · {seatsInShort(quote.lines)}
          </span>
        </span>
      </Link>
      <div className="perforated p-4 sm:px-5">
        <ButtonLink
          to={`/orders/${orderId}?gate=1`}
          className="w-full focus-visible:outline-on-paper"
        >
          <QrIcon /> {t('tickets.showAtGate')}
        </ButtonLink>
      </div>
    </article>
  );
}
