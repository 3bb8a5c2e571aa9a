import type { OrderStatus, Quote } from '@houseful/contract/booking';

/** An order's money, in minor units. */
export interface OrderMoney {
  readonly status: OrderStatus;
  readonly isPaid: boolean;
  readonly quote: Quote;
  /** Null: what was paid is what it costs. */
  readonly paidAmount: number | null;
  /** Promised back by changes. */
  readonly refundedAmount: number;
  /** Promised back by its cancellation. */
  readonly cancelRefund: number | null;
}

export function paidOf({ isPaid, quote, paidAmount }: OrderMoney): number {
  return isPaid ? (paidAmount ?? quote.total.amount) : 0;
}

/** All that was promised back so far; never more than was paid. */
export function refundedOf({ refundedAmount, cancelRefund }: OrderMoney): number {
  return refundedAmount + (cancelRefund ?? 0);
}

/** What is left that could go back. */
export function refundableOf(order: OrderMoney): number {
  return Math.max(0, paidOf(order) - refundedOf(order));
}

/** What cancelling could give at most: what the tickets cost, unless some of it went back already. */
export function worthOf(order: OrderMoney): number {
  return Math.min(order.quote.total.amount, Math.max(0, paidOf(order) - order.refundedAmount));
}
