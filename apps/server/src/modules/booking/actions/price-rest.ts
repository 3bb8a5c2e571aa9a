import type { Quote, QuoteLine } from '@houseful/contract/booking';
import { paidOf, refundedOf } from '../rules/order-money.ts';
import { sumOf } from '../rules/quote.ts';
import type { SaleTerms } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import type { OrderRow } from '../store/orders.ts';
import { moneyOf } from '../store/views.ts';

export interface PricedRest {
  readonly quote: Quote;
  /** In minor units: what cost until now − what the rest costs − what is retained; never negative, never more than is left. */
  readonly refund: number;
}

/**
 * What these tickets of an order cost by themselves, with its own offers and the tax slabs of the lower sum. A show sold
 * without rules, and an order that cost nothing, keep each ticket's own price.
 */
export async function priceRest(
  offers: BookingDeps['offers'],
  order: OrderRow,
  { pricing, showId }: SaleTerms,
  lines: readonly QuoteLine[],
  retained: number,
): Promise<PricedRest> {
  const { total } = order.quote;
  const money = moneyOf(order);
  const captured = paidOf(money);
  const refundedBefore = refundedOf(money);
  if (pricing !== null && total.amount > 0) {
    const { quote, refund } = await offers.priceRemainder({
      ...{ orderId: order.order_id, showId, pricing, lines },
      money: { paid: total.amount, retained, captured, refundedBefore },
    });
    return { quote, refund: refund.amount };
  }
  const summed = sumOf([...lines], total.currency);
  const quote = order.quote.offers ? { ...summed, offers: order.quote.offers } : summed;
  const owed = total.amount - quote.total.amount - retained;
  return { quote, refund: Math.max(0, Math.min(owed, captured - refundedBefore)) };
}
