import type { BookingFace } from '@houseful/contract/faces/booking';
import { problem } from '#platform/problem';
import { refundableOf } from '../rules/order-money.ts';
import { moneyOf } from '../store/views.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';

/**
 * Promises money of a paid order back, of a cancelled one too, and never more than is left of what was paid. Payments sends it to
 * where it came from. Each call is a refund of its own: a retry needs its Idempotency-Key, and the version keeps two at once apart.
 *
 * @throws no-such-order, idempotency-key-reused, order-not-paid, changed-meanwhile, refund-too-large
 */
export function refundByHand(deps: ChangeDeps): BookingFace['refundOrder'] {
  return async (input, call) => {
    const { amount, expectedVersion } = input;
    return changeOrder(deps, input, call, async (seen) => {
      if (seen.confirmed_at === null) throw problem('order-not-paid');
      if (seen.version !== expectedVersion) {
        throw problem('changed-meanwhile', { version: seen.version });
      }
      const refundable = { ...seen.quote.total, amount: refundableOf(moneyOf(seen)) };
      if (amount.currency !== refundable.currency || amount.amount > refundable.amount) {
        throw problem('refund-too-large', { refundable });
      }
      return {
        ...{ kind: 'refunded', after: {}, seatsGiven: [], seatsTaken: [] },
        refund: amount.amount,
      };
    });
  };
}
