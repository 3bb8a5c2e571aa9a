import type { QuoteLine } from '@houseful/contract/booking';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { TicketStub } from '@houseful/contract/tickets';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { seatLabel } from '../../lib/order/seat-label.ts';
import { TicketFiles } from './ticket-files.tsx';
import { TicketQr } from './ticket-qr.tsx';

interface TicketCardProps {
  ticket: TicketStub;
  owner: string;
  show: ShowLabel;
  line: QuoteLine | undefined;
  /** Shows the code as large as the screen. */
  onOpen: () => void;
}

/** One seat's ticket, on cream paper so that a scanner at the gate likes its QR code. */
export function TicketCard({ ticket, owner, show, line, onOpen }: TicketCardProps) {
  const words = useWords();
  const { t, date, time } = words;
  const seat = line ? seatLabel(line, words) : ticket.code;
  return (
    <article
      aria-label={t('order.ticketNamed', { code: ticket.code })}
      className="paper flex w-full min-w-0 flex-col overflow-hidden rounded-card"
    >
      <div className="flex flex-1 flex-col gap-3 p-5">
        <h3 className="line-clamp-2 leading-snug font-bold">
          {show.titleName}
          {show.certificate && (
            <span className="ml-2 rounded border border-paper-muted px-1.5 text-xs font-semibold">
              {show.certificate}
            </span>
          )}
        </h3>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm">
          {line && <SeatFacts line={line} />}
          <Fact name={t('order.date')}>{date(show.startsAt, show.timeZone)}</Fact>
          <Fact name={t('order.time')}>{time(show.startsAt, show.timeZone)}</Fact>
          <Fact name={t('order.venue')} wide>
            {show.venueName}, {show.screenName}
          </Fact>
        </dl>
      </div>
      <div className="perforated flex flex-col items-center gap-1 px-5 pt-5 pb-4">
        <TicketQr ticketId={ticket.ticketId} owner={owner} seat={seat} onOpen={onOpen} />
        <p className="font-mono font-semibold tracking-widest">{ticket.code}</p>
        <TicketFiles ticket={ticket} owner={owner} show={show} seat={seat} />
      </div>
    </article>
  );
}

function SeatFacts({ line }: { line: QuoteLine }) {
  const { t } = useWords();
  return (
    <>
      <Fact name={line.row ? t('order.rowAndSeat') : t('order.place')}>
        <span className="text-3xl leading-none font-bold">
          {line.row} {line.number}
        </span>
      </Fact>
      <Fact name={t('order.gate')}>
        <span className="text-lg leading-tight">{line.gate}</span>
      </Fact>
      <Fact name={t('order.category')} wide>
        {line.categoryName}
        {line.section !== line.categoryName && (
          <span className="font-normal text-paper-muted"> · {line.section}</span>
        )}
      </Fact>
    </>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'col-span-2 min-w-0' : 'min-w-0'}>
      <dt className="text-xs text-paper-muted">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
