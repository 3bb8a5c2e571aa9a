import type { OrderDetails } from '@houseful/contract/booking';
import { useWords } from '../../lib/i18n/words.ts';
import { Rail } from '../../lib/ui/rail.tsx';
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
  const width = tickets.length === 1 ? 'mx-auto w-full max-w-sm' : 'w-[min(86%,20rem)]';
  return (
    <div className={arrive ? 'handed-over' : ''}>
      <Rail heading={t('tickets.ticketCount', { count: tickets.length })}>
        {tickets.map((ticket, index) => (
          <li key={ticket.ticketId} className={`flex shrink-0 snap-start ${width}`}>
            <TicketCard
              ticket={ticket}
              owner={owner}
              show={show}
              line={quote.lines.find((line) => line.seatId === ticket.seatId)}
              onOpen={() => onOpen(index)}
            />
          </li>
        ))}
      </Rail>
    </div>
  );
}
