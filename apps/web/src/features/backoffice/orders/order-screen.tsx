import type { DeskOrder } from '@houseful/contract/order-desk';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { seatDetails, seatLabel } from '../../../lib/order/seat-label.ts';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { StatusBadge } from './status-badge.tsx';
import { useDeskOrder } from './use-order.ts';
import { useOrderWords } from './words/order-words.ts';

/** One order: what was bought, its money, its tickets, what happened, and what can be done. */
export function OrderAtDeskScreen({ orderId }: { orderId: string }) {
  const { say } = useOrderWords();
  const { data: desk, error, refetch } = useDeskOrder(orderId);
  return (
    <>
      <ButtonLink look="plain" to="/desk/orders" className="self-start">
        {say('order.back')}
      </ButtonLink>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {!desk && !error && (
        <>
          <LoadingLabel>{say('order.loading')}</LoadingLabel>
          <Skeleton className="h-96" />
        </>
      )}
      {desk && (
        <>
          <Head desk={desk} />
          <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
            <div className="flex min-w-0 flex-col gap-6">
              <Bought desk={desk} />
              <Tickets desk={desk} />
              <OrderTimeline timeline={desk.timeline} />
            </div>
            <div className="flex min-w-0 flex-col gap-6 max-lg:order-first">
              <OrderActions desk={desk} />
              <OrderMoney desk={desk} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

function Head({ desk: { order } }: { desk: DeskOrder }) {
  const { say } = useOrderWords();
  const { name, email, phone } = order.contact;
  const contact = [name, email, phone].filter(Boolean);
  return (
    <div className="flex flex-col gap-1">
      <h2 className="flex flex-wrap items-center gap-3 text-2xl font-bold">
        <span className="break-all">
          {say('order.title', { code: order.ticketCode ?? order.orderId })}
        </span>
        <StatusBadge status={order.status} />
      </h2>
      <p className="break-words text-muted">
        {contact.length > 0 ? contact.join(' · ') : say('order.noContact')}
      </p>
    </div>
  );
}

function Bought({ desk: { order } }: { desk: DeskOrder }) {
  const words = useOrderWords();
  const { say, moment, money } = words;
  const { show, quote } = order;
  return (
    <Panel title={say('order.bought')}>
      <div>
        <p className="font-semibold break-words">{show.titleName}</p>
        <p className="text-sm text-muted">
          {[moment(show.startsAt, show.timeZone), show.screenName, show.venueName].join(' · ')}
        </p>
      </div>
      <ul className="flex flex-col gap-1.5">
        {quote.lines.map((line) => (
          <li key={line.seatId} className="flex justify-between gap-4">
            <span>
              <span className="font-medium">{seatLabel(line, words)}</span>{' '}
              <span className="text-sm text-muted">{seatDetails(line)}</span>
            </span>
            <span className="shrink-0 tabular-nums">{money(line.price)}</span>
          </li>
        ))}
      </ul>
      {quote.offers?.map(({ offerId, name, code, amount }) => (
        <p key={offerId} className="flex justify-between gap-4 text-sm text-muted">
          <span>{[name, code].filter(Boolean).join(' · ')}</span>
          <span className="tabular-nums">−{money(amount)}</span>
        </p>
      ))}
    </Panel>
  );
}

function Tickets({ desk: { tickets } }: { desk: DeskOrder }) {
  const { say, moment } = useOrderWords();
  return (
    <Panel title={say('order.tickets')}>
      {tickets.length === 0 && <p className="text-muted">{say('order.noTickets')}</p>}
      <ul className="divide-y divide-line">
        {tickets.map(({ ticketId, seatId, code, status, enteredAt }) => (
          <li
            key={ticketId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 py-2"
            data-status={status}
          >
            <span className={status === 'VALID' ? 'font-medium' : 'text-muted line-through'}>
              {seatId} <span className="font-mono text-sm">{code}</span>
            </span>
            <span className="text-sm text-muted">
              {say(`ticket.${status}`)}
              {enteredAt &&
                ` · ${say('ticket.used', { when: moment(enteredAt, deviceTimeZone()) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
