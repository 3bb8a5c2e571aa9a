import type { CounterMethod } from '@houseful/contract/counter';
import type { DeskOrder } from '@houseful/contract/order-desk';
import type { Money } from '@houseful/contract/primitives';
import { PriceParts } from '../../../lib/ui/price-parts.tsx';
import { Panel } from '../panel.tsx';
import { useOrderWords } from './words/order-words.ts';

const AT_COUNTERS = ['cash', 'card-terminal'] as const satisfies readonly CounterMethod[];

/** What was paid, what went back, and what is left of it. */
export function OrderMoney({ desk }: { desk: DeskOrder }) {
  const { say, money } = useOrderWords();
  const { order, paid, refunded, refundable, payment, refunds } = desk;
  // Nothing of it is sent: somebody there hands it over.
  const waits = AT_COUNTERS.some((method) => method === payment?.provider);
  const sums: readonly (readonly [string, Money])[] = [
    [say('money.total'), order.total],
    ...(paid ? [[say('money.paid'), paid] as const] : []),
    ...(refunded.amount > 0 ? [[say('money.refunded'), refunded] as const] : []),
    ...(refunded.amount > 0 ? [[say('money.kept'), refundable] as const] : []),
  ];
  return (
    <Panel title={say('order.money')}>
      <dl className="flex flex-col gap-1.5">
        {sums.map(([name, amount]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-muted">{name}</dt>
            <dd className="font-semibold tabular-nums">{money(amount)}</dd>
          </div>
        ))}
      </dl>
      <PriceParts quote={order.quote} />
      {payment && (
        <p className="text-sm text-muted">{say('money.by', { provider: payment.provider })}</p>
      )}
      {!payment && <p className="text-sm text-muted">{say('money.free')}</p>}
      {refunds.length > 0 && (
        <ul className="flex flex-col gap-1 border-t border-line pt-3 text-sm">
          {refunds.map(({ refundId, amount, status }) => (
            <li key={refundId} className="flex justify-between gap-4">
              <span className="tabular-nums">{money(amount)}</span>
              <span className="text-muted">
                {say(waits && status === 'PENDING' ? 'refund.waits' : `refund.${status}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
