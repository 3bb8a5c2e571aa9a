import type { OrderAtDesk } from '@houseful/contract/order-desk';
import { Link } from 'react-router';
import { deviceTimeZone } from '../device-time-zone.ts';
import { ChooseRow, chooseHead } from '../lists/choose-row.tsx';
import { ROW, ROW_LINK, TableFrame } from '../lists/table-frame.tsx';
import type { Chosen } from '../lists/use-chosen.ts';
import { StatusBadge } from './status-badge.tsx';
import { useOrderWords } from './words/order-words.ts';

interface OrderTableProps {
  orders: readonly OrderAtDesk[];
  /** Null: nothing can be done to several at once here. */
  chosen: Chosen<OrderAtDesk> | null;
}

/** Orders with who bought what; some of them can be chosen, to do something to all of those. */
export function OrderTable({ orders, chosen }: OrderTableProps) {
  const { say } = useOrderWords();
  return (
    <TableFrame
      isFixed
      caption={say('list.caption')}
      heads={[
        ...(chosen ? [chooseHead(say('list.choose'))] : []),
        { name: say('list.who') },
        { name: say('list.show'), className: 'px-4 max-md:hidden' },
        { name: say('list.bought'), className: 'w-36 px-4 max-lg:hidden' },
        { name: say('list.total'), className: 'w-28 px-4 text-right' },
        { name: say('list.status'), className: 'w-32 px-4 max-sm:hidden' },
      ]}
    >
      {orders.map((order) => (
        <Row key={order.orderId} {...{ order, chosen }} />
      ))}
    </TableFrame>
  );
}

/** By whatever is known of who bought it. */
export function buyerOf({ name, email, phone }: OrderAtDesk): string | null {
  return name ?? email ?? phone;
}

function Row({ order, chosen }: { order: OrderAtDesk } & Pick<OrderTableProps, 'chosen'>) {
  const { say, money, moment } = useOrderWords();
  const { orderId, name, email, phone, ticketCode, seatIds, status, total, refunded } = order;
  const who = buyerOf(order) ?? say('list.nobody');
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
    <tr className={`${ROW} align-top`}>
      {chosen && (
        <ChooseRow
          label={say('list.chooseOne', { who })}
          checked={chosen.has(order)}
          onChange={() => chosen.toggle(order)}
        />
      )}
      <th scope="row" className="min-w-0 px-4 py-3 font-normal">
        <Link to={`/desk/orders/${orderId}`} data-row className={`${ROW_LINK} wrap-anywhere`}>
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
