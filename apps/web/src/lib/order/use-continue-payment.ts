import { bookingOperations, type OrderDetails } from '@houseful/contract/booking';
import { useMutation } from '@tanstack/react-query';
import { api } from '../browser.ts';
import { useWords } from '../i18n/words.ts';
import { goToBank } from './bank-visit.ts';

/**
 * Goes to the order's payment page; opened anew where the provider could not be reached before. The
 * same hold is the same order, however often it is asked for.
 */
export function useContinuePayment({ holdId, contact, payment }: OrderDetails) {
  const { language } = useWords();
  return useMutation({
    mutationFn: async () => {
      if (payment) return payment.payUrl;
      const placed = await api.call(bookingOperations.placeOrder, { holdId, contact });
      // Nothing to pay: the order itself is where to go.
      return placed.payment?.payUrl ?? `/orders/${placed.orderId}`;
    },
    onSuccess: (payUrl) => goToBank(payUrl, language),
  });
}
