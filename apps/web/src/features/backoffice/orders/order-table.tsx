import { useRowKeys } from '../use-row-keys.ts';
import type { OrderAtDesk } from '@houseful/contract/order-desk';
import { Link } from 'react-router';
import { deviceTimeZone } from '../device-time-zone.ts';
import { StatusBadge } from './status-badge.tsx';
import { useOrderWords } from './words/order-words.ts';

interface OrderTableProps {
  orders: readonly OrderAtDesk[];
  chosen: ReadonlySet<string>;
  /** Null: nothing can be done to several at once here. */
  onChoose: ((orderId: string) => void) | null;
}

/** Arrows go from order to order; Enter opens the one that has the focus, as links do. */
export function OrderTable({ orders, chosen, onChoose }: OrderTableProps) {
  const { say } = useOrderWords();
  const rows = useRowKeys();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <table className="w-full text-left sm:table-fixed">
        <caption className="sr-only">{say('list.caption')}</caption>
        <thead className="border-b border-line text-sm text-muted max-sm:sr-only">
          <tr>
            {onChoose && (
              <th scope="col" className="w-14 py-2 pl-4 font-medium">
                <span className="sr-only">{say('list.choose')}</span>
              </th>
            )}
            <th scope="col" className="px-4 py-2 font-medium">
              {say('list.who')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium max-md:hidden">
              {say('list.show')}
            </th>
            <th scope="col" className="w-36 px-4 py-2 font-medium max-lg:hidden">
              {say('list.bought')}
            </th>
            <th scope="col" className="w-28 px-4 py-2 text-right font-medium">
              {say('list.total')}
            </th>
            <th scope="col" className="w-32 px-4 py-2 font-medium max-sm:hidden">
              {say('list.status')}
            </th>
          </tr>
        </thead>
        <tbody {...rows} className="divide-y divide-line">
          {orders.map((order) => (
            <Row key={order.orderId} {...{ order, chosen, onChoose }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  order,
  chosen,
  onChoose,
}: { order: OrderAtDesk } & Pick<OrderTableProps, 'chosen' | 'onChoose'>) {
  const { say, money, moment } = useOrderWords();
  const { orderId, name, email, phone, ticketCode, seatIds, status, total, refunded } = order;
  const who = name ?? email ?? phone ?? say('list.nobody');
  const reached = [name ? (email ?? phone) : phone, ticketCode].filter((x) => x && x !== who);
  const show = (
    <>
      <span className="block wrap-anywhere">{order.titleName}</span>
      <span className="block text-sm text-muted">
        {[moment(order.startsAt, order.timeZone), order.venueName].join(' · ')}
      </span>
    </>
  );
  return (
    <tr className="relative align-top hover:bg-raised">
      {onChoose && (
        <td className="w-14 py-3 pl-4">
          <input
            type="checkbox"
            aria-label={say('list.chooseOne', { who })}
            checked={chosen.has(orderId)}
            onChange={() => onChoose(orderId)}
            className="relative z-10 size-6 accent-marquee"
          />
        </td>
      )}
      <th scope="row" className="min-w-0 px-4 py-3 font-normal">
        <Link
          to={`/desk/orders/${orderId}`}
          data-row
          className="block font-semibold wrap-anywhere after:absolute after:inset-0 hover:text-bulb"
        >
          {who}
        </Link>
        <span className="block text-sm wrap-anywhere text-muted">{reached.join(' · ')}</span>
        <span className="block text-sm wrap-anywhere text-muted">{seatIds.join(', ')}</span>
        <span className="mt-1 block text-sm md:hidden">{show}</span>
      </th>
      <td className="px-4 py-3 max-md:hidden">{show}</td>
      <td className="px-4 py-3 text-sm text-muted max-lg:hidden">
        <time dateTime={order.at}>{moment(order.at, deviceTimeZone())}</time>
        <span className="block">{say(`channel.${order.channel}`)}</span>
      </td>
      <td className="px-4 py-3 text-right tabular-nums">
        <span className="whitespace-nowrap">{money(total)}</span>
        {refunded.amount > 0 && (
          <span className="block text-sm text-muted">
            {say('list.back', { amount: money(refunded) })}
          </span>
        )}
        <span className="mt-1 block sm:hidden">
          <StatusBadge status={status} />
        </span>
      </td>
      <td className="px-4 py-3 max-sm:hidden">
        <StatusBadge status={status} />
      </td>
    </tr>
  );
}
