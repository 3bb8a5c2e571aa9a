import type { FactPayload } from '@houseful/contract/facts';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { nameSales } from '../store/movements.ts';
import { noteOwed } from '../store/owed.ts';
import { keepVenueRows } from '../store/venues.ts';

type Verb<T> = (tx: Tx, told: readonly T[]) => Promise<void>;

export interface HeardFacts {
  readonly keepVenues: Verb<FactPayload<'venues.venue-changed'>>;
  readonly nameSold: Verb<FactPayload<'booking.order-confirmed'>>;
  readonly oweCancelled: Verb<FactPayload<'booking.order-cancelled'>>;
  readonly oweUnfulfillable: Verb<FactPayload<'booking.order-unfulfillable'>>;
}

/** What the counter hears: venues, what its orders were for, and which of their money goes back. Again, it changes nothing. */
export function hearFacts({ clock }: { clock: Clock }): HeardFacts {
  return {
    keepVenues: async (tx, told) => {
      if (told.length === 0) return;
      keepVenueRows(
        tx,
        told.map(({ venue, organisationId, version }) => ({
          ...{ venue_id: venue.venueId, name: venue.name, version: version ?? 0 },
          organisation_id: organisationId ?? FIRST_ORGANISATION_ID,
        })),
      );
    },

    nameSold: async (tx, told) => {
      const sales = told.filter(({ channel }) => channel === 'counter');
      if (sales.length === 0) return;
      nameSales(
        tx,
        sales.map(({ orderId, ticketCode, show, lines }) => ({
          ...{ orderId, ticketCode, title: show.titleName, seatCount: lines.length },
        })),
      );
    },

    oweCancelled: async (tx, told) => {
      const owed = told.flatMap(({ orderId, refund }) =>
        refund ? [{ orderId, amount: refund.amount }] : [],
      );
      if (owed.length > 0) noteOwed(tx, owed, clock.now());
    },

    oweUnfulfillable: async (tx, told) => {
      const owed = told.map(({ orderId, amount }) => ({ orderId, amount: amount.amount }));
      if (owed.length > 0) noteOwed(tx, owed, clock.now());
    },
  };
}
