import { bookingOperations } from '@houseful/contract/booking';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, serverTime } from '../../lib/browser.ts';
import { useVisitor } from '../../lib/session/use-session.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { OrderCard } from './order-card.tsx';
import { shelveOrders } from './shelves.ts';

/** The buyer's orders: to be paid, to come, and over. */
export function OrderList() {
  const visitor = useVisitor();
  const known = visitor.kind === 'guest' || visitor.kind === 'member';
  const userId = known ? visitor.user.userId : null;
  const query = useInfiniteQuery({
    queryKey: ['orders', userId],
    queryFn: ({ pageParam: cursor }) =>
      api.call(bookingOperations.listOrders, { cursor, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: known,
  });

  if (visitor.kind === 'nobody') return <NoTickets signedIn={false} />;
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <ListSkeleton />;
  const shelves = shelveOrders(
    query.data.pages.flatMap((page) => page.items),
    serverTime.now(),
  );
  if (shelves.length === 0) return <NoTickets signedIn={visitor.kind === 'member'} />;
  return (
    <div className="flex flex-col gap-8">
      {shelves.map(({ name, orders }) => (
        <section key={name} aria-label={name}>
          <h2 className="mb-3 text-lg font-semibold">{name}</h2>
          <ul className="flex flex-col gap-3">
            {orders.map((order) => (
              <li key={order.orderId}>
                <OrderCard order={order} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <Button
          look="quiet"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function NoTickets({ signedIn }: { signedIn: boolean }) {
  return (
    <EmptyState
      title="No tickets yet"
      action={
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink to="/">Find a show</ButtonLink>
          {!signedIn && (
            <ButtonLink look="quiet" to="/account?next=/tickets">
              Sign in
            </ButtonLink>
          )}
        </div>
      }
    >
      What you buy, as a guest or signed in, is kept here.
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      <LoadingLabel>Loading your tickets</LoadingLabel>
      <Skeleton className="h-32" />
      <Skeleton className="h-32" />
      <Skeleton className="h-32" />
    </div>
  );
}
