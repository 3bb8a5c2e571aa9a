import { bookingOperations, type Contact, type Hold } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/browser.ts';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';

/**
 * Turns the hold into its one order and goes to the payment page. The key is the hold's own, so a
 * double click, a reload or a second tab gets the same order and never a second one.
 */
export function usePay(hold: Hold) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (contact: Contact) =>
      api.call(
        bookingOperations.placeOrder,
        { holdId: hold.holdId, contact },
        { idempotencyKey: `order-${hold.holdId}` },
      ),
    onSuccess: (order) => {
      rememberHold(hold.showId, null);
      location.assign(order.payment.payUrl);
    },
    // Whatever went wrong, the hold itself says how things are: expired, or ordered already.
    onError: () => queries.invalidateQueries({ queryKey: ['hold', hold.holdId] }),
  });
}
