import { bookingOperations } from '@houseful/contract/booking';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { isProblem } from '../../lib/api/problem.ts';
import { api } from '../../lib/browser.ts';
import { orderKey, useOrder } from '../../lib/order/use-order.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { Spinner } from '../../lib/ui/spinner.tsx';
import { Declined } from './declined.tsx';

interface PaymentReturnProps {
  orderId: string;
  /** What the provider gave the browser; null when the buyer came back without paying. */
  paymentToken: string | null;
}

/** Back from the payment page: asks our server how it ended, as often as needed, and says so. */
export function PaymentReturn({ orderId, paymentToken }: PaymentReturnProps) {
  const { data: order, visitor } = useOrder(orderId);
  const confirmation = useConfirmation(orderId, paymentToken);
  const { error } = confirmation;

  if (visitor.kind !== 'unknown' && (paymentToken === null || visitor.kind === 'nobody')) {
    return <Navigate to={`/orders/${orderId}`} replace />;
  }
  if (confirmation.isSuccess || order?.status === 'CONFIRMED') {
    return <Navigate to={`/orders/${orderId}`} replace state={{ justPaid: true }} />;
  }
  if (isProblem(error, 'payment-declined')) {
    return <Declined order={order} reason={error.members.reason} />;
  }
  if (isProblem(error, 'payment-pending')) return <StillPending />;
  if (isProblem(error, 'order-expired') || isProblem(error, 'order-cancelled')) {
    return <TooLate showId={order?.showId} />;
  }
  if (error) {
    return <ProblemNotice error={error} onRetry={() => void confirmation.refetch()} />;
  }
  return (
    <EmptyState title="Confirming your payment">
      <p className="flex items-center justify-center gap-3" role="status">
        <Spinner /> One moment, please.
      </p>
    </EmptyState>
  );
}

/** Confirming is repeatable: the same order with the same token has one answer. */
function useConfirmation(orderId: string, paymentToken: string | null) {
  const queries = useQueryClient();
  const confirmation = useQuery({
    queryKey: ['confirm-payment', orderId, paymentToken],
    queryFn: ({ signal }) =>
      api.call(
        bookingOperations.confirmPayment,
        { orderId, paymentToken: paymentToken ?? '' },
        { signal },
      ),
    enabled: paymentToken !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { isSuccess } = confirmation;
  useEffect(() => {
    if (isSuccess) void queries.invalidateQueries({ queryKey: orderKey(orderId) });
  }, [isSuccess, orderId, queries]);
  return confirmation;
}

/** The order itself is watched: this page goes on by itself when the bank has answered. */
function StillPending() {
  return (
    <EmptyState
      title="Your bank is still thinking"
      action={
        <ButtonLink look="quiet" to="/tickets">
          My tickets
        </ButtonLink>
      }
    >
      <p className="flex items-center justify-center gap-3" role="status">
        <Spinner /> Waiting for its answer.
      </p>
      <p className="mt-3">
        You need not stay: you get your tickets by mail, or your money back by itself. Please do not
        pay a second time.
      </p>
    </EmptyState>
  );
}

function TooLate({ showId }: { showId: string | undefined }) {
  return (
    <EmptyState
      title="The time to pay was over"
      action={
        <ButtonLink to={showId ? `/shows/${showId}/seats` : '/'}>Choose seats again</ButtonLink>
      }
    >
      The seats went back on sale. If your bank took the money, it comes back by itself; you need
      not do anything.
    </EmptyState>
  );
}
