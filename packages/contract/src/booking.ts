import { z } from 'zod';
import { CancellationOffer, CancellationPolicy, OrderRefund } from './cancellation.ts';
import { ShowListing, TitleCard, VenueSummary } from './catalog.ts';
import { AppliedOffer } from './offers.ts';
import { operations } from './operation.ts';
import { HoldWarning, OrphanRule } from './orphan-rule.ts';
import { PaymentStart } from './payments.ts';
import { TaxSplit } from './pricing.ts';
import {
  Email,
  Id,
  Instant,
  Money,
  page,
  pageQuery,
  personText,
  Phone,
  SeatId,
} from './primitives.ts';
import { SeatKind, SeatMap } from './seat-map.ts';
import { SeatChange, SeatWish } from './seat-wish.ts';
import { ShowLabel } from './show-label.ts';
import { TicketStub } from './tickets.ts';
import { WaitingRoomPhase } from './waiting-room.ts';

/** An all-in price and its parts, which add up to it exactly: base + fee + tax = price. */
export const PriceParts = z.strictObject({ base: Money, fee: Money, tax: Money });

export const Category = z.strictObject({
  categoryId: Id,
  name: z.string(),
  /** What one seat costs, fees and taxes included: the amount that will be charged. */
  price: Money,
  parts: PriceParts,
  /** Where a seat costs more or less by who it is for; the first is the one of `price`. */
  ticketTypes: z
    .array(z.strictObject({ ticketTypeId: Id, name: z.string(), price: Money }))
    .optional(),
  seatsTotal: z.int(),
  seatsLeft: z.int(),
});
export type Category = z.infer<typeof Category>;

/** The commercial side of a show, frozen when it went on sale. */
export const ShowSale = z.strictObject({
  showId: Id,
  seatMapId: Id,
  seatMapUrl: z.string(),
  categories: z.array(Category),
  limits: z.strictObject({
    seatsPerHoldMax: z.int(),
    /** Seats that one buyer may have of the show, in holds and orders together; null: no limit. */
    seatsPerBuyerMax: z.int().nullable(),
    holdMinutes: z.int(),
  }),
  saleWindow: z.strictObject({ opensAt: Instant, closesAt: Instant }),
  /** `relaxesAt`: from then on it refuses nothing any more. */
  orphanRule: OrphanRule.extend({ relaxesAt: Instant }),
  cancellation: CancellationPolicy,
  onSale: z.boolean(),
});
export type ShowSale = z.infer<typeof ShowSale>;

/** What the house has done to a show since it went on sale. */
export const ShowNotice = z.strictObject({
  kind: z.enum(['cancelled', 'moved']),
  at: Instant,
  /** When it was to begin before. */
  wasStartingAt: Instant,
  /** The house's own words. */
  message: z.string().nullable(),
});
export type ShowNotice = z.infer<typeof ShowNotice>;

export const Show = ShowListing.extend({
  title: TitleCard,
  venue: VenueSummary,
  sale: ShowSale.omit({ showId: true }),
  /** Set while seats can only be held by who was let in there. */
  waitingRoom: z
    .strictObject({
      roomId: Id,
      phase: WaitingRoomPhase,
      opensAt: Instant.nullable(),
      onSaleAt: Instant.nullable(),
    })
    .nullable(),
  /** Absent where there is nothing to say. */
  notice: ShowNotice.optional(),
});
export type Show = z.infer<typeof Show>;

/**
 * Which seats cannot be had now. `version` changes with each delta that the answering process
 * tells its live listeners; another process counts for itself.
 */
export const SeatStatus = z.strictObject({
  showId: Id,
  version: z.string(),
  seatMapId: Id,
  seatMapUrl: z.string(),
  /** Sold, or in an order that is being paid. */
  unavailableSeatIds: z.array(SeatId),
  heldSeatIds: z.array(SeatId),
  /** Of the unavailable ones: not sold, but set aside by the house. Absent when there are none. */
  blockedSeatIds: z.array(SeatId).optional(),
  /** Seats of each section that can be had now, in the order of the drawing. */
  sections: z.array(z.strictObject({ id: Id, left: z.int() })),
  areas: z.array(z.strictObject({ id: z.string(), capacity: z.int(), left: z.int() })),
});
export type SeatStatus = z.infer<typeof SeatStatus>;

