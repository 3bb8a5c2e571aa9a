import type { OrderDetails } from '@houseful/contract/booking';
import type { ReactNode } from 'react';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { PriceSummary } from '../../lib/ui/price-summary.tsx';
import { QrIcon } from '../../lib/ui/icons.tsx';
import { Skeleton } from '../../lib/ui/skeleton.tsx';
import { ChangeOfPlans } from './change-of-plans.tsx';
import { GateView } from './gate-view.tsx';
import { MovedNotice } from './moved-notice.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderHead } from './order-head.tsx';
import { RefundTrack } from './refund-track.tsx';
import { TicketStrip } from './ticket-strip.tsx';
import { useGate } from './use-gate.ts';
import { arriveBy } from './when.ts';

interface ConfirmedOrderProps {
  order: OrderDetails;
  owner: string;
  isGuest: boolean;
  justPaid: boolean;
  /** How fresh all this is, where that has to be said. */
  note: ReactNode;
}

/** A paid order: its tickets first, then all that can be done with them. */
export function ConfirmedOrder({ order, owner, isGuest, justPaid, note }: ConfirmedOrderProps) {
  const { t, money } = useWords();
  const gate = useGate();
  const over = Date.parse(order.show.endsAt) <= serverTime.now();
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-7">
      {justPaid && <Celebration tickets={order.quote.lines.length} />}
      {note}
      <MovedNotice order={order} />
      <OrderHead order={order}>
        <Arrival order={order} over={over} />
      </OrderHead>
      {order.tickets.length > 0 && !over && (
        <Button onClick={() => gate.open(0)} className="min-h-14 w-full text-lg">
          <QrIcon /> {t('tickets.showAtGate')}
        </Button>
      )}
      {order.tickets.length === 0 ? (
        <TicketsToCome />
      ) : (
        <>
          <OrderActions order={order} owner={owner} />
          <TicketStrip order={order} owner={owner} onOpen={gate.open} arrive={justPaid} />
        </>
      )}
      {isGuest && <GuestInvitation orderId={order.orderId} />}
      {!over && order.notice?.kind !== 'moved' && <ChangeOfPlans order={order} />}
      <section
        aria-labelledby="payment"
        className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5"
      >
        <h2 id="payment" className="text-lg font-bold">
          {t('order.payment')}
        </h2>
        <PriceSummary quote={order.quote} />
        {order.paid && order.paid.amount !== order.total.amount && (
          <p className="text-sm text-muted">{t('order.wasPaid', { amount: money(order.paid) })}</p>
        )}
      </section>
      {order.refund && <RefundTrack refund={order.refund} kept={null} />}
      <ButtonLink look="quiet" to="/tickets" className="self-center">
        {t('order.allTickets')}
      </ButtonLink>
      <GateView order={order} owner={owner} gate={gate} />
    </div>
  );
}

function Celebration({ tickets }: { tickets: number }) {
  const { t } = useWords();
  return (
    <div className="flex flex-col items-center gap-4 pt-2 text-center">
      <p className="sign sign-lit px-7 py-6 text-3xl leading-none sm:text-4xl">
        {t('order.seeYouThere')}
      </p>
      <p className="text-lg" role="status">
        {t('order.paidLead', { count: tickets })}
      </p>
    </div>
  );
}

/** The bank was faster than the printer: the page asks on by itself. */
function TicketsToCome() {
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-3">
      <p role="status">{t('order.ticketsToCome')}</p>
      <Skeleton className="h-[34rem] max-w-80 rounded-card" />
    </div>
  );
}

function Arrival({ order: { show }, over }: { order: OrderDetails; over: boolean }) {
  const { t, time } = useWords();
  if (over) return <p className="text-sm text-muted">{t('order.over')}</p>;
  return (
    <p className="w-fit rounded-full bg-raised px-3 py-1 text-sm font-semibold text-bulb">
      {t('order.beThereBy', { time: time(arriveBy(show), show.timeZone) })}
    </p>
  );
}

function GuestInvitation({ orderId }: { orderId: string }) {
  const { t } = useWords();
  return (
    <aside className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-bulb/50 bg-surface p-5">
      <div className="min-w-56 flex-1">
        <h2 className="font-bold">{t('order.guestTitle')}</h2>
        <p className="text-sm text-muted">{t('order.guestDetail')}</p>
      </div>
      <ButtonLink look="quiet" to={`/account?new&next=/orders/${orderId}`}>
        {t('order.createAccount')}
      </ButtonLink>
    </aside>
  );
}
