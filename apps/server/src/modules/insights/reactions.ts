import type { Clock } from '#platform/clock';
import { type Reaction, reaction } from '#platform/facts/facts';
import {
  ofCancelled,
  ofCaptured,
  ofChanged,
  ofConfirmed,
  ofRefunded,
  ofUnfulfillable,
} from './actions/hear-facts.ts';
import { keepNews } from './actions/keep-news.ts';
import {
  keepCancelledShows,
  keepMovedShows,
  keepSeatMaps,
  keepShows,
} from './actions/keep-shows.ts';

/** Fact → action. */
export function insightsReactions({ clock }: { clock: Clock }): Reaction[] {
  return [
    reaction('venues.seat-map-published', 'insights/keep-seat-maps', keepSeatMaps),
    reaction('catalog.show-scheduled', 'insights/keep-shows', keepShows),
    reaction('catalog.show-moved', 'insights/keep-moved-shows', keepMovedShows),
    reaction('catalog.show-cancelled', 'insights/keep-cancelled-shows', keepCancelledShows),
    reaction('booking.order-confirmed', 'insights/keep-confirmed', (tx, orders) =>
      keepNews(tx, orders.map(ofConfirmed)),
    ),
    reaction('booking.order-changed', 'insights/keep-changed', (tx, orders) =>
      keepNews(tx, orders.map(ofChanged)),
    ),
    reaction('booking.order-cancelled', 'insights/keep-cancelled', (tx, orders) =>
      keepNews(tx, orders.flatMap(ofCancelled)),
    ),
    reaction('booking.order-unfulfillable', 'insights/keep-unfulfillable', (tx, orders) =>
      keepNews(tx, orders.flatMap(ofUnfulfillable)),
    ),
    reaction('payments.payment-captured', 'insights/keep-captured', (tx, payments) =>
      keepNews(tx, payments.map(ofCaptured)),
    ),
    reaction('payments.payment-refunded', 'insights/keep-refunded', (tx, payments) => {
      const heardAt = clock.now().toISOString();
      return keepNews(
        tx,
        payments.map((payment) => ofRefunded(payment, heardAt)),
      );
    }),
  ];
}
