import type { OrderDetails } from '@houseful/contract/booking';
import { isProblem } from '../../lib/api/problem.ts';
import { useOrder } from '../../lib/order/use-order.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { ConfirmedOrder } from './confirmed-order.tsx';
import { UnpaidOrder } from './unpaid-order.tsx';

interface OrderScreenProps {
  orderId: string;
  /** The buyer comes straight from paying: then it is a celebration. */
  justPaid: boolean;
}

export function OrderScreen({ orderId, justPaid }: OrderScreenProps) {
  const { data: order, error, refetch, visitor } = useOrder(orderId);
  if (visitor.kind === 'nobody' || isProblem(error, 'no-such-order'))
    return <UnknownOrder orderId={orderId} />;
  if (!order && error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!order) return <OrderSkeleton />;
  switch (order.status) {
    case 'CONFIRMED':
      return (
        <ConfirmedOrder order={order} justPaid={justPaid} isGuest={visitor.kind === 'guest'} />
      );
    case 'PAYMENT_PENDING':
      return <UnpaidOrder order={order} onOver={() => void refetch()} />;
    case 'EXPIRED':
      return (
        <EndedOrder order={order} title="This order was not paid in time">
          Its seats went back on sale. If your bank took the money, it comes back by itself; you
          need not do anything.
        </EndedOrder>
      );
    case 'CANCELLED':
      return (
        <EndedOrder order={order} title="This order is cancelled">
          Its seats went back on sale, and nothing was charged.
        </EndedOrder>
      );
    case 'FAILED':
      return (
        <EndedOrder order={order} title="This order did not work out">
          If your bank took the money, it comes back by itself; you need not do anything.
        </EndedOrder>
      );
  }
}

interface EndedOrderProps {
  order: OrderDetails;
  title: string;
  children: string;
}

function EndedOrder({ order, title, children }: EndedOrderProps) {
  return (
    <EmptyState
      title={title}
      action={<ButtonLink to={`/shows/${order.showId}/seats`}>Choose seats again</ButtonLink>}
    >
      <p className="font-semibold text-ink">{order.show.titleName}</p>
      <p>{children}</p>
    </EmptyState>
  );
}

function UnknownOrder({ orderId }: { orderId: string }) {
  return (
    <EmptyState
      title="We cannot show this order here"
      action={<ButtonLink to={`/account?next=/orders/${orderId}`}>Sign in</ButtonLink>}
    >
      Orders are shown to the account, or the browser, that made them. The tickets are in the mail
      we sent as well.
    </EmptyState>
  );
}

function OrderSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-4">
      <LoadingLabel>Loading your order</LoadingLabel>
      <Skeleton className="h-10 w-2/3" />
      <Skeleton className="h-[32rem] rounded-card" />
    </div>
  );
}
