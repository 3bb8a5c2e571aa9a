import type { Order } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../browser.ts';
import { giveUpUnpaid } from './give-up-unpaid.ts';
import { refreshOrder } from './use-order.ts';

/** Gives the seats of an unpaid order back; whatever came of it, the order is looked at again. */
export function useCancelOrder(order: Order) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => giveUpUnpaid(api, order),
    onSettled: () => refreshOrder(queries, order.orderId),
  });
}
