import { bookingOperations } from '@houseful/contract/booking';
import type { ApiClient } from '../../lib/api/client.ts';
import type { Confirmation } from './payment-view.ts';

/** Asks how the payment ended. Repeatable: the same order with the same token has one answer. */
export async function askHowItEnded(
  source: Pick<ApiClient, 'call'>,
  payment: { orderId: string; paymentToken: string },
  signal?: AbortSignal,
): Promise<Confirmation> {
  try {
    await source.call(bookingOperations.confirmPayment, payment, { signal });
    return { paid: true };
  } catch (refusal) {
    signal?.throwIfAborted();
    return { paid: false, refusal };
  }
}
