import type { Clock } from '#platform/clock';
import { type Reaction, reaction } from '#platform/facts/facts';
import { countSales, lowerCounts, uncountSales } from './actions/count-sales.ts';
import { followPrices } from './actions/follow-prices.ts';
import { keepVenues } from './actions/keep-venues.ts';

/** Fact → action. */
export function catalogReactions(deps: { clock: Clock }): Reaction[] {
  return [
    reaction('venues.venue-registered', 'catalog/keep-venues', keepVenues),
    reaction('offers.show-repriced', 'catalog/follow-prices', followPrices),
    reaction('venues.venue-changed', 'catalog/keep-changed-venues', keepVenues),
    reaction('booking.order-confirmed', 'catalog/count-sales', countSales(deps)),
    reaction('booking.order-changed', 'catalog/lower-counts', lowerCounts),
    reaction('booking.order-cancelled', 'catalog/uncount-sales', uncountSales(deps)),
  ];
}
