import type { CancelledShowWords, MoveWords } from './changed-show.ts';
import type { InvitationWords } from './invitation.ts';
import type { CancellationWords, LatePaymentWords } from './money-back.ts';
import type { AddressWords, ChangeWords } from './order-changed.ts';

/**
 * What each kind of letter has to be told when it is owed. The confirmation and the news of a move ask for their papers, the invitation for the
 * word in its link, when they are sent.
 */
export interface Letters {
  readonly 'order-confirmation': null;
  /** The same, asked for once more at the desk. */
  readonly 'order-resent': null;
  /** `version`: of the order since, so that no older papers go with it; without papers it is null. */
  readonly 'order-changed': Omit<ChangeWords, 'orderUrl' | 'hasPapers'> & {
    readonly version: number | null;
  };
  readonly 'address-changed': Omit<AddressWords, 'orderUrl'>;
  readonly 'order-cancelled': Omit<CancellationWords, 'orderUrl'>;
  readonly 'show-cancelled': Omit<CancelledShowWords, 'orderUrl'>;
  readonly 'show-moved': MoveWords;
  readonly 'payment-too-late': Omit<LatePaymentWords, 'orderUrl'>;
  readonly invitation: Omit<InvitationWords, 'url'>;
}

export type Template = keyof Letters;

/** A letter that is owed: its kind, with the words of that kind. */
export type OwedLetter = {
  [T in Template]: { readonly template: T; readonly words: Letters[T] };
}[Template];
