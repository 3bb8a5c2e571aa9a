import type { Clock } from '#platform/clock';
import { type Reaction, reaction } from '#platform/facts/facts';
import { countSales, uncountSales } from './actions/count-sales.ts';
import { keepVenues } from './actions/keep-venues.ts';

/** Fact → action. */
export function catalogReactions(deps: { clock: Clock }): Reaction[] {
  return [
    reaction('venues.venue-registered', 'catalog/keep-venues', keepVenues),
    reaction('venues.venue-changed', 'catalog/keep-changed-venues', keepVenues),
    reaction('booking.order-confirmed', 'catalog/count-sales', countSales(deps)),
    reaction('booking.order-cancelled', 'catalog/uncount-sales', uncountSales(deps)),
  ];
}
