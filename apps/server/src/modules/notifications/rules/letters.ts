import type { InvitationWords } from './invitation.ts';
import type { CancellationWords, LatePaymentWords } from './money-back.ts';

/**
 * What each kind of letter has to be told when it is owed. The confirmation asks for its papers, the invitation for the
 * word in its link, when they are sent.
 */
export interface Letters {
  readonly 'order-confirmation': null;
  readonly 'order-cancelled': Omit<CancellationWords, 'orderUrl'>;
  readonly 'payment-too-late': Omit<LatePaymentWords, 'orderUrl'>;
  readonly invitation: Omit<InvitationWords, 'url'>;
}

export type Template = keyof Letters;

/** A letter that is owed: its kind, with the words of that kind. */
export type OwedLetter = {
  [T in Template]: { readonly template: T; readonly words: Letters[T] };
}[Template];
