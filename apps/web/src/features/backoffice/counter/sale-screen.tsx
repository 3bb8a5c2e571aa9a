import type { OrderRefund } from '@houseful/contract/cancellation';
import type { CounterPapers } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import { useMyShift } from './counter-home.tsx';
import { SaleActions } from './sale-actions.tsx';
import { useCounterSale } from './sell/done.tsx';
import { TicketPaper } from './ticket-paper.tsx';
import { CounterFrame, useCounterWords } from './words/counter-words.ts';

/** One sale: printed again, sent, or given back. */
export function SaleScreen({ orderId }: { orderId: string }) {
  return (
    <CounterFrame>
      <Sale orderId={orderId} />
    </CounterFrame>
  );
}

function Sale({ orderId }: { orderId: string }) {
  const { say, moment, money } = useCounterWords();
  const may = useMay();
  const { data: sale, error, refetch } = useCounterSale(orderId);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!sale) return <Skeleton className="h-64" />;
  const { order, taking } = sale;
  const isSold = order.status === 'CONFIRMED';
  return (
    <>
      <ButtonLink look="plain" to="/desk/counter" className="self-start">
        {say('report.back')}
      </ButtonLink>
      <Panel
        title={`${order.ticketCode ?? say('report.sale')} · ${order.show.titleName}`}
        detail={`${order.show.venueName}, ${moment(order.show.startsAt, order.show.timeZone)}`}
      >
        <p className="text-lg">
          {order.seatIds.join(', ')} · {money(order.total)} · {say(`method.${taking.method}`)} ·{' '}
          {moment(taking.at, deviceTimeZone())}
        </p>
        {(!isSold || order.refund) && (
          <Notice tone="warn">
            {order.refund
              ? say(`refund.${wayBack(isSold, order.refund)}`, {
                  amount: money(order.refund.amount),
                })
              : say('refund.cancelled')}
          </Notice>
        )}
        <SaleActions sale={sale} />
      </Panel>
      {isSold && may('refund') && <Refund sale={sale} />}
      <TicketPaper sale={sale} />
    </>
  );
}

/** Of an order that stands a part goes back; of a cancelled one all that does, together. */
function wayBack(isSold: boolean, { status }: OrderRefund) {
  if (isSold) return status === 'DONE' ? 'partDone' : 'partWaits';
  return status === 'DONE' ? 'done' : 'waits';
}

/** Gives a sale back by the policy of its show, from the open shift of who does it. */
function Refund({ sale }: { sale: CounterPapers }) {
  const { say, money } = useCounterWords();
  const client = useQueryClient();
  const { orderId } = sale.order;
  const { data: shift } = useMyShift();
  const [reference, setReference] = useState('');
  const offer = useQuery({
    queryKey: ['counter-refund', orderId],
    queryFn: () => api.call(counterOperations.getCounterRefund, { orderId }),
  });
  const isCard = sale.taking.method === 'card-terminal';
  const give = useMutation({
    mutationFn: async () => {
      if (!shift || !offer.data) return;
      const asked = { orderId, shiftId: shift.shiftId, expectedRefund: offer.data.refund };
      const noted = isCard ? { reference: reference.trim() } : {};
      await api.call(counterOperations.refundAtCounter, { ...asked, ...noted });
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['counter'] });
      await client.invalidateQueries({ queryKey: ['counter-sale', orderId] });
      await client.invalidateQueries({ queryKey: ['counter-refund', orderId] });
    },
  });
  return (
    <Panel title={say('refund.title')} detail={say('refund.detail')}>
      <ProblemNotice error={offer.error} />
      {!offer.data && !offer.error && <Skeleton className="h-16" />}
      {offer.data && !offer.data.cancellable && <p>{say('refund.closed')}</p>}
      {offer.data?.cancellable && (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            give.mutate();
          }}
        >
          <p className="text-3xl font-bold tabular-nums">{money(offer.data.refund)}</p>
          <p className="text-muted">
            {say('refund.kept', { kept: money(offer.data.kept) })}{' '}
            {say(`give.${sale.taking.method}`)}
          </p>
          {isCard && (
            <Field
              label={say('pay.reference')}
              required
              maxLength={40}
              value={reference}
              onChange={({ target }) => setReference(target.value)}
            />
          )}
          {shift === null && <Notice tone="warn">{say('payouts.needsShift')}</Notice>}
          <ProblemNotice error={give.error} />
          <Button type="submit" look="quiet" busy={give.isPending} disabled={!shift}>
            {say('refund.give', { amount: money(offer.data.refund) })}
          </Button>
        </form>
      )}
    </Panel>
  );
}
