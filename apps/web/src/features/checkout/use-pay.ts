import type { Contact, Hold } from '@houseful/contract/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { isProblem } from '../../lib/api/problem.ts';
import { api } from '../../lib/browser.ts';
import { holdKey } from '../../lib/hold/hold-key.ts';
import { rememberHold } from '../../lib/hold/remembered-hold.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { goToBank } from '../../lib/order/bank-visit.ts';
import { placeOrder } from './place-order.ts';
import type { Price } from './use-price.ts';

/** Places the order of the hold, and goes to the payment page if the price is the one shown. */
export function usePay(hold: Hold, { quote, promoCode, askAgain }: Price) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { language } = useWords();
  return useMutation({
    mutationFn: (contact: Contact) =>
      placeOrder(api, hold, { contact, shown: quote.total, promoCode }),
    onSuccess: (step) => {
      rememberHold(hold.showId, null);
      if (step.kind === 'pay') goToBank(step.payUrl, language);
      if (step.kind === 'done') void navigate(`/orders/${step.orderId}`, { replace: true });
    },
    onError: (error) => {
      // The order is made; only its payment page is not there yet. Trying again opens it.
      if (isProblem(error, 'provider-unreachable')) return;
      // Nothing was ordered: the new sum is shown, and the buyer decides.
      if (isProblem(error, 'price-changed') || isProblem(error, 'promo-code-refused')) askAgain();
      // Whatever else went wrong, the hold itself says how things are: expired, or ordered already.
      void queries.invalidateQueries({ queryKey: holdKey(hold.holdId) });
    },
  });
}
