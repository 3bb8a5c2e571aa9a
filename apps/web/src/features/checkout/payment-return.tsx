import type { OrderDetails } from '@houseful/contract/booking';
import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useOrder } from '../../lib/order/use-order.ts';
import { device } from '../../lib/time/device.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { QuestionIcon, TickIcon } from '../../lib/ui/icons.tsx';
import { Spinner } from '../../lib/ui/spinner.tsx';
import { NotPaid } from './not-paid.tsx';
import { PaymentOver } from './payment-over.tsx';
import { paymentView } from './payment-view.ts';
import { PaymentWaits } from './payment-waits.tsx';
import { StateScreen } from './state-screen.tsx';
import { useConfirmation } from './use-confirmation.ts';

/** Money may still come for an order whose time is over; then it is confirmed, or the money goes back. */
const LOOK_AGAIN_MS = 15_000;
/** Tickets found later than this are no news to celebrate. */
const JUST_PAID_MS = 10 * 60_000;

interface PaymentReturnProps {
  orderId: string;
  /** What the provider gave the browser; null when the buyer came back without paying. */
  paymentToken: string | null;
}

/**
 * Where every way back from the payment page ends: now, tomorrow, in another tab, with or without
 * having paid. Asks our server how it ended, as often as needed, and says what is true.
 */
export function PaymentReturn({ orderId, paymentToken }: PaymentReturnProps) {
  const { t } = useWords();
  const { data: order, error: orderError, refetch, visitor } = useOrder(orderId);
  const known = visitor.kind === 'guest' || visitor.kind === 'member';
  const confirmation = useConfirmation(orderId, paymentToken, known);
  const refusal = confirmation.data?.paid === false ? confirmation.data.refusal : null;
  const view = paymentView({
    visitor: visitor.kind,
    hasToken: paymentToken !== null,
    order,
    orderError,
    confirmation: confirmation.data ?? null,
  });
  const askAgain = () => void Promise.all([confirmation.refetch(), refetch()]);

  useEffect(() => {
    if (view !== 'too-late') return;
    return device.every(LOOK_AGAIN_MS, () => void refetch());
  }, [view, refetch]);

  switch (view) {
    case 'done':
      return (
        <Navigate
          to={`/orders/${orderId}`}
          replace
          state={{ justPaid: paymentToken !== null && isFresh(order) }}
        />
      );
    case 'confirming':
      return (
        <StateScreen key={view} icon={<Spinner />} title={t('payment.confirmingTitle')}>
          <p role="status">{t('payment.confirmingText')}</p>
        </StateScreen>
      );
    case 'paid':
      return (
        <StateScreen key={view} icon={<TickIcon />} title={t('payment.paidTitle')}>
          <p role="status">{t('payment.paidText')}</p>
        </StateScreen>
      );
    case 'not-paid':
    case 'declined':
      return <NotPaid key={view} {...{ orderId, order, refusal }} onOver={() => void refetch()} />;
    case 'pending':
    case 'unreachable':
    case 'offline':
      return (
        <PaymentWaits key={view} {...{ view, order, askAgain }} asking={confirmation.isFetching} />
      );
    case 'too-late':
    case 'money-back':
    case 'cancelled':
      return <PaymentOver key={view} {...{ view, order }} />;
    case 'not-yours':
      return <NotYours isMember={visitor.kind === 'member'} {...{ orderId, paymentToken }} />;
    case 'problem':
      return <ProblemNotice error={refusal ?? orderError} onRetry={askAgain} />;
  }
}

function isFresh(order: OrderDetails | undefined): boolean {
  const confirmedAt = order?.confirmedAt;
  return !!confirmedAt && serverTime.now() - Date.parse(confirmedAt) < JUST_PAID_MS;
}

function NotYours({ isMember, orderId, paymentToken }: PaymentReturnProps & { isMember: boolean }) {
  const { t } = useWords();
  const here = `/checkout/return?${new URLSearchParams({
    orderId,
    ...(paymentToken === null ? {} : { paymentToken }),
  })}`;
  return (
    <StateScreen
      icon={<QuestionIcon />}
      title={t('payment.notYoursTitle')}
      action={
        <>
          {!isMember && (
            <ButtonLink to={`/account?${new URLSearchParams({ next: here })}`}>
              {t('signIn.signIn')}
            </ButtonLink>
          )}
          <ButtonLink look="quiet" to="/tickets">
            {t('payment.myTickets')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('payment.notYoursText')}</p>
    </StateScreen>
  );
}
