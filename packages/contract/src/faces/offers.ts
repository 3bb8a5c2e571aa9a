import type { Quote, QuoteLine } from '../booking.ts';
import type { offersOperations } from '../offers-desk.ts';
import type { PromoRefusal } from '../offers.ts';
import type { Face } from '../operation.ts';
import type { pricingOperations, ShowPrices, ShowToPrice } from '../pricing-desk.ts';
import type { ShowPricing } from '../pricing.ts';
import type { Money } from '../primitives.ts';

/** Tickets of one show that are to be ordered, as their hold was quoted. */
export interface TicketsToPrice {
  readonly showId: string;
  /** Null: the show went on sale without rules about prices, and no offer can be used for it. */
  readonly pricing: ShowPricing | null;
  readonly lines: readonly QuoteLine[];
}

/** An order that offers may make cheaper. */
export interface OrderToPrice extends TicketsToPrice {
  readonly orderId: string;
  /** As it was typed; null: none. */
  readonly promoCode: string | null;
  readonly person: {
    /** Null for guests. */
    readonly accountId: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
}

export type OrderPrice =
  /** `reserved`: offers are kept for it, and have to be given back when it comes to nothing. */
  | { readonly outcome: 'priced'; readonly quote: Quote; readonly reserved: boolean }
  | { readonly outcome: 'refused'; readonly reason: PromoRefusal }
  /** Another request is making this order with other wishes. */
  | { readonly outcome: 'busy' };

export interface OffersFace extends Face<typeof offersOperations>, Face<typeof pricingOperations> {
  /**
   * What a show to be scheduled costs. Whether the caller may is the caller's to check.
   * @throws no-such-price-rule, fee-not-in-price
   */
  quoteShow(show: ShowToPrice): Promise<ShowPrices>;
  /** What an order would cost now; nothing is kept for it. */
  previewOrder(order: OrderToPrice): Promise<OrderPrice>;
  /**
   * Prices an order and keeps the uses of its offers until the moment given, as a fact of time. Asked
   * again for the same order and wishes it gives the same answer; uses are counted once.
   */
  reserve(order: OrderToPrice & { readonly until: Date }): Promise<OrderPrice>;
  /** Gives back what was reserved for an order that has not been placed. */
  release(order: { readonly orderId: string }): Promise<void>;
  /**
   * What is left of an order costs by itself, by the offers that it was placed with; and what of the
   * money, all in minor units, goes back for the tickets given up.
   */
  priceRemainder(
    rest: TicketsToPrice & {
      readonly orderId: string;
      readonly money: {
        /** What the order cost until now. */
        readonly paid: number;
        /** What the house keeps of the tickets given up, by the order's ladder. */
        readonly retained: number;
        readonly captured: number;
        readonly refundedBefore: number;
      };
    },
  ): Promise<{ readonly quote: Quote; readonly refund: Money }>;
}
