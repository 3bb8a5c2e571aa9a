import type { OrderStatus } from '@houseful/contract/booking';
import { useEffect, useRef } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { keptPlaces } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useOrder } from '../../lib/order/use-order.ts';
import { device } from '../../lib/time/device.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { ConfirmedOrder } from './confirmed-order.tsx';
import { EndedOrder } from './ended-order.tsx';
import { KeptNote } from './kept-note.tsx';
import { UnpaidOrder } from './unpaid-order.tsx';

interface OrderScreenProps {
  orderId: string;
  /** The buyer comes straight from paying: then it is a celebration. */
  justPaid: boolean;
}

export function OrderScreen({ orderId, justPaid }: OrderScreenProps) {
  const { data: order, error, refetch, dataUpdatedAt, visitor } = useOrder(orderId);
  useFocusOnChange(order?.status);
  useDoneInside(order?.status === 'CONFIRMED' ? order.showId : null);
  if (visitor.kind === 'nobody' || isProblem(error, 'no-such-order'))
    return <UnknownOrder orderId={orderId} />;
  if (!order && error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!order || visitor.kind === 'unknown') return <OrderSkeleton />;
  const note = <KeptNote error={error} checkedAt={dataUpdatedAt} />;
  switch (order.status) {
    case 'CONFIRMED':
      return (
        <ConfirmedOrder
          order={order}
          owner={visitor.user.userId}
          isGuest={visitor.kind === 'guest'}
          justPaid={justPaid}
          note={note}
        />
      );
    case 'PAYMENT_PENDING':
      return <UnpaidOrder order={order} onOver={() => void refetch()} />;
    case 'CANCELLED':
    case 'EXPIRED':
    case 'FAILED':
      return <EndedOrder order={order} note={note} />;
  }
}

/** Who has bought needs no leave of a waiting room any more. */
function useDoneInside(showId: string | null): void {
  useEffect(() => {
    if (showId !== null) keptPlaces.boughtFor(showId);
  }, [showId]);
}

/** What the buyer had in hand is gone with the order's former state: reading goes on at its new one. */
function useFocusOnChange(status: OrderStatus | undefined): void {
  const shown = useRef(status);
  useEffect(() => {
    const former = shown.current;
    shown.current = status;
    if (former === undefined || former === status) return;
    // After the dialog, if there was one, has tried to give the focus back.
    return device.after(0, () => document.getElementById('content')?.focus());
  }, [status]);
}

function UnknownOrder({ orderId }: { orderId: string }) {
  const { t } = useWords();
  return (
    <EmptyState
      title={t('order.notYours')}
      action={
        <ButtonLink to={`/account?next=/orders/${orderId}`} className="mt-2">
          {t('tickets.signIn')}
        </ButtonLink>
      }
    >
      {t('order.notYoursDetail')}
    </EmptyState>
  );
}

function OrderSkeleton() {
  const { t } = useWords();
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6">
      <LoadingLabel>{t('order.loading')}</LoadingLabel>
      <div className="flex gap-4">
        <Skeleton className="h-36 w-24 shrink-0" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-8 w-3/4" />
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-5 w-2/3" />
        </div>
      </div>
      <Skeleton className="h-12" />
      <Skeleton className="h-[32rem] rounded-card" />
    </div>
  );
}
