import { payoutIdOf } from '@houseful/contract/counter';
import type { FactPayload } from '@houseful/contract/facts';
import type { Money } from '@houseful/contract/primitives';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { nameSales } from '../store/movements.ts';
import { type NewOwed, noteOwed } from '../store/owed.ts';
import { keepVenueRows } from '../store/venues.ts';

type Verb<T> = (tx: Tx, told: readonly T[]) => Promise<void>;

export interface HeardFacts {
  readonly keepVenues: Verb<FactPayload<'venues.venue-changed'>>;
  readonly nameSold: Verb<FactPayload<'booking.order-confirmed'>>;
  readonly oweCancelled: Verb<FactPayload<'booking.order-cancelled'>>;
  readonly oweChanged: Verb<FactPayload<'booking.order-changed'>>;
  readonly oweUnfulfillable: Verb<FactPayload<'booking.order-unfulfillable'>>;
}

/** What the counter hears: venues, what its orders were for, and which of their money goes back. Again, it changes nothing. */
export function hearFacts({ clock }: { clock: Clock }): HeardFacts {
  function note(tx: Tx, owed: readonly NewOwed[]): void {
    if (owed.length > 0) noteOwed(tx, owed, clock.now());
  }

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
      note(
        tx,
        told.flatMap(({ orderId, refund, seatCount = null }) =>
          refund ? [{ ...endOf(orderId, refund), why: 'cancelled', seatCount }] : [],
        ),
      );
    },

    oweChanged: async (tx, told) => {
      note(
        tx,
        told.flatMap(({ orderId, changeId, what, reason, refund, seatsGiven }): NewOwed[] => {
          if (!refund || what === 'contact-changed') return [];
          const payoutId = payoutIdOf({ orderId, changeId });
          const seatCount = what === 'refunded' ? null : seatsGiven.length;
          return [{ payoutId, orderId, amount: refund.amount, why: what, reason, seatCount }];
        }),
      );
    },

    oweUnfulfillable: async (tx, told) => {
      note(
        tx,
        told.map(({ orderId, amount }): NewOwed => {
          return { ...endOf(orderId, amount), why: 'unfulfillable', seatCount: null };
        }),
      );
    },
  };
}

/** What an order gives back with its end. */
function endOf(
  orderId: string,
  { amount }: Money,
): Pick<NewOwed, 'payoutId' | 'orderId' | 'amount' | 'reason'> {
  return { payoutId: payoutIdOf({ orderId, changeId: null }), orderId, amount, reason: null };
}
