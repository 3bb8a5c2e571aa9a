import { bookingOperations, type OrderDetails } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { api } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { giveUpUnpaid } from '../../lib/order/give-up-unpaid.ts';
import { orderKey } from '../../lib/order/use-order.ts';
import { Button, ButtonAnchor, ButtonLink } from '../../lib/ui/button.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { goToBank } from '../../lib/order/bank-visit.ts';
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
        mark={declined === null ? 'clock' : 'no'}
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

/** The payment page; opened anew where the provider could not be reached before. */
function PayNow({ order, label }: { order: OrderDetails; label: string }) {
  const { language } = useWords();
  const { holdId, contact, payment } = order;
  const open = useMutation({
    mutationFn: () => api.call(bookingOperations.placeOrder, { holdId, contact }),
    onSuccess: (placed) => goToBank(placed.payment.payUrl, language),
  });
  if (payment) {
    return (
      <ButtonAnchor
        href={payment.payUrl}
        onClick={(event) => {
          event.preventDefault();
          goToBank(payment.payUrl, language);
        }}
      >
        {label}
      </ButtonAnchor>
    );
  }
  return (
    <>
      <ProblemNotice error={open.error} />
      <Button busy={open.isPending || open.isSuccess} onClick={() => open.mutate()}>
        {label}
      </Button>
    </>
  );
}

function GiveBack({ order }: { order: OrderDetails }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => giveUpUnpaid(api, order),
    onSettled: () => queries.invalidateQueries({ queryKey: orderKey(order.orderId) }),
  });
  return (
    <>
      <Button look="plain" onClick={() => setAsking(true)}>
        {t('payment.giveBack')}
      </Button>
      <Dialog open={asking} title={t('payment.giveBackAsk')} onClose={() => setAsking(false)}>
        <p className="text-muted">{t('payment.giveBackText')}</p>
        <ProblemNotice error={cancel.error} />
        <div className="flex flex-wrap gap-3">
          <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('payment.giveBackYes')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('payment.keep')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
