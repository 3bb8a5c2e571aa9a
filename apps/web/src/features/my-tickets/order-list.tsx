import { MoreButton } from '../../lib/ui/more-button.tsx';
import type { Order } from '@houseful/contract/booking';
import { Link, useSearchParams } from 'react-router';
import { serverTime } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ownerOf } from '../../lib/session/use-session.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { InstallOffer } from './install-offer.tsx';
import { KeptNote } from './kept-note.tsx';
import { EmptyShelf, ListSkeleton, NoTickets } from './list-states.tsx';
import { NextShow } from './next-show.tsx';
import { OrderCard } from './order-card.tsx';
import { SHELF_NAMES, type ShelfName, shelfNamed, shelveOrders } from './shelves.ts';
import { useKeepUpcoming, useOrders } from './use-orders.ts';

/** The buyer's orders: to be paid, to come, over, and cancelled. */
export function OrderList() {
  const { t } = useWords();
  const query = useOrders();
  const { visitor, error, data } = query;
  const orders = data?.pages.flatMap((page) => page.items) ?? [];
  const { toPay, ...shelves } = shelveOrders(orders, serverTime.now());
  const shelf = shelfNamed(useSearchParams()[0].get('shelf'));
  const shown = shelves[shelf];
  useKeepUpcoming(ownerOf(visitor), shelves.upcoming);

  if (visitor.kind === 'nobody') return <NoTickets signedIn={false} />;
  if (!data && error) return <ProblemNotice error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <ListSkeleton />;
  if (orders.length === 0) return <NoTickets signedIn={visitor.kind === 'member'} />;
  return (
    <div className="flex flex-col gap-6">
      <KeptNote error={error} checkedAt={query.dataUpdatedAt} />
      {toPay.length > 0 && (
        <section aria-labelledby="to-pay" className="flex flex-col gap-3">
          <h2 id="to-pay" className="text-lg font-semibold">
            {t('tickets.toPay')}
          </h2>
          <OrderCards orders={toPay} />
        </section>
      )}
      <ShelfTabs shelf={shelf} />
      {shown.length === 0 ? (
        <EmptyShelf shelf={shelf} />
      ) : (
        <section aria-label={t(`tickets.${shelf}`)} className="flex flex-col gap-3">
          {shelf === 'upcoming' && shown[0] && <NextShow order={shown[0]} />}
          <OrderCards orders={shelf === 'upcoming' ? shown.slice(1) : shown} />
        </section>
      )}
      <MoreButton query={query}>{t('tickets.showMore')}</MoreButton>
      <InstallOffer />
    </div>
  );
}

function OrderCards({ orders }: { orders: readonly Order[] }) {
  if (orders.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {orders.map((order) => (
        <li key={order.orderId}>
          <OrderCard order={order} />
        </li>
      ))}
    </ul>
  );
}

/** Each shelf has an address of its own, so that back and reload stay on it. */
function ShelfTabs({ shelf: open }: { shelf: ShelfName }) {
  const { t } = useWords();
  return (
    <nav aria-label={t('tickets.shelves')} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-2">
        {SHELF_NAMES.map((shelf) => (
          <li key={shelf}>
            <Link
              to={shelf === 'upcoming' ? '/tickets' : `/tickets?shelf=${shelf}`}
              replace
              preventScrollReset
              aria-current={shelf === open ? 'page' : undefined}
              className="flex min-h-11 items-center border-b-3 border-transparent px-3 font-semibold text-muted hover:text-ink aria-[current]:border-bulb aria-[current]:text-ink"
            >
              {t(`tickets.${shelf}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