export const SeatMapWithStatus = SeatStatus.extend({ seatMap: SeatMap });
export type SeatMapWithStatus = z.infer<typeof SeatMapWithStatus>;

export const QuoteLine = z.strictObject({
  seatId: SeatId,
  section: z.string(),
  row: z.string(),
  number: z.string(),
  gate: z.string(),
  kind: SeatKind,
  categoryId: Id,
  categoryName: z.string(),
  /** Whom the ticket is for, where the show tells them apart. */
  ticketTypeId: Id.optional(),
  ticketTypeName: z.string().optional(),
  /** What it costs, all-in, less what offers take off. */
  price: Money,
  parts: PriceParts,
  /** What it would cost without offers; absent where that is the price. */
  listPrice: Money.optional(),
  /** What the price card states for it, where that is not the price without offers. */
  stated: Money.optional(),
  /** The taxes of an ordered ticket one by one; absent where the show went on sale without tax rules. */
  split: TaxSplit.optional(),
});
export type QuoteLine = z.infer<typeof QuoteLine>;

/**
 * subtotal − discount + fees + taxes = total, to the minor unit. `discount` is what offers save the
 * buyer, all-in; the lines' list prices less it are the total. Fees and taxes are those charged.
 */
export const Quote = z.strictObject({
  lines: z.array(QuoteLine),
  subtotal: Money,
  discount: Money,
  fees: Money,
  taxes: Money,
  total: Money,
  /** What made it cheaper, in the order in which it counted; absent when nothing did. */
  offers: z.array(AppliedOffer).optional(),
});
export type Quote = z.infer<typeof Quote>;

export const HoldStatus = z.enum(['HELD', 'RELEASED', 'EXPIRED', 'ORDERED']);
export type HoldStatus = z.infer<typeof HoldStatus>;

export const Hold = z.strictObject({
  holdId: Id,
  status: HoldStatus,
  showId: Id,
  seatIds: z.array(SeatId),
  /** Whether all seats are neighbours in one row; areas have no rows and count as together. */
  together: z.boolean(),
  quote: Quote,
  createdAt: Instant,
  expiresAt: Instant,
  /** When it would end if it were extended, which can be done once; null when it cannot any more. */
  extendableTo: Instant.nullable(),
  /** What the buyer should know about the choice; empty when there is nothing to say. */
  warnings: z.array(HoldWarning),
  /** The order this hold became, if any. */
  orderId: Id.nullable(),
});
export type Hold = z.infer<typeof Hold>;

export const Contact = z.strictObject({
  name: personText(80).optional(),
  email: Email.optional(),
  phone: Phone.optional(),
});
export type Contact = z.infer<typeof Contact>;

