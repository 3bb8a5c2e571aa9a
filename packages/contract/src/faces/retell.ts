import type { FactPayload } from '../facts.ts';
import type { ShowLabel } from '../show-label.ts';

/** So many after that one; null: from the first. */
export interface RetellPage {
  readonly after: string | null;
  readonly limit: number;
}

export interface Retold<T> {
  readonly items: readonly T[];
  /** Where the next page begins; null when there is none. */
  readonly next: string | null;
}

export interface RetoldShow {
  readonly showId: string;
  readonly seatMapId: string;
  readonly seatsTotal: number;
  readonly label: ShowLabel;
  /** Its last move; 0: none. */
  readonly movedVersion: number;
  readonly isCancelled: boolean;
}

export type RetoldOrder =
  | {
      readonly kind: 'confirmed';
      readonly fact: FactPayload<'booking.order-confirmed'>;
      readonly changes: readonly FactPayload<'booking.order-changed'>[];
    }
  | {
      readonly kind: 'cancelled';
      readonly fact: FactPayload<'booking.order-cancelled'>;
      /** How it was confirmed, where it was changed before it was cancelled. */
      readonly confirmed: FactPayload<'booking.order-confirmed'> | null;
      readonly changes: readonly FactPayload<'booking.order-changed'>[];
    }
  /** Not paid, or its money went back. */
  | {
      readonly kind: 'unsold';
      readonly orderId: string;
      readonly showId: string;
      readonly show: ShowLabel;
      readonly status: 'EXPIRED' | 'FAILED' | 'CANCELLED';
      readonly at: string;
      readonly purchase: NonNullable<FactPayload<'booking.order-expired'>['purchase']>;
    };

export type RetoldMoney =
  | { readonly kind: 'captured'; readonly fact: FactPayload<'payments.payment-captured'> }
  | { readonly kind: 'refunded'; readonly fact: FactPayload<'payments.payment-refunded'> };
