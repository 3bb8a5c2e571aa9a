import type { OrderStatus } from '@houseful/contract/booking';

export type OrderCause = 'captured' | 'captured-but-seats-gone' | 'deadline' | 'cancel';

type Transitions = Readonly<
  Record<OrderStatus, Readonly<Partial<Record<OrderCause, OrderStatus>>>>
>;

/**
 * Every move an order can make. What is not in the table is refused: an order that is
 * cancelled stays cancelled, and money that still comes for it goes back.
 * An expired order may still be confirmed when its money was late and its seats are free.
 */
export const ORDER_TRANSITIONS: Transitions = {
  PAYMENT_PENDING: {
    captured: 'CONFIRMED',
    'captured-but-seats-gone': 'FAILED',
    deadline: 'EXPIRED',
    cancel: 'CANCELLED',
  },
  EXPIRED: { captured: 'CONFIRMED', 'captured-but-seats-gone': 'FAILED' },
  CONFIRMED: { cancel: 'CANCELLED' },
  FAILED: {},
  CANCELLED: {},
};

/** The state after the cause, or null when the order does not react to it. */
export function nextOrderStatus(status: OrderStatus, cause: OrderCause): OrderStatus | null {
  return ORDER_TRANSITIONS[status][cause] ?? null;
}

/** What a reader is told: an unpaid order is expired from its deadline on, sweeper or not. */
export function orderStatusAt(
  order: { readonly status: OrderStatus; readonly expiresAt: Date },
  now: Date,
): OrderStatus {
  return order.status === 'PAYMENT_PENDING' && order.expiresAt <= now ? 'EXPIRED' : order.status;
}
