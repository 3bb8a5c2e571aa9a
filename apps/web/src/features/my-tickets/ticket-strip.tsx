import type { OrderDetails } from '@houseful/contract/booking';
import clsx from 'clsx';
import { useWords } from '../../lib/i18n/words.ts';
import { TicketCard } from './ticket-card.tsx';

interface TicketStripProps {
  order: OrderDetails;
  owner: string;
  onOpen: (index: number) => void;
  /** The tickets have just been made. */
  arrive: boolean;
}

/** All tickets of an order side by side, to be swiped through like a hand of cards. */
export function TicketStrip({ order, owner, onOpen, arrive }: TicketStripProps) {
  const { t } = useWords();
  const { tickets, quote, show } = order;
  const alone = tickets.length === 1;
  return (
    <section aria-labelledby="tickets" className="flex flex-col gap-3">
      <h2 id="tickets" className="text-lg font-bold">
        {t('tickets.ticketCount', { count: tickets.length })}
      </h2>
      <ul
        className={clsx(
          '-mx-4 flex snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto px-4 pb-3',
          arrive && 'handed-over',
          alone && 'justify-center',
        )}
      >
        {tickets.map((ticket, index) => (
          <li
            key={ticket.ticketId}
            className={clsx(
              'flex shrink-0 snap-start',
              alone ? 'w-full max-w-sm' : 'w-[min(86%,20rem)]',
            )}
          >
            <TicketCard
              ticket={ticket}
              owner={owner}
              show={show}
              line={quote.lines.find((line) => line.seatId === ticket.seatId)}
              onOpen={() => onOpen(index)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
