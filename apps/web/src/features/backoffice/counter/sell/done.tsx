import { counterOperations } from '@houseful/contract/counter-operations';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { ButtonLink } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { SaleActions } from '../sale-actions.tsx';
import { TicketPaper } from '../ticket-paper.tsx';
import { useCounterWords } from '../words/counter-words.ts';
import { addressOf } from './steps.ts';

/** A sale with its papers. */
export function useCounterSale(orderId: string) {
  return useQuery({
    queryKey: ['counter-sale', orderId],
    queryFn: () => api.call(counterOperations.getCounterSale, { orderId }),
  });
}

/** Sold: the change once more, the tickets on paper or by mail, and the next customer. */
export function Done({ orderId, showId }: { orderId: string; showId: string | null }) {
  const { say, money } = useCounterWords();
  const { data: sale, error, refetch } = useCounterSale(orderId);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!sale) return <Skeleton className="h-64" />;
  const { taking, order } = sale;
  return (
    <>
      <section className="grid gap-6 print:hidden lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          <p className="text-lg">
            {say('done.sold', { seats: order.seatIds.join(', '), title: order.show.titleName })}
          </p>
          {taking.change && (
            <p role="status" className="text-5xl font-bold tabular-nums">
              {say('pay.change', { amount: money(taking.change) })}
            </p>
          )}
          <p className="text-muted">
            {say('done.code')} <strong className="text-ink">{order.ticketCode}</strong>
          </p>
          <ButtonLink to={addressOf({})} className="min-h-16 text-xl">
            {say('done.next')}
          </ButtonLink>
          {showId && (
            <ButtonLink look="quiet" to={addressOf({ showId })} className="min-h-14">
              {say('done.sameShow')}
            </ButtonLink>
          )}
        </div>
        <SaleActions sale={sale} />
      </section>
      <TicketPaper sale={sale} />
    </>
  );
}
