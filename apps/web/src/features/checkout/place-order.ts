import { bookingOperations, type Contact, type Hold } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import type { ApiClient } from '../../lib/api/client.ts';

/** What comes after the order is made. */
export type PayStep =
  | { readonly kind: 'pay'; readonly orderId: string; readonly payUrl: string }
  /** There was nothing to pay: the tickets are there. */
  | { readonly kind: 'done'; readonly orderId: string }
  /** The payment would take another amount than the buyer was shown: ask before anything else. */
  | {
      readonly kind: 'price-differs';
      readonly orderId: string;
      readonly payUrl: string;
      readonly shown: Money;
      readonly asked: Money;
    };

/** What the buyer agrees to by pressing the button. */
export interface OrderWish {
  readonly contact: Contact;
  /** The total that stands on the button. */
  readonly shown: Money;
  /** Null: none. */
  readonly promoCode: string | null;
}

/**
 * Turns the hold into its one order. A hold makes one order whoever asks and how often, so that a
 * double click, a reload, a second tab and a lost answer all get the same one; a second thought
 * about the contact is taken over. The price seen is the price paid: the box office is told which one
 * that is and refuses another, and what its bank would take is looked at once more.
 */
export async function placeOrder(
  api: Pick<ApiClient, 'call'>,
  { holdId }: Pick<Hold, 'holdId'>,
  { contact, shown, promoCode }: OrderWish,
): Promise<PayStep> {
  const { orderId, total, payment } = await api.call(bookingOperations.placeOrder, {
    holdId,
    contact,
    expectedTotal: shown,
    ...(promoCode !== null && { promoCode }),
  });
  if (payment === null) return { kind: 'done', orderId };
  const { payUrl } = payment;
  const asked = [total, payment.amount].find((amount) => !isSameMoney(amount, shown));
  if (asked) return { kind: 'price-differs', orderId, payUrl, shown, asked };
  return { kind: 'pay', orderId, payUrl };
}

function isSameMoney(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency;
}
