import type { QuoteLine } from '@houseful/contract/booking';
import type { ShowLabel } from '@houseful/contract/show-label';
import { type TicketStub, ticketsOperations } from '@houseful/contract/tickets';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../lib/browser.ts';
import { saveFile } from '../../lib/files/save-file.ts';
import { formatDate, formatTime } from '../../lib/format/moments.ts';
import { CalendarIcon, DownloadIcon } from '../../lib/ui/icons.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { Spinner } from '../../lib/ui/spinner.tsx';
import { TicketQr } from './ticket-qr.tsx';

interface TicketCardProps {
  ticket: TicketStub;
  show: ShowLabel;
  line: QuoteLine | undefined;
}

/** One seat's ticket, on cream paper so that a scanner at the gate likes its QR code. */
export function TicketCard({ ticket, show, line }: TicketCardProps) {
  return (
    <article
      aria-label={`Ticket ${ticket.code}`}
      className="flex flex-col overflow-hidden rounded-card bg-paper text-on-paper"
    >
      <div className="flex flex-col gap-3 p-5">
        <div>
          <h3 className="text-xl leading-snug font-bold">
            {show.titleName}
            {show.certificate && (
              <span className="ml-2 rounded border border-paper-muted px-1.5 text-sm">
                {show.certificate}
              </span>
            )}
          </h3>
          <p className="text-sm text-paper-muted">
            {show.language} · {show.format}
          </p>
        </div>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2.5 text-sm">
          <Fact name="Date">{formatDate(show.startsAt, show.timeZone)}</Fact>
          <Fact name="Time">{formatTime(show.startsAt, show.timeZone)}</Fact>
          <Fact name="Venue" wide>
            {show.venueName}
            <span className="block font-normal text-paper-muted">{show.venueAddress}</span>
          </Fact>
          <Fact name="Screen">{show.screenName}</Fact>
          {line && <SeatFacts line={line} />}
        </dl>
      </div>
      <div className="perforated flex flex-col items-center gap-2 px-5 pt-5 pb-4">
        <TicketQr ticketId={ticket.ticketId} />
        <p className="font-mono text-lg font-semibold tracking-widest">{ticket.code}</p>
        <TicketFiles ticket={ticket} />
      </div>
    </article>
  );
}

function SeatFacts({ line }: { line: QuoteLine }) {
  return (
    <>
      <Fact name="Gate">{line.gate}</Fact>
      <Fact name={line.row ? 'Row and seat' : 'Place'}>
        <span className="text-2xl leading-none font-bold">
          {line.row}
          {line.row && ' '}
          {line.number}
        </span>
      </Fact>
      <Fact name="Category">
        {line.categoryName}
        {line.section !== line.categoryName && (
          <span className="block font-normal text-paper-muted">{line.section}</span>
        )}
      </Fact>
    </>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'col-span-2' : ''}>
      <dt className="text-xs text-paper-muted">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function TicketFiles({ ticket }: { ticket: TicketStub }) {
  const { ticketId, code } = ticket;
  const save = useMutation({
    mutationFn: async (kind: 'pdf' | 'ics') => {
      const { getTicketPdf, getTicketCalendar } = ticketsOperations;
      const file = await api.download(kind === 'pdf' ? getTicketPdf : getTicketCalendar, {
        ticketId,
      });
      saveFile(file, `houseful-${code}.${kind}`);
    },
  });
  const waiting = save.isPending ? save.variables : null;
  return (
    <>
      <div className="flex gap-2">
        <FileButton busy={waiting === 'pdf'} onClick={() => save.mutate('pdf')}>
          <DownloadIcon /> PDF
        </FileButton>
        <FileButton busy={waiting === 'ics'} onClick={() => save.mutate('ics')}>
          <CalendarIcon /> Calendar
        </FileButton>
      </div>
      <ProblemNotice error={save.error} />
    </>
  );
}

interface FileButtonProps {
  busy: boolean;
  onClick: () => void;
  children: ReactNode;
}

function FileButton({ busy, onClick, children }: FileButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className="flex min-h-11 items-center gap-1.5 rounded-lg border border-paper-muted px-3 text-sm font-semibold hover:bg-on-paper/10 focus-visible:outline-marquee"
    >
      {busy ? <Spinner /> : children}
    </button>
  );
}
