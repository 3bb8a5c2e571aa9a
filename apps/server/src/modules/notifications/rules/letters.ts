import type { CancellationWords, LatePaymentWords } from './money-back.ts';

/** What each kind of letter has to be told when it is owed; the confirmation asks for its papers. */
export interface Letters {
  readonly 'order-confirmation': null;
  readonly 'order-cancelled': Omit<CancellationWords, 'orderUrl'>;
  readonly 'payment-too-late': Omit<LatePaymentWords, 'orderUrl'>;
}

export type Template = keyof Letters;

/** A letter that is owed: its kind, with the words of that kind. */
export type OwedLetter = {
  [T in Template]: { readonly template: T; readonly words: Letters[T] };
}[Template];
