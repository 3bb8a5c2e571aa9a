import type { OrderRefund, RefundStatus } from '../cancellation.ts';
import type { DeskOrder, RefundAtDesk } from '../order-desk.ts';
import type { PaymentStart } from '../payments.ts';
import type { Money } from '../primitives.ts';
import type { AdoptBuyer } from './identity.ts';
import type { RetellPage, Retold, RetoldMoney } from './retell.ts';

/** How a try to take the money ended. */
export type Settlement =
  | {
      readonly outcome: 'captured';
      readonly paymentId: string;
      readonly amount: Money;
      readonly capturedAt: string;
    }
  | { readonly outcome: 'declined'; readonly reason: string }
  /** The bank has not said yet. Never treat it as a no: the money may be on its way. */
  | { readonly outcome: 'pending'; readonly retryAfterMs: number };

/** The money of one order, for staff. */
export interface MoneyOfOrder extends NonNullable<DeskOrder['payment']> {
  readonly attempts: readonly {
    readonly openedAt: string;
    readonly state: 'CREATED' | 'CAPTURED' | 'DECLINED' | 'FAILED';
    readonly reason: string | null;
    readonly captured: Money | null;
    readonly capturedAt: string | null;
    /** Whether its money is what paid; that of others goes back. */
    readonly hasPaid: boolean;
  }[];
  /** Of the money that paid, the oldest first. */
  readonly refunds: readonly RefundAtDesk[];
}

export interface PaymentsFace {
  /** False where the sandbox bank is the only one on the web: then no payment there is more than a play. */
  readonly movesMoney: boolean;
  /**
   * Opens the one payment of an order at the provider; again with the same order, the same payment.
   * @throws provider-unreachable
   */
  startPayment(input: {
    orderId: string;
    buyerId: string;
    /** Who takes the money; absent: who takes it on the web. */
    provider?: string | undefined;
    amount: Money;
    expiresAt: string;
    /** What the buyer reads on the provider's page. */
    description: string;
  }): Promise<PaymentStart>;
  /** Takes the money with the token that the provider gave the browser. @throws provider-unreachable */
  settlePayment(input: { orderId: string; paymentToken: string }): Promise<Settlement>;
  getPayment(input: { orderId: string }): Promise<PaymentStart | null>;
  /** What goes back of the money that paid the order, all together, from the moment it was asked for. */
  getRefund(input: { orderId: string }): Promise<OrderRefund | null>;
  /** How far the money of these orders is on its way back, all together. */
  countRefunds(input: {
    orderIds: readonly string[];
  }): Promise<Readonly<Record<RefundStatus, { readonly count: number; readonly amount: number }>>>;
  /** All that was tried, taken and promised back; null where nothing was to be paid. */
  describeMoney(input: { orderId: string }): Promise<MoneyOfOrder | null>;
  /** Looks at once whether the order's money that waits to be handed back has been; nothing otherwise. */
  finishRefund(input: { orderId: string }): Promise<void>;
  /** All money that moved, as its facts told it: page by page, in order of payments. */
  retellMoney(page: RetellPage): Promise<Retold<RetoldMoney>>;
  adoptBuyer: AdoptBuyer;
  /**
   * Verified, deduplicated, settled and recorded in one transaction.
   * @throws no-such-route for an unknown provider, webhook-signature-invalid
   */
  receiveWebhook(input: {
    provider: string;
    /** The bytes as they came: the signature covers them. */
    rawBody: Uint8Array;
    headers: Readonly<Record<string, string | undefined>>;
  }): Promise<void>;
}
