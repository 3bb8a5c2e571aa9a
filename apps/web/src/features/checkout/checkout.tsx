import type { Hold } from '@houseful/contract/booking';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { isProblem } from '../../lib/api/problem.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { HeldCheckout } from './held-checkout.tsx';
import { useHold } from './use-hold.ts';

interface CheckoutProps {
  holdId: string;
  /** Offers to sign in; calls `onDone` when the tab has become a member's. */
  renderSignIn: (onDone: () => void) => ReactNode;
}

/** From held seats to the payment page, safe against every way of leaving and coming back. */
export function Checkout({ holdId, renderSignIn }: CheckoutProps) {
  const { data: hold, error, refetch, visitor } = useHold(holdId);
  if (visitor.kind === 'nobody' || isProblem(error, 'no-such-hold')) return <UnknownHold />;
  if (!hold && error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!hold) return <CheckoutSkeleton />;
  switch (hold.status) {
    case 'HELD':
      return <HeldCheckout {...{ hold, visitor, renderSignIn }} onOver={() => void refetch()} />;
    case 'ORDERED':
      return <Navigate to={`/orders/${hold.orderId}`} replace />;
    case 'EXPIRED':
      return (
        <SeatsGone hold={hold} title="Your time ran out">
          The seats went back on sale, and nothing was charged. They may still be free.
        </SeatsGone>
      );
    case 'RELEASED':
      return (
        <SeatsGone hold={hold} title="You let these seats go">
          Nothing was charged. You can choose again.
        </SeatsGone>
      );
  }
}

function SeatsGone({ hold, title, children }: { hold: Hold; title: string; children: string }) {
  return (
    <EmptyState
      title={title}
      action={<ButtonLink to={`/shows/${hold.showId}/seats`}>Choose seats again</ButtonLink>}
    >
      {children}
    </EmptyState>
  );
}

function UnknownHold() {
  return (
    <EmptyState title="No seats are held here" action={<ButtonLink to="/">Find a show</ButtonLink>}>
      Seats are held for the browser that chose them, or for the account that was signed in.
    </EmptyState>
  );
}

function CheckoutSkeleton() {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <LoadingLabel>Loading your seats</LoadingLabel>
      <Skeleton className="h-64" />
      <Skeleton className="h-64" />
    </div>
  );
}
