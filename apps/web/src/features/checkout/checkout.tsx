import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { isProblem } from '../../lib/api/problem.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { QuestionIcon } from '../../lib/ui/icons.tsx';
import { EndedHold } from './ended-hold.tsx';
import { HeldCheckout } from './held-checkout.tsx';
import { StateScreen } from './state-screen.tsx';
import { useHold } from './use-hold.ts';

interface CheckoutProps {
  holdId: string;
  /** Offers to sign in; calls `onDone` when the tab has become a member's. */
  renderSignIn: (onDone: () => void) => ReactNode;
}

/** From held seats to the payment page, safe against every way of leaving and coming back. */
export function Checkout({ holdId, renderSignIn }: CheckoutProps) {
  const { data: hold, error, refetch, visitor } = useHold(holdId);
  if (visitor.kind === 'nobody' || isProblem(error, 'no-such-hold')) {
    return <UnknownHold holdId={holdId} isMember={visitor.kind === 'member'} />;
  }
  if (!hold && error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!hold) return <CheckoutSkeleton />;
  switch (hold.status) {
    case 'HELD':
      return (
        <HeldCheckout
          {...{ hold, visitor, renderSignIn }}
          unreachable={error !== null}
          onOver={() => void refetch()}
        />
      );
    case 'ORDERED':
      return <Navigate to={`/checkout/return?orderId=${hold.orderId}`} replace />;
    case 'EXPIRED':
    case 'RELEASED':
      return <EndedHold key={hold.status} hold={hold} status={hold.status} />;
  }
}

function UnknownHold({ holdId, isMember }: { holdId: string; isMember: boolean }) {
  const { t } = useWords();
  return (
    <StateScreen
      icon={<QuestionIcon />}
      title={t('checkout.unknownTitle')}
      action={
        <>
          <ButtonLink to="/">{t('checkout.findShow')}</ButtonLink>
          {!isMember && (
            <ButtonLink look="quiet" to={`/account?next=/checkout/${holdId}`}>
              {t('signIn.signIn')}
            </ButtonLink>
          )}
        </>
      }
    >
      <p>{t('checkout.unknownText')}</p>
    </StateScreen>
  );
}

/** As high as what it stands for, so that nothing jumps. */
function CheckoutSkeleton() {
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-3 sm:gap-4 lg:gap-6">
      <LoadingLabel>{t('checkout.loading')}</LoadingLabel>
      <Skeleton className="-mt-6 h-13 sm:mt-0 sm:rounded-lg" />
      <div className="grid gap-3 sm:gap-4 lg:grid-cols-2 lg:gap-6">
        <Skeleton className="h-67 rounded-card" />
        <Skeleton className="h-80 rounded-card" />
      </div>
    </div>
  );
}
