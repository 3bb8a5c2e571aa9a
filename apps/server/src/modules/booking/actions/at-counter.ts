import type { Call } from '@houseful/contract/operation';
import type { SaleTerms } from '../boards/show-sales.ts';
import type { BookingLimits } from '../deps.ts';
import { counterWindow, type SaleWindow } from '../rules/sale-window.ts';

/** Running holds of one shift: many customers pass one counter, and some leave. */
const HOLDS_OF_SHIFT_MAX = 100;

/** Whether a shift of the box office is the buyer; the gateway has proved it. */
export function isAtCounter({ channel }: Call): boolean {
  return channel === 'counter';
}

/** While which the caller may take seats. */
export function saleWindowFor(call: Call, { window, label }: SaleTerms): SaleWindow {
  return isAtCounter(call) ? counterWindow(window, new Date(label.endsAt)) : window;
}

/** How many holds the buyer may have at once. */
export function activeHoldsMax(
  atCounter: boolean,
  { activeHoldsPerBuyerMax }: Pick<BookingLimits, 'activeHoldsPerBuyerMax'>,
): number {
  return atCounter ? HOLDS_OF_SHIFT_MAX : activeHoldsPerBuyerMax;
}
