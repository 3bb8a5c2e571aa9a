import type { OrderDetails } from '@houseful/contract/booking';
import type { ReactNode } from 'react';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';
import { Poster } from '../../lib/ui/art.tsx';
import { isElsewhere, showTime } from './when.ts';

interface OrderHeadProps {
  order: OrderDetails;
  /** The order is no more. */
  faded?: boolean;
  children?: ReactNode;
}

/** What, when, where and which seats, at a glance. */
export function OrderHead({ order, faded = false, children }: OrderHeadProps) {
  const words = useWords();
  const { t } = words;
  const { show, quote, contact } = order;
  const readersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const gates = [...new Set(quote.lines.map(({ gate }) => gate).filter(Boolean))];
  return (
    <header className="flex gap-4 sm:gap-6">
      <Poster
        address={show.posterUrl}
        faded={faded}
        eager
        className="w-24 self-start rounded-md sm:w-32"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <h2 className="text-2xl leading-tight font-bold">{show.titleName}</h2>
        <p className="text-lg font-semibold">
          {showTime(show, serverTime.now(), words)}
          {isElsewhere(show.startsAt, show.timeZone, readersZone) && (
            <span className="block text-sm font-normal text-muted">
              {t('tickets.venueTime', { city: show.cityName })}
            </span>
          )}
        </p>
        <p className="text-sm">
          <span className="font-medium">
            {show.venueName}, {show.screenName}
          </span>
          <span className="block text-muted">{show.venueAddress}</span>
        </p>
        <p className="text-sm text-muted">
          {seatsInShort(quote.lines)}
          {gates.length > 0 && ` · ${gates.join(', ')}`}
        </p>
        {children}
        {order.ticketCode && (
          <p className="mt-auto pt-1 text-sm text-muted">
            {t('order.code')}{' '}
            <strong className="font-mono tracking-wide text-ink">{order.ticketCode}</strong>
            {contact.email && (
              <span className="block">{t('order.sentTo', { email: contact.email })}</span>
            )}
          </p>
        )}
      </div>
    </header>
  );
}
