import type { OrderDetails } from '@houseful/contract/booking';
import { useWords } from '../../lib/i18n/words.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { ClockIcon, ReturnIcon } from '../../lib/ui/icons.tsx';
import { OrderInShort } from './order-in-short.tsx';
import type { PaymentView } from './payment-view.ts';
import { StateScreen } from './state-screen.tsx';

interface PaymentOverProps {
  view: Extract<PaymentView, 'too-late' | 'money-back' | 'cancelled'>;
  order: OrderDetails | undefined;
}

const NAMES = {
  'too-late': { icon: <ClockIcon />, title: 'payment.tooLateTitle', text: 'payment.tooLateText' },
  'money-back': {
    icon: <ReturnIcon />,
    title: 'payment.moneyBackTitle',
    text: 'payment.moneyBackText',
  },
  cancelled: {
    icon: <ReturnIcon />,
    title: 'payment.cancelledTitle',
    text: 'payment.cancelledText',
  },
} as const;

/** This order will not be paid any more; what was taken for it comes back. */
export function PaymentOver({ view, order }: PaymentOverProps) {
  const { t } = useWords();
  const { icon, title, text } = NAMES[view];
  return (
    <StateScreen
      icon={icon}
      title={t(title)}
      action={
        <>
          <ButtonLink to={order ? `/shows/${order.showId}/seats` : '/'}>
            {t(order ? 'payment.chooseAgain' : 'checkout.findShow')}
          </ButtonLink>
          <ButtonLink look="plain" to="/tickets">
            {t('payment.myTickets')}
          </ButtonLink>
        </>
      }
    >
      <p role="status">{t(text)}</p>
      <MoneyBack view={view} order={order} />
      {order && <OrderInShort order={order} />}
    </StateScreen>
  );
}

const REFUND_TEXTS = {
  PENDING: 'payment.refundPending',
  SENT: 'payment.refundSent',
  DONE: 'payment.refundDone',
} as const;

/** How far the money is on its way, or that it would come if there was any. */
function MoneyBack({ view, order }: PaymentOverProps) {
  const { t, money } = useWords();
  if (order?.refund) {
    const { status, amount } = order.refund;
    return (
      <p className="font-semibold text-ink">{t(REFUND_TEXTS[status], { amount: money(amount) })}</p>
    );
  }
  return view === 'too-late' ? null : <p>{t('payment.moneyBackPerhaps')}</p>;
}
