import type { Instant, Money } from '@houseful/contract/primitives';
import type { ChargeNews } from '../rules/settle-charge.ts';

/** What is to be paid, as the provider has to know it. */
export interface PaymentTerms {
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: Money;
  /** What the buyer reads on the provider's page. */
  readonly description: string;
  readonly expiresAt: Instant;
}

/** An open payment at the provider. */
export interface OpenedIntent {
  /** The provider's own name for it: what its webhooks carry. At most 200 characters. */
  readonly providerRef: string;
  readonly payUrl: string;
}

export interface StartsPayments {
  /** Opens the payment; the same payment id again answers the same, and first terms stay. */
  start(terms: PaymentTerms, signal: AbortSignal): Promise<OpenedIntent>;
}

export interface CapturesCharges {
  /**
   * The charge that a browser's token names, the same on every call, without asking anybody;
   * null when the token is not a genuine one of this payment. It makes an attempt from a token
   * and an attempt from a webhook the same attempt.
   */
  chargeOf(providerRef: string, paymentToken: string): string | null;
  /**
   * Takes the money; the same charge again answers how it ended and takes nothing more.
   * After an error the outcome is unknown.
   */
  capture(
    charge: {
      readonly providerRef: string;
      readonly chargeRef: string;
      readonly paymentToken: string;
      readonly amount: Money;
    },
    signal: AbortSignal,
  ): Promise<ChargeNews>;
}

export type WebhookReading =
  /** The signature is missing, wrong or too old: nothing in it may be believed. */
  | { readonly kind: 'forged' }
  /** Genuine, and yet not what the provider's manual promises. */
  | { readonly kind: 'malformed'; readonly message: string }
  /** Genuine news of something that we do not act on. */
  | { readonly kind: 'other' }
  | {
      readonly kind: 'charge';
      /** Unique per provider: the key of the inbox. */
      readonly eventId: string;
      readonly providerRef: string;
      readonly charge: ChargeNews;
    };

export interface SendsWebhooks {
  /** Verifies the raw bytes before it reads them. Header names are lower case. */
  readWebhook(
    rawBody: Uint8Array,
    headers: Readonly<Record<string, string | undefined>>,
  ): WebhookReading;
}

/** Everything that the provider knows about one payment. */
export interface IntentNews {
  readonly charges: readonly ChargeNews[];
  /** No new charge can come, and none is being worked on. */
  readonly closed: boolean;
}

export interface Reconciles {
  /** How long an answer may be missing before we ask for it. */
  readonly reconcileAfterMs: number;
  fetch(providerRef: string, signal: AbortSignal): Promise<IntentNews>;
  /** Takes no new charges from now on; those under way may still end as captured. Repeatable. */
  void(providerRef: string, signal: AbortSignal): Promise<IntentNews>;
}

export interface Refunds {
  /**
   * Gives the amount back, all of a captured charge or a part of it, once: the same refund id
   * again answers how far it is.
   * `accepted` is a promise, `done` is money returned; `waiting` for a person who has to hand it over.
   */
  refund(
    refund: {
      readonly refundId: string;
      /** The change of its order that gives it back; null where it is what the order ends with. */
      readonly changeId: string | null;
      readonly providerRef: string;
      readonly chargeRef: string;
      readonly amount: Money;
    },
    signal: AbortSignal,
  ): Promise<'accepted' | 'done' | 'waiting'>;
}

/**
 * A payment provider, by what it can do. Every call is a call to somebody else's machine: it is
 * awaited outside our transactions, bounded by PROVIDER_TIMEOUT_MS, and may fail at any point.
 */
export interface PaymentProvider
  extends StartsPayments,
    CapturesCharges,
    SendsWebhooks,
    Reconciles,
    Refunds {
  /** As in `/webhooks/payments/{provider}`. */
  readonly name: string;
  /** Its money goes from hand to hand, in the house: it is no bank, and no payment is sent to it by default. */
  readonly byHand?: true;
}
