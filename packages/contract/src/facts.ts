import { z } from 'zod';
import { Contact, QuoteLine } from './booking.ts';
import { CancellationPolicy } from './cancellation.ts';
import { OrphanRule } from './orphan-rule.ts';
import { ShowLabel } from './show-label.ts';
import { Id, Instant, LocalDate, Money } from './primitives.ts';
import { SeatMap } from './seat-map.ts';
import { STAFF_ROLES } from './staff.ts';
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

/** What was bought, in words, for whoever tells the buyer about it. */
const purchase = {
  show: ShowLabel,
  lines: z.array(QuoteLine),
  total: Money,
  contact: Contact,
};

/** What somebody of the staff has changed; `before` and `after` have the same members, those that changed. */
const AuditNote = z.strictObject({
  entryId: Id,
  organisationId: Id,
  /** Null: it concerns the whole organisation. */
  venueId: Id.nullable(),
  actorId: Id,
  /** `thing.what-happened`, as in `member.invited`. */
  action: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  subject: z.strictObject({
    kind: z.string().max(40),
    id: z.string().max(80),
    name: z.string().max(200),
  }),
  at: Instant,
  before: z.record(z.string(), z.json()).nullable(),
  after: z.record(z.string(), z.json()).nullable(),
});
export type AuditNote = z.infer<typeof AuditNote>;

const RegisteredVenue = z.strictObject({
  /** As buyers see it: without screens, they do not. */
  venue: Venue,
  cityName: z.string(),
  /** Absent on facts written before there were organisations: then it is the first one's. */
  organisationId: Id.optional(),
  /** Absent, 0: of a venue that nobody has changed. */
  version: z.int().nonnegative().optional(),
});

/**
 * Durable news between modules, `module.fact-name`, past tense. Delivered at least once and
 * in no promised order: a reaction must be idempotent.
 */
export const FACTS = {
  /** Recorded by every module that staff can change something in, in the transaction of the change. */
  'audit.noted': AuditNote,
  'venues.venue-registered': RegisteredVenue,
  /** The same venue, said anew; the higher version is the later one. */
  'venues.venue-changed': RegisteredVenue,
  'venues.seat-map-published': z.strictObject({ seatMap: SeatMap }),
  /** Everything booking needs in order to sell the show without asking anybody again. */
  'catalog.show-scheduled': z.strictObject({
    showId: Id,
    seatMapId: Id,
    localDate: LocalDate,
    opensAt: Instant,
    closesAt: Instant,
    seatsPerHoldMax: z.int().positive(),
    /** Absent or null: no limit but those of holds. */
    seatsPerBuyerMax: z.int().positive().nullable().optional(),
    categories: z.array(PricedCategory),
    label: ShowLabel,
    /** Absent on facts written before there was one: then the default counts. */
    cancellation: CancellationPolicy.optional(),
    /** Absent on facts written before there was one: then the default counts. */
    orphanRule: OrphanRule.optional(),
  }),
  /** Somebody is asked to work for an organisation; the word for the link is worked out from the id. */
  'organisations.member-invited': z.strictObject({
    invitationId: Id,
    organisationId: Id,
    organisationName: z.string(),
    inviterName: z.string(),
    email: z.string(),
    roles: z.array(z.enum(STAFF_ROLES)),
    expiresAt: Instant,
  }),
  /** A guest has signed in to an account: whatever was the guest's is the account's. */
  'identity.guest-merged': z.strictObject({ fromBuyerId: Id, toBuyerId: Id }),
  'booking.order-confirmed': z.strictObject({
    orderId: Id,
    buyerId: Id,
    showId: Id,
    ticketCode: z.string(),
    ...purchase,
    confirmedAt: Instant,
  }),
  /** Money came for an order that can no longer be honoured: it must go back. */
  'booking.order-unfulfillable': z.strictObject({
    ...payment,
    reason: z.string(),
    /** Present where the buyer has to be told: the order did not come about. */
    purchase: z.strictObject(purchase).optional(),
  }),
  'booking.order-expired': z.strictObject({ orderId: Id }),
  /** Facts written before paid orders could be cancelled name the order alone; it was unpaid. */
  'booking.order-cancelled': z.strictObject({
    orderId: Id,
    buyerId: Id.optional(),
    showId: Id.optional(),
    seatCount: z.int().positive().optional(),
    wasPaid: z.boolean().optional(),
    /** What goes back of the money that paid; null when nothing does. */
    refund: Money.nullable().optional(),
    /** Of an order that was paid. */
    purchase: z
      .strictObject({
        ...purchase,
        ticketCode: z.string(),
        confirmedAt: Instant,
        cancelledAt: Instant,
      })
      .optional(),
  }),
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
