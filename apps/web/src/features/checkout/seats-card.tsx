import { bookingOperations, type Quote } from '@houseful/contract/booking';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Poster } from '../../lib/ui/art.tsx';
import { ShowWords } from '../../lib/ui/show-words.tsx';
import { Skeleton } from '../../lib/ui/skeleton.tsx';
import { PriceSum } from './price-sum.tsx';
import { groupSeats } from './seat-groups.ts';

interface SeatsCardProps {
  showId: string;
  quote: Quote;
  /** What else belongs to these seats, below the price. */
  children?: ReactNode;
}

/** What is being bought, small enough for one look: the show, the seats, what came off, the one total. */
export function SeatsCard({ showId, quote, children }: SeatsCardProps) {
  const { t, money } = useWords();
  return (
    <section
      aria-label={t('checkout.seats')}
      className="flex w-full min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4 text-left text-ink sm:p-5"
    >
      <HeldShow showId={showId} />
      <ul className="flex flex-col gap-2 border-t border-line pt-3">
        {groupSeats(quote.lines).map(({ seats, details, count, price }) => (
          <li key={details + seats} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0">
              <strong className="font-semibold">{seats}</strong>
              <span className="block text-sm text-muted">{details}</span>
            </span>
            <span className="shrink-0 text-sm text-muted tabular-nums">
              {count > 1 && `${count} × `}
              {money(price)}
            </span>
          </li>
        ))}
      </ul>
      <PriceSum quote={quote} />
      {children}
    </section>
  );
}

function HeldShow({ showId }: { showId: string }) {
  const { data: show } = useQuery({
    queryKey: ['show', showId],
    queryFn: () => api.call(bookingOperations.getShow, { showId }),
  });
  if (!show) return <Skeleton className="h-24" />;
  return (
    <div className="flex min-h-24 gap-4">
      <Poster address={show.title.posterUrl} eager className="w-16 self-start rounded-md" />
      <ShowWords {...show} titleName={show.title.name} venueName={show.venue.name} />
    </div>
  );
}
