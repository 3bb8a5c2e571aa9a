import { bookingOperations, type OrderDetails } from '@houseful/contract/booking';
import type { CancellationOffer } from '@houseful/contract/cancellation';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { api, serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { refreshOrder } from '../../lib/order/use-order.ts';
import { device } from '../../lib/time/device.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { CancellationFigures } from './cancellation-figures.tsx';

interface CancelPaidProps {
  order: OrderDetails;
  open: boolean;
  onClose: () => void;
}

/** Shows what comes back, asks once, and cancels for exactly that amount or not at all. */
export function CancelPaid({ order, open, onClose }: CancelPaidProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} title={t('cancel.title')} onClose={onClose}>
      <Question order={order} onClose={onClose} />
    </Dialog>
  );
}

function Question({ order, onClose }: Omit<CancelPaidProps, 'open'>) {
  const words = useWords();
  const { t, money } = words;
  const { data: offer, error, refetch } = useOffer(order.orderId);
  const cancel = useCancel(order.orderId, onClose);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!offer) {
    return (
      <>
        <LoadingLabel>{t('cancel.loading')}</LoadingLabel>
        <Skeleton className="h-20" />
        <Skeleton className="h-24" />
        <Skeleton className="h-11" />
      </>
    );
  }
  if (!offer.cancellable) return <Refusal offer={offer} order={order} onClose={onClose} />;
  const changed = isProblem(cancel.error, 'refund-changed');
  return (
    <>
      {changed && (
        <Notice tone="warn" urgent title={t('cancel.changed', { amount: money(offer.refund) })} />
      )}
      {!changed && <ProblemNotice error={cancel.error} />}
      <CancellationFigures offer={offer} order={order} />
      <p className="text-sm">{t('cancel.final')}</p>
      <div className="flex flex-col gap-3">
        <Button busy={cancel.isPending} onClick={() => cancel.mutate(offer)}>
          {offer.refund.amount > 0
            ? t('cancel.confirm', { amount: money(offer.refund) })
            : t('cancel.confirmNothing')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('cancel.keep')}
        </Button>
      </div>
    </>
  );
}

/** What cancelling now would give; asked anew at the moment when it becomes less. */
function useOffer(orderId: string) {
  const query = useQuery({
    queryKey: ['cancellation', orderId],
    queryFn: () => api.call(bookingOperations.getCancellation, { orderId }),
    staleTime: 0,
    gcTime: 0,
  });
  const { data, refetch } = query;
  const changesAt = data?.changesAt ?? null;
  useEffect(() => {
    if (changesAt === null) return;
    const waitMs = Date.parse(changesAt) - serverTime.now();
    if (waitMs > TIMER_MS_MAX) return;
    return device.after(Math.max(0, waitMs) + A_MOMENT_MS, () => void refetch());
  }, [changesAt, refetch]);
  return query;
}

/** Timers count in 32 bits; nobody leaves a question open for three weeks. */
const TIMER_MS_MAX = 2 ** 31 - 1;
const A_MOMENT_MS = 500;

function useCancel(orderId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ refund }: CancellationOffer) =>
      api.call(bookingOperations.cancelOrder, { orderId, expectedRefund: refund }),
    onSuccess: async () => {
      await refreshOrder(queries, orderId);
      onDone();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['cancellation', orderId] }),
  });
}

interface RefusalProps {
  offer: CancellationOffer;
  order: OrderDetails;
  onClose: () => void;
}

function Refusal({ offer, order, onClose }: RefusalProps) {
  const { t, moment } = useWords();
  const last = offer.steps.at(-1)?.until;
  const when = last ? moment(last, order.show.timeZone) : '';
  const reasons = {
    'not-paid': t('cancel.notPaid'),
    'already-cancelled': t('cancel.alreadyCancelled'),
    'too-late': t('cancel.tooLate', { when }),
    'not-offered': t('cancel.notOffered'),
  };
  return (
    <>
      <p>{reasons[offer.reason ?? 'not-offered']}</p>
      <Button look="quiet" onClick={onClose}>
        {t('cancel.close')}
      </Button>
    </>
  );
}
