import { z } from 'zod';
import { AppliedOffer } from './offers.ts';
import { Contact, QuoteLine } from './booking.ts';
import { CancellationPolicy } from './cancellation.ts';
import { OrphanRule } from './orphan-rule.ts';
import { ShowPricing, TicketPrices } from './pricing.ts';
import { ShowLabel } from './show-label.ts';
import { Id, Instant, LocalDate, Money, SeatId } from './primitives.ts';
import { ORDER_CHANGES } from './order-kinds.ts';
import { SALES_CHANNELS } from './reporting.ts';
import { SeatMap } from './seat-map.ts';
import { STAFF_ROLES } from './staff.ts';
import { Venue } from './venues.ts';
import { DeskScreen, WeeklyHours } from './venues-desk.ts';

/** Price of each category of a show, all-in, with the parts it is made of. */
export const PricedCategory = z
  .strictObject({
    categoryId: Id,
    name: z.string(),
    price: Money,
    base: Money,
    fee: Money,
    tax: Money,
    /** What the price card states; absent where that is the price, or there is no card. */
    stated: Money.optional(),
    /** By whom a ticket is for, the one of `price` first; absent where all pay the same. */
    ticketTypes: TicketPrices.optional(),
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
  /** What made it cheaper; absent when nothing did. */
  offers: z.array(AppliedOffer).optional(),
  /** Absent: on the web. */
  channel: z.enum(SALES_CHANNELS).optional(),
};

/** Somebody changed a show; of two changes the higher version is the later one, in whatever order they are told. */
const changedShow = { showId: Id, version: z.int().positive(), at: Instant };

/** Where a show was before it was moved. */
const MovedFrom = z.strictObject({ startsAt: Instant, endsAt: Instant, screenName: z.string() });

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
  /** Of its city; absent on facts written before shows were planned, as are the next two. */
  state: z.string().optional(),
  /** Null: open at all hours. */
  openingHours: WeeklyHours.nullable().optional(),
  /** All of them, those included that buyers do not see. */
  screens: z.array(DeskScreen).optional(),
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
    /** The rules behind its prices, which offers need; absent where prices came without rules. */
    pricing: ShowPricing.optional(),
  }),
  /** For good: nothing of it is sold any more, and all money of its orders goes back. */
  'catalog.show-cancelled': z.strictObject({
    ...changedShow,
    label: ShowLabel,
    /** The house's own words to its buyers. */
    message: z.string().nullable(),
  }),
  /** `label` is the show as it is since; where it belongs, and its seat map, stay. */
  'catalog.show-moved': z.strictObject({
    ...changedShow,
    label: ShowLabel,
    localDate: LocalDate,
    from: MovedFrom,
    message: z.string().nullable(),
    /** When its sale is over since; absent where it ends as long before or after the start as it did. */
    closesAt: Instant.optional(),
  }),
  /** Its sale was stopped by hand. */
  'catalog.show-closed': z.strictObject(changedShow),
  /** Its sale was resumed by hand. */
  'catalog.show-opened': z.strictObject(changedShow),
  /** A tier of a show's announced prices has begun: new holds pay these, running ones keep theirs. */
  'offers.show-repriced': z.strictObject({
    showId: Id,
    /** Later steps count, whatever the order in which they are told. */
    step: z.int().positive(),
    tierName: z.string(),
    at: Instant,
    categories: z.array(PricedCategory),
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
    /** Of an order that is known; absent on facts written before it was told. */
    showId: Id.optional(),
    reason: z.string(),
    /** Present where the buyer has to be told: the order did not come about. */
    purchase: z.strictObject(purchase).optional(),
  }),
  'booking.order-expired': z.strictObject({
    orderId: Id,
    /** Absent on facts written before it was told. */
    showId: Id.optional(),
    expiredAt: Instant.optional(),
    purchase: z.strictObject(purchase).optional(),
  }),
  /** Facts written before paid orders could be cancelled name the order alone; it was unpaid. */
  'booking.order-cancelled': z.strictObject({
    orderId: Id,
    buyerId: Id.optional(),
    showId: Id.optional(),
    seatCount: z.int().positive().optional(),
    wasPaid: z.boolean().optional(),
    /** What goes back of the money that paid; null when nothing does. */
    refund: Money.nullable().optional(),
    /** All that was promised back of it, by earlier changes too; absent where that is `refund`. */
    refundedInAll: Money.optional(),
    /** The version that ended it; absent on facts written before orders could be changed. */
    version: z.int().positive().optional(),
    /** Somebody of the staff has cancelled it. */
    byStaff: z.literal(true).optional(),
    /** It had been changed before: `purchase` is what was left of it. */
    wasChanged: z.literal(true).optional(),
    /** Of an order that was paid. */
    purchase: z
      .strictObject({
        ...purchase,
        ticketCode: z.string(),
        confirmedAt: Instant,
        cancelledAt: Instant,
      })
      .optional(),
    /** Present where not its buyer but the house has ended it, with the show. */
    byHouse: z.strictObject({ message: z.string().nullable() }).optional(),
  }),
  /** A paid order's show was moved; told once for each of its moves that the order has lived through. */
  'booking.order-moved': z.strictObject({
    orderId: Id,
    buyerId: Id,
    showId: Id,
    /** Of the move. */
    version: z.int().positive(),
    /** As it is since. */
    show: ShowLabel,
    from: MovedFrom,
    contact: Contact,
    ticketCode: z.string(),
    message: z.string().nullable(),
    /** What cancelling gives back, until the show begins. */
    refund: Money,
  }),
  /** The house has changed a paid order. It stands, unless it was cancelled before. */
  'booking.order-changed': z.strictObject({
    changeId: Id,
    orderId: Id,
    buyerId: Id,
    showId: Id,
    /** Later versions count, whatever the order in which they are told. */
    version: z.int().positive(),
    what: z.enum(ORDER_CHANGES),
    status: z.enum(['CONFIRMED', 'CANCELLED']),
    at: Instant,
    actorId: Id,
    reason: z.string(),
    seatsGiven: z.array(SeatId),
    seatsTaken: z.array(SeatId),
    /** What goes back by this change; null when nothing does. */
    refund: Money.nullable(),
    /** All that was promised back of the order up to this change. */
    refundedInAll: Money,
    /** Where it went before, if that has changed. */
    contactBefore: Contact.optional(),
    /** The order as it is since. */
    purchase: z.strictObject({ ...purchase, ticketCode: z.string(), confirmedAt: Instant }),
  }),
  'payments.payment-captured': z.strictObject({
    ...payment,
    capturedAt: Instant,
    /** Who has taken it; absent on facts written before it was told. */
    provider: z.string().optional(),
  }),
  'payments.payment-refunded': z.strictObject({
    ...payment,
    refundId: Id,
    reason: z.string(),
    /** Who has paid it back, and when; absent on facts written before it was told. */
    provider: z.string().optional(),
    refundedAt: Instant.optional(),
  }),
  /** Who has bought at a counter wants the tickets by mail as well. */
  'counter.tickets-wanted': z.strictObject({ orderId: Id, email: z.string() }),
  'tickets.tickets-issued': z.strictObject({
    orderId: Id,
    buyerId: Id,
    ticketIds: z.array(Id),
    /** Whom to tell. */
    contact: Contact,
    showId: Id.optional(),
    /** What a gate has to know, in the order of `ticketIds`. Absent on facts written before there was one. */
    tickets: z
      .array(
        QuoteLine.pick({
          ...{ seatId: true, section: true, row: true, number: true, gate: true },
          ...{ categoryId: true, categoryName: true },
        }).extend({ ticketId: Id, code: z.string() }),
      )
      .optional(),
    /** Of a show on which an on-sale is rehearsed: they open no gate. */
    isRehearsal: z.literal(true).optional(),
  }),
  /** The tickets of an order have become those of the moved show: the same ones, with the new time in them. */
  'tickets.tickets-renewed': z.strictObject({
    orderId: Id,
    showId: Id,
    version: z.int().positive(),
    contact: Contact,
    from: MovedFrom,
    message: z.string().nullable(),
    refund: Money,
  }),
  /** Tickets of an order that stands: these open no gate any more. Of a cancelled order none does, and nothing is told here. */
  'tickets.tickets-revoked': z.strictObject({
    orderId: Id,
    showId: Id,
    ticketIds: z.array(Id),
    revokedAt: Instant,
  }),
} as const;

export type FactName = keyof typeof FACTS;
export type FactPayload<N extends FactName> = z.infer<(typeof FACTS)[N]>;