export const OrderStatus = z.enum([
  'PAYMENT_PENDING',
  'CONFIRMED',
  'FAILED',
  'EXPIRED',
  'CANCELLED',
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** An order as booking knows it, without its tickets. */
export const Order = z.strictObject({
  orderId: Id,
  status: OrderStatus,
  holdId: Id,
  showId: Id,
  show: ShowLabel,
  seatIds: z.array(SeatId),
  quote: Quote,
  total: Money,
  /** What was paid, of an order that the house has changed since: the total is what it costs by now. */
  paid: Money.optional(),
  contact: Contact,
  createdAt: Instant,
  /** When an unpaid order gives its seats back. */
  expiresAt: Instant,
  confirmedAt: Instant.nullable(),
  /** The short code of the whole order; null until it is paid. */
  ticketCode: z.string().nullable(),
  /** What cancelling gives, as it was agreed when the order was placed. */
  cancellation: CancellationPolicy,
  cancelledAt: Instant.nullable(),
  /** Of its show, since it was ordered: `cancelled` ended the order, of `moved` it may be given back in full. */
  notice: ShowNotice.optional(),
});
export type Order = z.infer<typeof Order>;

/** `payment` is null where there is nothing to pay. */
export const PlacedOrder = Order.extend({ payment: PaymentStart.nullable() });
export type PlacedOrder = z.infer<typeof PlacedOrder>;

/** The order with its tickets (empty unless it is confirmed), its payment and what goes back of it. */
export const OrderDetails = Order.extend({
  payment: PaymentStart.nullable(),
  tickets: z.array(TicketStub),
  refund: OrderRefund.nullable(),
});
export type OrderDetails = z.infer<typeof OrderDetails>;

export const ConfirmedOrder = z.strictObject({
  orderId: Id,
  status: z.literal('CONFIRMED'),
  ticketCode: z.string(),
  tickets: z.array(TicketStub),
});
export type ConfirmedOrder = z.infer<typeof ConfirmedOrder>;

/** A cancelled order; without a refund when nothing was paid, or nothing goes back. */
export const CancelledOrder = Order.extend({ refund: OrderRefund.nullable() });
export type CancelledOrder = z.infer<typeof CancelledOrder>;

/** A promo code as somebody has typed it: whether it is one is for the answer to say. */
const TypedCode = z.string().min(1).max(128);

const showParams = z.strictObject({ showId: Id });
const holdParams = z.strictObject({ holdId: Id });
const orderParams = z.strictObject({ orderId: Id });

export const bookingOperations = operations({
  getShow: {
    method: 'GET',
    path: '/shows/{showId}',
    tag: 'Discovery',
    summary: 'One show: what, where, when, all-in prices, limits, sale window.',
    access: 'public',
    params: showParams,
    output: Show,
    cacheSeconds: 1,
    problems: ['no-such-show'],
  },
  getShowSeatMap: {
    method: 'GET',
    path: '/shows/{showId}/seatmap',
    tag: 'Seats',
    summary: 'The drawing and which of its seats cannot be had now.',
    access: 'public',
    params: showParams,
    output: SeatMapWithStatus,
    problems: ['no-such-show'],
  },
  getSeatStatus: {
    method: 'GET',
    path: '/shows/{showId}/seat-status',
    tag: 'Seats',
    summary: 'Only which seats cannot be had now; the drawing stands at its own address.',
    access: 'public',
    params: showParams,
    output: SeatStatus,
    problems: ['no-such-show'],
  },
  holdSeats: {
    method: 'POST',
    path: '/holds',
    tag: 'Booking',
    summary:
      'Holds the named seats, so many places of an area, or the best available seats: all of them or none.',
    headers: ['Admission-Token'],
    body: SeatWish,
    status: 201,
    output: Hold,
    problems: [
      'no-such-show',
      'not-admitted',
      'show-not-on-sale',
      'too-many-seats',
      'unknown-seat',
      'unknown-category',
      'unknown-section',
      'unknown-ticket-type',
      'idempotency-key-reused',
      'seats-taken',
      'too-many-holds',
      'buyer-limit-reached',
      'leaves-single-seat',
      'not-enough-seats',
    ],
  },
  getHold: {
    method: 'GET',
    path: '/holds/{holdId}',
    tag: 'Booking',
    summary: 'Your hold.',
    params: holdParams,
    output: Hold,
    problems: ['no-such-hold'],
  },
  changeHold: {
    method: 'PATCH',
    path: '/holds/{holdId}',
    tag: 'Booking',
    summary:
      'Adds and removes seats of your running hold, all of it or nothing; its end stays, its quote follows.',
    headers: ['Admission-Token'],
    params: holdParams,
    body: SeatChange,
    output: Hold,
    problems: [
      'no-such-hold',
      'not-admitted',
      'idempotency-key-reused',
      'hold-released',
      'hold-already-ordered',
      'hold-expired',
      'show-not-on-sale',
      'too-many-seats',
      'unknown-seat',
      'unknown-ticket-type',
      'seats-taken',
      'buyer-limit-reached',
      'leaves-single-seat',
    ],
  },
  extendHold: {
    method: 'POST',
    path: '/holds/{holdId}/extend',
    tag: 'Booking',
    summary:
      'Extends your running hold to its `extendableTo`, once; repeating it gives the same answer.',
    params: holdParams,
    output: Hold,
    problems: [
      'no-such-hold',
      'hold-released',
      'hold-already-ordered',
      'hold-expired',
      'hold-not-extendable',
    ],
  },
  releaseHold: {
    method: 'DELETE',
    path: '/holds/{holdId}',
    tag: 'Booking',
    summary: 'Gives the seats back; repeating it changes nothing.',
    params: holdParams,
    status: 204,
    problems: ['no-such-hold', 'hold-already-ordered'],
  },
  priceHold: {
    method: 'POST',
    path: '/holds/{holdId}/price',
    tag: 'Booking',
    summary: 'What an order of your hold would cost now, with offers; nothing is kept or changed.',
    limit: 'promo',
    params: holdParams,
    body: z.strictObject({ promoCode: TypedCode.optional(), contact: Contact.optional() }),
    output: Quote,
    problems: [
      'no-such-hold',
      'hold-released',
      'hold-expired',
      'hold-already-ordered',
      'promo-code-refused',
    ],
  },
  placeOrder: {
    method: 'POST',
    path: '/orders',
    tag: 'Booking',
    summary: 'Turns a hold into an order to be paid; one that costs nothing is confirmed at once.',
    limit: 'promo',
    body: z.strictObject({
      holdId: Id,
      contact: Contact.optional(),
      promoCode: TypedCode.optional(),
      /** The total the buyer was shown: any other one is refused, and nothing happens. */
      expectedTotal: Money.optional(),
    }),
    status: 201,
    output: PlacedOrder,
    problems: [
      'no-such-hold',
      'hold-released',
      'hold-expired',
      'hold-already-ordered',
      'idempotency-key-reused',
      'promo-code-refused',
      'price-changed',
      'order-being-placed',
      'provider-unreachable',
    ],
  },
  listOrders: {
    method: 'GET',
    path: '/orders',
    tag: 'Booking',
    summary: 'Your orders, newest first.',
    query: z.strictObject(pageQuery),
    output: page(Order),
  },
  getOrder: {
    method: 'GET',
    path: '/orders/{orderId}',
    tag: 'Booking',
    summary: 'Your order, with its tickets once it is paid.',
    params: orderParams,
    output: OrderDetails,
    problems: ['no-such-order'],
  },
  confirmPayment: {
    method: 'POST',
    path: '/orders/{orderId}/confirm-payment',
    tag: 'Booking',
    summary:
      'Pays the order with what the provider gave the browser; repeating it gives the same answer.',
    params: orderParams,
    body: z.strictObject({ paymentToken: z.string().min(1).max(400) }),
    output: ConfirmedOrder,
    problems: [
      'no-such-order',
      'order-cancelled',
      'order-expired',
      'payment-declined',
      'payment-pending',
      'provider-unreachable',
    ],
  },
  getCancellation: {
    method: 'GET',
    path: '/orders/{orderId}/cancellation',
    tag: 'Booking',
    summary: 'What cancelling your order now would give.',
    params: orderParams,
    output: CancellationOffer,
    problems: ['no-such-order'],
  },
  cancelOrder: {
    method: 'POST',
    path: '/orders/{orderId}/cancel',
    tag: 'Booking',
    summary:
      'Cancels an order, gives its seats back and sends the refund of its policy; repeating it gives the same answer.',
    params: orderParams,
    /** The refund the buyer was shown: any other one is refused, and nothing happens. */
    body: z.strictObject({ expectedRefund: Money.optional() }),
    output: CancelledOrder,
    problems: ['no-such-order', 'order-expired', 'cancellation-closed', 'refund-changed'],
  },
});
