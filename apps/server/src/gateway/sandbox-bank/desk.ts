import type { Money } from '@houseful/contract/primitives';

/** What the page needs from the bank behind it. */

export interface PayPage {
  readonly intentId: string;
  readonly state: 'open' | 'processing' | 'paid' | 'cancelled' | 'expired';
  readonly merchant: string;
  readonly description: string;
  readonly amount: Money;
  readonly secondsLeft: number;
  /** Names this showing of the page: submitted twice, it is one charge. */
  readonly tryNumber: number;
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

export type PayForm = { readonly [Field in (typeof PAY_FIELDS)[number]]: string };
export type FormErrors = { readonly [Field in keyof PayForm]?: string };

export type PayResult =
  | { readonly kind: 'no-such-payment' }
  | { readonly kind: 'invalid'; readonly errors: FormErrors }
  | { readonly kind: 'closed' }
  | { readonly kind: 'tried'; readonly returnTo: string };

export interface SandboxDesk {
  open(intentId: string): Promise<PayPage | null>;
  pay(intentId: string, form: PayForm): Promise<PayResult>;
}
