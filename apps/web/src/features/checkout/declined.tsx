import type { OrderDetails } from '@houseful/contract/booking';
import { ButtonAnchor, ButtonLink } from '../../lib/ui/button.tsx';
import { Countdown } from '../../lib/ui/countdown.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';

interface DeclinedProps {
  order: OrderDetails | undefined;
  /** The bank's reason, as a word or a sentence. */
  reason: string;
}

export function Declined({ order, reason }: DeclinedProps) {
  const payUrl = order?.status === 'PAYMENT_PENDING' ? order.payment?.payUrl : undefined;
  return (
    <EmptyState
      title="The payment was declined"
      action={
        <div className="mt-2 flex flex-wrap justify-center gap-3">
          {payUrl && <ButtonAnchor href={payUrl}>Try again</ButtonAnchor>}
          {order && (
            <ButtonLink look="quiet" to={`/orders/${order.orderId}`}>
              See the order
            </ButtonLink>
          )}
        </div>
      }
    >
      <p>
        {readable(reason)} Nothing was charged, and your seats are still yours
        {payUrl && order && (
          <>
            {' '}
            for <Countdown expiresAt={order.expiresAt} />
          </>
        )}
        .
      </p>
    </EmptyState>
  );
}

/** What a provider says when the bank gave it no reason. */
const NO_REASON = 'declined-by-bank';

/** `insufficient-funds` as people write it. */
function readable(reason: string): string {
  if (reason === NO_REASON) return 'Your bank gave no reason.';
  return `Your bank said: ${reason.replace(/[-_]/g, ' ').replace(/\.$/, '')}.`;
}
