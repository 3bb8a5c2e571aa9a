import type { OrderDetails } from '@houseful/contract/booking';
import { Link } from 'react-router';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { Notice } from '../../lib/ui/notice.tsx';
import { PriceSummary } from '../../lib/ui/price-summary.tsx';
import { TicketCard } from './ticket-card.tsx';

interface ConfirmedOrderProps {
  order: OrderDetails;
  justPaid: boolean;
  isGuest: boolean;
}

export function ConfirmedOrder({ order, justPaid, isGuest }: ConfirmedOrderProps) {
  const { tickets, quote, contact } = order;
  const plural = tickets.length === 1 ? 'ticket' : 'tickets';
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col items-center gap-3 text-center">
        {justPaid && <span className="sign px-6 py-5 text-3xl leading-none">See you there</span>}
        <h2 className="text-2xl font-bold">
          Your {plural}: {order.show.titleName}
        </h2>
        <p className="text-muted">
          Order code <strong className="font-mono text-ink">{order.ticketCode}</strong>
          {contact.email && <> · sent to {contact.email}</>}
        </p>
      </header>
      {isGuest && (
        <Notice>
          These {plural} are kept in this browser and in your mail.{' '}
          <Link to="/account" className="font-semibold text-bulb underline underline-offset-4">
            Create an account
          </Link>{' '}
          to have them everywhere.
        </Notice>
      )}
      <ul className="grid justify-center gap-6 md:grid-cols-[repeat(auto-fit,minmax(20rem,24rem))]">
        {tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <TicketCard
              ticket={ticket}
              show={order.show}
              line={quote.lines.find((line) => line.seatId === ticket.seatId)}
            />
          </li>
        ))}
      </ul>
      <section
        aria-label="Payment"
        className="mx-auto w-full max-w-md rounded-card border border-line bg-surface p-5"
      >
        <PriceSummary quote={quote} />
      </section>
      <ButtonLink look="quiet" to="/tickets" className="self-center">
        All my tickets
      </ButtonLink>
    </div>
  );
}
