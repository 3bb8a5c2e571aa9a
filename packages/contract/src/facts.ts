import { z } from 'zod';
import { Contact, QuoteLine } from './booking.ts';
import { ShowLabel } from './show-label.ts';
import { Id, Instant, LocalDate, Money } from './primitives.ts';
import { SeatMap } from './seat-map.ts';
import { Venue } from './venues.ts';

/** Price of each category of a show, all-in, with the parts it is made of. */
export const PricedCategory = z
  .strictObject({
    categoryId: Id,
    name: z.string(),
    price: Money,
    base: Money,
    fee: Money,
    tax: Money,
  })
  .refine(({ price, base, fee, tax }) => base.amount + fee.amount + tax.amount === price.amount, {
    message: 'base, fee and tax must add up to the price',
  });
export type PricedCategory = z.infer<typeof PricedCategory>;

/** A money fact always names the order it belongs to. */
const payment = { paymentId: Id, orderId: Id, amount: Money };

/**
 * Durable news between modules, `module.fact-name`, past tense. Delivered at least once and
 * in no promised order: a reaction must be idempotent.
 */
export const FACTS = {
  'venues.venue-registered': z.strictObject({ venue: Venue, cityName: z.string() }),
  'venues.seat-map-published': z.strictObject({ seatMap: SeatMap }),
  /** Everything booking needs in order to sell the show without asking anybody again. */
  'catalog.show-scheduled': z.strictObject({
    showId: Id,
    seatMapId: Id,
    localDate: LocalDate,
    opensAt: Instant,
    closesAt: Instant,
    seatsPerHoldMax: z.int().positive(),
    categories: z.array(PricedCategory),
    label: ShowLabel,
  }),
  /** A guest has signed in to an account: whatever was the guest's is the account's. */
  'identity.guest-merged': z.strictObject({ fromBuyerId: Id, toBuyerId: Id }),
  'booking.order-confirmed': z.strictObject({
    orderId: Id,
    buyerId: Id,
    showId: Id,
    ticketCode: z.string(),
    show: ShowLabel,
    lines: z.array(QuoteLine),
    total: Money,
    contact: Contact,
    confirmedAt: Instant,
  }),
  /** Money came for an order that can no longer be honoured: it must go back. */
  'booking.order-unfulfillable': z.strictObject({ ...payment, reason: z.string() }),
  'booking.order-expired': z.strictObject({ orderId: Id }),
  'booking.order-cancelled': z.strictObject({ orderId: Id }),
  'payments.payment-captured': z.strictObject({ ...payment, capturedAt: Instant }),
  'payments.payment-refunded': z.strictObject({ ...payment, refundId: Id, reason: z.string() }),
  'tickets.tickets-issued': z.strictObject({
    orderId: Id,
    buyerId: Id,
    ticketIds: z.array(Id),
    /** Whom to tell. */
    contact: Contact,
  }),
} as const;

export type FactName = keyof typeof FACTS;
export type FactPayload<N extends FactName> = z.infer<(typeof FACTS)[N]>;
