import type { notificationsOperations } from '../notifications.ts';
import type { Call, Face } from '../operation.ts';
import type { ShowSettlement } from '../shows-desk.ts';
import type { Belonging } from '../staff.ts';

/** A letter that is owed about an order, and how far it is. */
export interface DeliveryOfOrder {
  readonly deliveryId: string;
  readonly template: string;
  /** Null: there was nowhere to send it. */
  readonly recipient: string | null;
  readonly status: 'PENDING' | 'SENT' | 'SKIPPED' | 'SET_ASIDE';
  readonly owedAt: string;
  readonly endedAt: string | null;
  readonly error: string | null;
}

export interface NotificationsFace extends Face<typeof notificationsOperations> {
  /** What became of the letters about these orders' cancelled show, or about that move of it. */
  countShowLetters(input: {
    orderIds: readonly string[];
    about: { readonly kind: 'cancelled' } | { readonly kind: 'moved'; readonly version: number };
  }): Promise<ShowSettlement['mails']>;
  /** Every letter about this order, the oldest first. Whether the caller may know is the caller's to check. */
  describeDeliveries(input: { orderId: string }): Promise<DeliveryOfOrder[]>;
  /**
   * Owes the mail with the tickets once more; under the same Idempotency-Key, it is the same one. At most a few an hour for each order.
   * @throws too-many-requests
   */
  resendConfirmation(
    input: {
      orderId: string;
      orderName: string;
      recipient: string;
      reason: string | null;
      belonging: Belonging;
    },
    call: Call,
  ): Promise<{ deliveryId: string; recipient: string }>;
}
