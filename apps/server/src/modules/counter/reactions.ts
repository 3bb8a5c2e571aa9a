import { type Reaction, reaction } from '#platform/facts/facts';
import type { HeardFacts } from './actions/hear-facts.ts';

/** Fact → action. */
export function counterReactions(heard: HeardFacts): Reaction[] {
  return [
    reaction('venues.venue-registered', 'counter/keep-registered-venues', heard.keepVenues),
    reaction('venues.venue-changed', 'counter/keep-changed-venues', heard.keepVenues),
    reaction('booking.order-confirmed', 'counter/name-sales', heard.nameSold),
    reaction('booking.order-cancelled', 'counter/owe-cancelled', heard.oweCancelled),
    reaction('booking.order-changed', 'counter/owe-changed', heard.oweChanged),
    reaction('booking.order-unfulfillable', 'counter/owe-unfulfillable', heard.oweUnfulfillable),
  ];
}
