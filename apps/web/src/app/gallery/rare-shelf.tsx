import type { RefundStatus } from '@houseful/contract/cancellation';
import { useState } from 'react';
import { NotPaid } from '../../features/checkout/not-paid.tsx';
import { PaymentOver } from '../../features/checkout/payment-over.tsx';
import { PaymentWaits } from '../../features/checkout/payment-waits.tsx';
import { EmptyShelf, ListSkeleton, NoTickets } from '../../features/my-tickets/list-states.tsx';
import { RefundTrack } from '../../features/my-tickets/refund-track.tsx';
import { LostNotice } from '../../features/seat-picker/panel/lost-notice.tsx';
import { StaleNotice } from '../../features/seat-picker/panel/sale-notices.tsx';
import { ApiProblem } from '../../lib/api/problem.ts';
import { serverTime } from '../../lib/browser.ts';
import { Button } from '../../lib/ui/button.tsx';
import { failedOrder, unpaidOrder } from './sample-order.ts';
import { quoteOf } from './sample-quote.ts';
import { sampleRoom } from './sample-room.ts';
import { Shelf, Specimen } from './specimen.tsx';

const PAY_WINDOW_MS = 300_000;
const REFUND_STATES: readonly RefundStatus[] = ['PENDING', 'SENT', 'DONE'];
const WAITS = ['pending', 'unreachable', 'offline'] as const;
const ENDS = ['too-late', 'money-back', 'cancelled'] as const;
const DECLINED = new ApiProblem({
  code: 'payment-declined',
  status: 402,
  title: 'Declined',
  members: { reason: 'insufficient-funds' },
});

/** What a buyer meets seldom, and what is hard to bring about by hand. */
export function RareShelf() {
  return (
    <Shelf id="rare" title="States that are hard to reach">
      <LostSeats />
      <Specimen name="StaleNotice: the live line is lost">
        <StaleNotice sinceMs={serverTime.now()} timeZone="Asia/Kolkata" />
      </Specimen>
      <Unpaid />
      {WAITS.map((view) => (
        <Specimen key={view} name={`PaymentWaits: ${view}`}>
          <PaymentWaits
            {...{ view }}
            order={failedOrder('PENDING')}
            asking={false}
            askAgain={stay}
          />
        </Specimen>
      ))}
      {ENDS.map((view) => (
        <Specimen key={view} name={`PaymentOver: ${view}`}>
          <PaymentOver {...{ view }} order={failedOrder('SENT')} />
        </Specimen>
      ))}
      {REFUND_STATES.map((status) => (
        <Specimen key={status} name={`RefundTrack: ${status}`}>
          <RefundTrack
            refund={{ ...quoteRefund(), status }}
            kept={{ amount: 19_000, currency: 'INR' }}
          />
        </Specimen>
      ))}
      <Specimen name="NoTickets of a stranger; EmptyShelf; ListSkeleton">
        <NoTickets signedIn={false} />
        <EmptyShelf shelf="past" />
        <ListSkeleton />
      </Specimen>
    </Shelf>
  );
}

function LostSeats() {
  const [room] = useState(sampleRoom);
  const [lost, setLost] = useState(false);
  const [first, second] = room.sectionOf('stalls')?.rows[0]?.seats ?? [];
  if (!first || !second) return null;
  const loss = { seats: [first], party: [first, second], wasHolding: true };
  return (
    <Specimen name="LostNotice: takes the focus when somebody was faster">
      {lost ? (
        <LostNotice
          {...{ room, loss }}
          categories={new Map()}
          isFree={(seat) => seat !== first}
          onTake={stay}
          onClose={() => setLost(false)}
        />
      ) : (
        <Button look="quiet" onClick={() => setLost(true)}>
          Lose a seat
        </Button>
      )}
    </Specimen>
  );
}

function Unpaid() {
  const [order] = useState(() =>
    unpaidOrder(new Date(serverTime.now() + PAY_WINDOW_MS).toISOString()),
  );
  return [null, DECLINED].map((refusal) => (
    <Specimen key={String(refusal)} name={`NotPaid${refusal ? ', declined' : ''}`}>
      <NotPaid {...{ order, refusal }} orderId={order.orderId} onOver={stay} />
    </Specimen>
  ));
}

function quoteRefund() {
  return { amount: quoteOf(1).subtotal, updatedAt: '2026-11-21T13:06:00.000Z' };
}

/** Here nothing leads anywhere. */
function stay(): void {}
