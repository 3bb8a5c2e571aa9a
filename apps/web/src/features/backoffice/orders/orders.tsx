import { orderDeskOperations } from '@houseful/contract/order-desk';
import type { Employment } from '@houseful/contract/organisations';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { ListBody } from '../lists/list-body.tsx';
import { usePages } from '../lists/use-pages.ts';
import { ViewBar } from '../lists/view-bar.tsx';
import { useMay } from '../staff/my-desk.ts';
import { BulkResend } from './bulk-resend.tsx';
import { OrderFilters } from './order-filters.tsx';
import { OrderTable } from './order-table.tsx';
import { askedOf, useOrdersAddress } from './orders-address.ts';
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
  const orders = usePages(['desk-orders', asked], (cursor) =>
    api.call(orderDeskOperations.searchOrders, { ...asked, cursor, limit: PAGE_ITEMS }),
  );
  const table = useMutation({
    mutationFn: async () =>
      saveFile(await api.download(orderDeskOperations.exportOrders, asked), 'orders.csv'),
  });
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
        <ViewBar list="order" />
        <Button
          className="ml-auto"
          look="quiet"
          size="small"
          busy={table.isPending}
          onClick={() => table.mutate()}
        >
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
      <ProblemNotice error={table.error} onRetry={() => table.mutate()} />
      <ListBody
        query={orders}
        items={orders.items}
        loading={say('list.loading')}
        empty={{
          title: say(isNarrowed ? 'list.empty' : 'list.none'),
          detail: say(isNarrowed ? 'list.emptyDetail' : 'list.noneDetail'),
        }}
        more={say('list.more')}
      >
        {(items) => (
          <OrderTable
            orders={items}
            {...{ chosen }}
            onChoose={may('serve-buyers') ? choose : null}
          />
        )}
      </ListBody>
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
