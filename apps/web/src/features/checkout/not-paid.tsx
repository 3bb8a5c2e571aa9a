import type { OrderDetails } from '@houseful/contract/booking';
import { isProblem } from '../../lib/api/problem.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useCancelOrder } from '../../lib/order/use-cancel-order.ts';
import { useContinuePayment } from '../../lib/order/use-continue-payment.ts';
import { Button, ButtonAnchor, ButtonLink } from '../../lib/ui/button.tsx';
import { GiveUpOrder } from '../../lib/ui/give-up-order.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { ClockIcon, CloseIcon } from '../../lib/ui/icons.tsx';
import { declineText } from './decline-words.ts';
import { OrderInShort } from './order-in-short.tsx';
import { StateScreen } from './state-screen.tsx';
import { TimeBar } from './time-bar.tsx';

interface NotPaidProps {
  orderId: string;
  order: OrderDetails | undefined;
  /** Why the last try failed, if there was one. */
  refusal: unknown;
  onOver: () => void;
}

/** Not paid, or declined: nothing was charged, the seats are still held, and here is another try. */
export function NotPaid({ orderId, order, refusal, onOver }: NotPaidProps) {
  const words = useWords();
  const { t } = words;
  const declined = isProblem(refusal, 'payment-declined') ? refusal.members.reason : null;
  return (
    <div className="flex flex-col gap-2">
      {order && (
        <TimeBar text={t('payment.timeLeft')} expiresAt={order.expiresAt} onOver={onOver} />
      )}
      <StateScreen
        icon={declined === null ? <ClockIcon /> : <CloseIcon />}
        title={t(declined === null ? 'payment.notPaidTitle' : 'payment.declinedTitle')}
        action={
          order ? (
            <>
              <PayNow
                order={order}
                label={t(declined === null ? 'payment.continue' : 'payment.again')}
              />
              <GiveBack order={order} />
            </>
          ) : (
            <ButtonLink to={`/orders/${orderId}`}>{t('payment.order')}</ButtonLink>
          )
        }
      >
        <p role="status">
          {declined === null
            ? t('payment.notPaidText')
            : `${declineText(declined, words)} ${t('payment.stillYours')}`}
        </p>
        {order && <OrderInShort order={order} />}
      </StateScreen>
    </div>
  );
}

function PayNow({ order, label }: { order: OrderDetails; label: string }) {
  const pay = useContinuePayment(order);
  if (order.payment) {
    return (
      <ButtonAnchor
        href={order.payment.payUrl}
        onClick={(event) => {
          event.preventDefault();
          pay.mutate();
        }}
      >
        {label}
      </ButtonAnchor>
    );
  }
  return (
    <>
      <ProblemNotice error={pay.error} />
      <Button busy={pay.isPending || pay.isSuccess} onClick={() => pay.mutate()}>
        {label}
      </Button>
    </>
  );
}

function GiveBack({ order }: { order: OrderDetails }) {
  const cancel = useCancelOrder(order);
  return (
    <GiveUpOrder busy={cancel.isPending} error={cancel.error} onGiveUp={() => cancel.mutate()} />
  );
}
