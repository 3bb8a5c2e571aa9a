import type { QuoteLine } from '@houseful/contract/booking';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { TicketStub } from '@houseful/contract/tickets';
import { useWords } from '../../lib/i18n/words.ts';
import { seatLabel } from '../../lib/order/seat-label.ts';
import { Skeleton } from '../../lib/ui/skeleton.tsx';
import { useTicketCode } from './ticket-qr.tsx';

/** Longer words than a seat's are set smaller, or they would leave the screen. */
const LARGE_LETTERS_MAX = 5;

interface GateSlideProps {
  ticket: TicketStub;
  owner: string;
  show: ShowLabel;
  line: QuoteLine | undefined;
}

/** One ticket for the gate: the code as large as it goes, and the seat to be read from afar. */
export function GateSlide({ ticket, owner, show, line }: GateSlideProps) {
  const words = useWords();
  const { t } = words;
  const { address, error, refetch } = useTicketCode(owner, ticket.ticketId);
  const seat = line ? seatLabel(line, words) : ticket.code;
  const side =
    'size-[min(92vw,calc(100dvh-24rem))] min-h-52 min-w-52 landscape:size-[min(46vw,calc(100dvh-8.5rem))]';
  return (
    <div className="flex h-full flex-col items-center justify-evenly gap-2 overflow-y-auto px-4 landscape:flex-row">
      {address ? (
        <img src={address} alt={t('order.qr', { seat })} className={side} />
      ) : error ? (
        <button
          type="button"
          onClick={() => void refetch()}
          className={`${side} rounded border border-paper-muted p-6 font-semibold underline`}
        >
          {t('order.qrFailed')}
        </button>
      ) : (
        <Skeleton className={`${side} bg-on-paper/10`} />
      )}
      <div className="flex w-full max-w-md min-w-0 flex-col gap-3 text-center">
        <p className="font-mono text-xl font-semibold tracking-widest">{ticket.code}</p>
        {line && <SeatInLarge line={line} />}
        <div>
          <p className="line-clamp-2 text-lg leading-snug font-bold">{show.titleName}</p>
          <p className="text-paper-muted">
            {words.moment(show.startsAt, show.timeZone)} · {show.screenName}
          </p>
        </div>
        <p className="text-sm text-paper-muted">{t('gate.bright')}</p>
      </div>
    </div>
  );
}

function SeatInLarge({ line }: { line: QuoteLine }) {
  const { t } = useWords();
  const facts: [name: string, value: string][] = [
    [line.row ? t('order.seat') : t('order.place'), line.number],
    [t('order.gate'), line.gate],
  ];
  if (line.row) facts.unshift([t('order.row'), line.row]);
  return (
    <dl className="flex items-end justify-center gap-6">
      {facts.map(([name, value]) => {
        const isLong = value.length > LARGE_LETTERS_MAX;
        return (
          <div key={name} className={isLong ? 'min-w-0' : 'shrink-0'}>
            <dt className="text-sm text-paper-muted">{name}</dt>
            <dd className={isLong ? 'text-2xl font-bold' : 'text-5xl font-bold'}>{value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
