import { MoreButton } from '../../../lib/ui/more-button.tsx';
import { orderDeskOperations } from '@houseful/contract/order-desk';
import type { Employment } from '@houseful/contract/organisations';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import { BulkResend } from './bulk-resend.tsx';
import { OrderFilters } from './order-filters.tsx';
import { OrderTable } from './order-table.tsx';
import { askedOf, useOrdersAddress } from './orders-address.ts';
import { ViewBar } from './view-bar.tsx';
import { useOrderWords } from './words/order-words.ts';

const PAGE_ITEMS = 50;

/** Any order by what somebody knows of it; what is looked for stands in the address. */
export function Orders({ employment }: { employment: Employment }) {
  const { say } = useOrderWords();
  const may = useMay();
  const { looked, address } = useOrdersAddress();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [resending, setResending] = useState(false);
  const { organisationId } = employment.organisation;
  const asked = { ...askedOf(looked), organisationId };
  const query = useInfiniteQuery({
    queryKey: ['desk-orders', asked],
    queryFn: ({ pageParam: cursor }) =>
      api.call(orderDeskOperations.searchOrders, { ...asked, cursor, limit: PAGE_ITEMS }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const table = useMutation({
    mutationFn: async () =>
      saveFile(await api.download(orderDeskOperations.exportOrders, asked), 'orders.csv'),
  });
  const orders = query.data?.pages.flatMap(({ items }) => items);
  const choose = (orderId: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(orderId)) next.add(orderId);
      return next;
    });
  const isNarrowed = address.size > 0;
  return (
    <>
      <OrderFilters employment={employment} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ViewBar />
        <Button look="quiet" size="small" busy={table.isPending} onClick={() => table.mutate()}>
          {say('list.csv')}
        </Button>
      </div>
      {chosen.size > 0 && (
        <div className="flex flex-wrap items-center gap-3 rounded-card border border-bulb/50 bg-surface px-4 py-2">
          <span role="status">{say('bulk.chosen', { count: chosen.size })}</span>
          <Button size="small" onClick={() => setResending(true)}>
            {say('bulk.resend')}
          </Button>
          <Button look="plain" size="small" onClick={() => setChosen(new Set())}>
            {say('bulk.none')}
          </Button>
        </div>
      )}
      <ProblemNotice
        error={query.error ?? table.error}
        onRetry={() => void (query.error ? query.refetch() : table.mutate())}
      />
      {!orders && !query.error && (
        <>
          <LoadingLabel>{say('list.loading')}</LoadingLabel>
          <Skeleton className="h-64" />
        </>
      )}
      {orders?.length === 0 && (
        <EmptyState title={say(isNarrowed ? 'list.empty' : 'list.none')}>
          {say(isNarrowed ? 'list.emptyDetail' : 'list.noneDetail')}
        </EmptyState>
      )}
      {orders && orders.length > 0 && (
        <OrderTable {...{ orders, chosen }} onChoose={may('serve-buyers') ? choose : null} />
      )}
      <MoreButton query={query}>{say('list.more')}</MoreButton>
      {resending && (
        <BulkResend
          orderIds={[...chosen]}
          onClose={() => {
            setResending(false);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}
