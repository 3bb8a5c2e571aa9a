import type { Money } from './primitives.ts';

/** What the payment page of the sandbox bank shows. */
export interface PayPage {
  readonly intentId: string;
  readonly state: 'open' | 'processing' | 'paid' | 'cancelled' | 'expired';
  readonly merchant: string;
  readonly description: string;
  readonly amount: Money;
  readonly secondsLeft: number;
  /** Names this showing of the page: submitted twice, it is one charge. */
  readonly tryNumber: number;
  /** The last try, if there was one. */
  readonly lastCharge: {
    readonly instrument: string;
    readonly status: 'PROCESSING' | 'CAPTURED' | 'DECLINED';
    readonly reason: string | null;
  } | null;
  /** Back to the shop, with the proof of payment if there is one. */
  readonly backUrl: string;
}

export const PAY_FIELDS = [
  'method',
  'cardNumber',
  'cardExpiry',
  'cardCode',
  'upiId',
  'wallet',
  'webhook',
  'tryNumber',
] as const;

/** What a buyer fills in on the page, as it came. */
export type PayForm = { readonly [Field in (typeof PAY_FIELDS)[number]]: string };
export type PayFormErrors = { readonly [Field in keyof PayForm]?: string };

export type PayResult =
  | { readonly kind: 'no-such-payment' }
  /** Nothing was charged; the page can be shown again. */
  | { readonly kind: 'invalid'; readonly errors: PayFormErrors }
  /** Paid, cancelled or expired meanwhile; the page says which. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'tried'; readonly returnTo: string };

/** The bank's side of its payment page: the page is the gateway's, the bank stands in payments. */
export interface SandboxDesk {
  open(intentId: string): Promise<PayPage | null>;
  pay(intentId: string, form: PayForm): Promise<PayResult>;
}
