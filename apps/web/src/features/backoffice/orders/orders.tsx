import { type OrderAtDesk, orderDeskOperations } from '@houseful/contract/order-desk';
import type { Employment } from '@houseful/contract/organisations';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { ChosenBar } from '../lists/chosen-bar.tsx';
import { ListBody } from '../lists/list-body.tsx';
import { useChosen } from '../lists/use-chosen.ts';
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
  const chosen = useChosen((order: OrderAtDesk) => order.orderId);
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
      {chosen.items.length > 0 && (
        <ChosenBar said={say('bulk.chosen', { count: chosen.items.length })} onNone={chosen.clear}>
          <Button size="small" onClick={() => setResending(true)}>
            {say('bulk.resend')}
          </Button>
        </ChosenBar>
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
        {(items) => <OrderTable orders={items} chosen={may('serve-buyers') ? chosen : null} />}
      </ListBody>
      {resending && (
        <BulkResend
          orders={chosen.items}
          onClose={() => {
            setResending(false);
            chosen.clear();
          }}
        />
      )}
    </>
  );
}
