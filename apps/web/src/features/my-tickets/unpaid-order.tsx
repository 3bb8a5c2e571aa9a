import type { OrderDetails } from '@houseful/contract/booking';
import { useWords } from '../../lib/i18n/words.ts';
import { useCancelOrder } from '../../lib/order/use-cancel-order.ts';
import { useContinuePayment } from '../../lib/order/use-continue-payment.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Countdown } from '../../lib/ui/countdown.tsx';
import { GiveUpOrder } from '../../lib/ui/give-up-order.tsx';
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
  const cancel = useCancelOrder(order);
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
        {t('payment.continue')}
      </Button>
      <GiveUpOrder busy={cancel.isPending} error={cancel.error} onGiveUp={() => cancel.mutate()} />
    </div>
  );
}
