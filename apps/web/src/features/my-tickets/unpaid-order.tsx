import { bookingOperations, type OrderDetails } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { goToBank } from '../../lib/order/bank-visit.ts';
import { giveUpUnpaid } from '../../lib/order/give-up-unpaid.ts';
import { orderKey } from '../../lib/order/use-order.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Countdown } from '../../lib/ui/countdown.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { PriceSummary } from '../../lib/ui/price-summary.tsx';
import { ShowWords } from '../../lib/ui/show-words.tsx';

interface UnpaidOrderProps {
  order: OrderDetails;
  onOver: () => void;
}

/** An order that waits for its payment: pay, or give the seats back. */
export function UnpaidOrder({ order, onOver }: UnpaidOrderProps) {
  const { t } = useWords();
  const pay = useContinuePayment(order);
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-5">
      <h2 className="text-2xl font-bold">{t('order.unpaidTitle')}</h2>
      <p className="flex items-center justify-between gap-3 rounded-lg border border-line bg-surface px-4 py-3">
        <span>{t('order.keptFor')}</span>
        <Countdown expiresAt={order.expiresAt} onOver={onOver} className="text-xl" />
      </p>
      <section
        aria-label={t('order.title')}
        className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5"
      >
        <ShowWords {...order.show} />
        <PriceSummary quote={order.quote} />
      </section>
      <ProblemNotice error={pay.error} />
      <Button busy={pay.isPending || pay.isSuccess} onClick={() => pay.mutate()}>
        {t('order.continuePayment')}
      </Button>
      <CancelOrder order={order} />
    </div>
  );
}

/** The same hold with the same key is the same order, with its payment page opened if it was not yet. */
function useContinuePayment(order: OrderDetails) {
  const { language } = useWords();
  return useMutation({
    mutationFn: async () => {
      if (order.payment) return order.payment.payUrl;
      const { holdId, contact } = order;
      const placed = await api.call(
        bookingOperations.placeOrder,
        { holdId, contact },
        { idempotencyKey: `order-${holdId}` },
      );
      return placed.payment.payUrl;
    },
    onSuccess: (payUrl) => goToBank(payUrl, language),
  });
}

function CancelOrder({ order }: { order: OrderDetails }) {
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
        {t('order.cancel')}
      </Button>
      <Dialog open={asking} title={t('order.cancelUnpaidAsk')} onClose={() => setAsking(false)}>
        <p className="text-muted">{t('order.cancelUnpaidDetail')}</p>
        <ProblemNotice error={cancel.error} />
        <div className="flex flex-wrap gap-3">
          <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('order.cancelUnpaidYes')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('order.keepIt')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
