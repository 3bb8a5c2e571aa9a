import type { CounterPapers } from '@houseful/contract/counter';
import { seatDetails, seatLabel } from '../../../lib/order/seat-label.ts';
import './ticket-paper.css';
import { useCounterWords } from './words/counter-words.ts';

/** The tickets of a sale as they are printed; on the screen they are not there. */
export function TicketPaper({ sale }: { sale: CounterPapers }) {
  const words = useCounterWords();
  const { say, moment, money } = words;
  const { order, codes } = sale;
  const { show } = order;
  return (
    <div className="ticket-paper">
      {codes.map(({ ticketId, svg }) => {
        const ticket = order.tickets.find((one) => one.ticketId === ticketId);
        const line = order.quote.lines.find(({ seatId }) => seatId === ticket?.seatId);
        if (!ticket || !line) return null;
        return (
          <article key={ticketId}>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
              alt={say('paper.code', { code: ticket.code })}
            />
            <div>
              <p className="text-lg font-bold">{show.titleName}</p>
              <p>{moment(show.startsAt, show.timeZone)}</p>
              <p>
                {show.venueName}, {show.screenName}
              </p>
              <p className="text-lg font-bold">{seatLabel(line, words)}</p>
              <p>{seatDetails(line)}</p>
              <p>
                {show.certificate && `${show.certificate} · `}
                {money(line.price)}
              </p>
              <p>
                {ticket.code} · {order.ticketCode}
              </p>
            </div>
          </article>
        );
      })}
    </div>
  );
}
