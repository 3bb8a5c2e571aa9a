import { bookingOperations, type Contact, type Hold } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import type { ApiClient } from '../../lib/api/client.ts';

/** What comes after the order is made. */
export type PayStep =
  | { readonly kind: 'pay'; readonly orderId: string; readonly payUrl: string }
  /** The payment would take another amount than the buyer was shown: ask before anything else. */
  | {
      readonly kind: 'price-differs';
      readonly orderId: string;
      readonly payUrl: string;
      readonly shown: Money;
      readonly asked: Money;
    };

/**
 * Turns the hold into its one order. A hold makes one order whoever asks and how often, so that a
 * double click, a reload, a second tab and a lost answer all get the same one; a second thought
 * about the contact is taken over. The first price seen is the price paid: another one is never
 * charged without being asked about.
 */
export async function placeOrder(
  api: Pick<ApiClient, 'call'>,
  hold: Hold,
  contact: Contact,
): Promise<PayStep> {
  const { holdId, quote } = hold;
  const { orderId, total, payment } = await api.call(bookingOperations.placeOrder, {
    holdId,
    contact,
  });
  const { payUrl } = payment;
  const asked = [total, payment.amount].find((amount) => !isSameMoney(amount, quote.total));
  if (asked) return { kind: 'price-differs', orderId, payUrl, shown: quote.total, asked };
  return { kind: 'pay', orderId, payUrl };
}

function isSameMoney(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency;
}
