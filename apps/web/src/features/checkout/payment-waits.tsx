import type { OrderDetails } from '@houseful/contract/booking';
import { useWords } from '../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { OfflineIcon } from '../../lib/ui/icons.tsx';
import { Spinner } from '../../lib/ui/spinner.tsx';
import { OrderInShort } from './order-in-short.tsx';
import type { PaymentView } from './payment-view.ts';
import { StateScreen } from './state-screen.tsx';

interface PaymentWaitsProps {
  view: Extract<PaymentView, 'pending' | 'unreachable' | 'offline'>;
  order: OrderDetails | undefined;
  asking: boolean;
  askAgain: () => void;
}

const NAMES = {
  pending: { title: 'payment.pendingTitle', text: 'payment.pendingText' },
  unreachable: { title: 'payment.unreachableTitle', text: 'payment.unreachableText' },
  offline: { title: 'payment.offlineTitle', text: 'payment.offlineText' },
} as const;

/** Nobody knows yet how it ended. This page asks by itself, and nobody has to stay for it. */
export function PaymentWaits({ view, order, asking, askAgain }: PaymentWaitsProps) {
  const { t } = useWords();
  const email = order?.contact.email;
  return (
    <StateScreen
      icon={view === 'offline' ? <OfflineIcon /> : <Spinner />}
      title={t(NAMES[view].title)}
      action={
        <>
          {view !== 'pending' && (
            <Button look="quiet" busy={asking} onClick={askAgain}>
              {t('payment.askNow')}
            </Button>
          )}
          <ButtonLink look="plain" to="/tickets">
            {t('payment.myTickets')}
          </ButtonLink>
        </>
      }
    >
      <p role="status">{t(NAMES[view].text)}</p>
      <p>{email ? t('payment.pendingLeaveMail', { email }) : t('payment.pendingLeave')}</p>
      {order && <OrderInShort order={order} />}
    </StateScreen>
  );
}
