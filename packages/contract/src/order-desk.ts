import { z } from 'zod';
import { Contact, Order, OrderStatus } from './booking.ts';
import { RefundStatus } from './cancellation.ts';
import { TIMELINE_KINDS } from './order-kinds.ts';
import { operations } from './operation.ts';
import { PaymentStatus } from './payments.ts';
import {
  commaList,
  Id,
  Instant,
  Money,
  page,
  pageQuery,
  personText,
  SeatId,
} from './primitives.ts';
import { SALES_CHANNELS } from './reporting.ts';

export const ORDER_EXPORT_ROWS_MAX = 50_000;
export const DESK_SEATS_MAX = 100;

/** An order as a list shows it: in the words of its purchase, as it is by now. */
export const OrderAtDesk = z.strictObject({
  orderId: Id,
  organisationId: Id,
  /** Null: sold before orders knew their venue. */
  venueId: Id.nullable(),
  showId: Id,
  titleName: z.string(),
  venueName: z.string(),
  screenName: z.string(),
  startsAt: Instant,
  timeZone: z.string(),
  status: OrderStatus,
  /** When it was paid; of one that was never paid, when it ended. */
  at: Instant,
  channel: z.enum(SALES_CHANNELS),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  ticketCode: z.string().nullable(),
  seatIds: z.array(SeatId),
  total: Money,
  /** What went back or is on its way, all together. */
  refunded: Money,
});
export type OrderAtDesk = z.infer<typeof OrderAtDesk>;

/** Something that happened to an order. */
export const TimelineEntry = z.strictObject({
  at: Instant,
  kind: z.enum(TIMELINE_KINDS),
  /** Who of the staff did it; null: the buyer, or the house by itself. */
  actor: z.strictObject({ actorId: Id, name: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  seatIds: z.array(SeatId),
  /** Money that moved, or was promised. */
  amount: Money.nullable(),
  /** Where to, by what, against what: an address, a provider, a gate. */
  about: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TicketAtDesk = z.strictObject({
  ticketId: Id,
  seatId: SeatId,
  code: z.string(),
  status: z.enum(['VALID', 'REVOKED']),
  issuedAt: Instant,
  revokedAt: Instant.nullable(),
  /** When it first let somebody in; null: not yet. */
  enteredAt: Instant.nullable(),
});
export type TicketAtDesk = z.infer<typeof TicketAtDesk>;

export const RefundAtDesk = z.strictObject({
  refundId: Id,
  amount: Money,
  reason: z.string(),
  status: RefundStatus,
  requestedAt: Instant,
  doneAt: Instant.nullable(),
});
export type RefundAtDesk = z.infer<typeof RefundAtDesk>;

/** What booking knows of an order, for staff. */
export const OrderCore = z.strictObject({
  order: Order,
  organisationId: Id,
  venueId: Id.nullable(),
  /** Grows with every change: who changes it says which one they have seen. */
  version: z.int().positive(),
  /** Null: never paid. */
  paid: Money.nullable(),
  /** Promised back so far, by cancelling, moving and by hand. */
  refunded: Money,
  /** What is left to be given back. */
  refundable: Money,
  /** What cancelling all of it would give back now, by the ladder it was sold under. */
  byLadder: Money,
});
export type OrderCore = z.infer<typeof OrderCore>;

/** One order with everything around it. */
export const DeskOrder = OrderCore.extend({
  payment: z
    .strictObject({ provider: z.string(), status: PaymentStatus, amount: Money })
    .nullable(),
  refunds: z.array(RefundAtDesk),
  tickets: z.array(TicketAtDesk),
  /** The oldest first. */
  timeline: z.array(TimelineEntry),
});
export type DeskOrder = z.infer<typeof DeskOrder>;

/** What a change would do, to be said before it is done. */
export const ChangePreview = z.strictObject({
  version: z.int().positive(),
  refund: Money,
  /** What the house keeps of what the tickets given up had cost. */
  kept: Money,
  /** What the order costs afterwards. */
  total: Money,
});
export type ChangePreview = z.infer<typeof ChangePreview>;

/** By the ladder that the order was sold under, as of now; or all of it, fees included. */
export const CancelTerms = z.enum(['ladder', 'full']);
export type CancelTerms = z.infer<typeof CancelTerms>;

const ReasonText = personText(300).pipe(z.string().min(3));
const seats = z.array(SeatId).min(1).max(DESK_SEATS_MAX);
const expectedVersion = z.int().positive();
const orderParams = z.strictObject({ orderId: Id });

const filters = {
  /** Name, mail, phone, code or seat, whole or in part; several words must all fit. */
  q: personText(100).optional(),
  status: OrderStatus.optional(),
  organisationId: Id.optional(),
  venueId: Id.optional(),
  showId: Id.optional(),
  channel: z.enum(SALES_CHANNELS).optional(),
  /** When it was bought: not before, and before. */
  from: Instant.optional(),
  until: Instant.optional(),
};
export const OrderFilters = z.strictObject(filters);
export type OrderFilters = z.infer<typeof OrderFilters>;

const reading = { tag: 'Orders at the desk', access: 'staff', right: 'see-orders' } as const;
const serving = { tag: 'Orders at the desk', access: 'staff', right: 'serve-buyers' } as const;
const refunding = { tag: 'Orders at the desk', access: 'staff', right: 'refund' } as const;

export const orderDeskOperations = operations({
  searchOrders: {
    ...reading,
    method: 'GET',
    path: '/desk/orders',
    summary: 'Orders within your reach by name, mail, phone, code or seat, the newest first.',
    query: z.strictObject({ ...pageQuery, ...filters }),
    output: page(OrderAtDesk),
  },
  exportOrders: {
    ...reading,
    method: 'GET',
    path: '/desk/orders.csv',
    summary: 'The same as a table, at most 50,000 rows, the newest.',
    query: OrderFilters,
    contentType: 'text/csv; charset=utf-8',
  },
  getDeskOrder: {
    ...reading,
    method: 'GET',
    path: '/desk/orders/{orderId}',
    summary: 'One order with its money, its tickets and all that happened to it.',
    params: orderParams,
    output: DeskOrder,
    problems: ['no-such-order'],
  },
  resendOrder: {
    ...serving,
    method: 'POST',
    path: '/desk/orders/{orderId}/resend',
    summary: 'Sends the mail of a paid order once more, to where its tickets go.',
    params: orderParams,
    body: z.strictObject({ reason: ReasonText.optional() }),
    output: z.strictObject({ deliveryId: Id, recipient: z.string() }),
    problems: ['no-such-order', 'order-cancelled', 'order-not-paid', 'nowhere-to-send'],
  },
  changeOrderContact: {
    ...serving,
    method: 'POST',
    path: '/desk/orders/{orderId}/contact',
    summary: 'Changes whose order it is and where its tickets go; the old address is told.',
    params: orderParams,
    body: z.strictObject({ contact: Contact, reason: ReasonText, expectedVersion }),
    output: OrderCore,
    problems: [
      'no-such-order',
      'idempotency-key-reused',
      'order-cancelled',
      'order-not-paid',
      'changed-meanwhile',
    ],
  },
  previewSeatMove: {
    ...serving,
    method: 'GET',
    path: '/desk/orders/{orderId}/seats',
    summary: 'What moving these seats would give back.',
    params: orderParams,
    query: z.strictObject({
      from: commaList(SeatId, DESK_SEATS_MAX),
      to: commaList(SeatId, DESK_SEATS_MAX),
    }),
    output: ChangePreview,
    problems: [
      'no-such-order',
      'order-cancelled',
      'order-not-paid',
      'seat-not-in-order',
      'unknown-seat',
      'seats-cost-more',
    ],
  },
  moveOrderSeats: {
    ...serving,
    method: 'POST',
    path: '/desk/orders/{orderId}/seats',
    summary:
      'Moves tickets to other free seats of the show, all or none; never for more money, and for less only with the right `refund`, too.',
    params: orderParams,
    body: z.strictObject({
      /** Each ticket's seat, and its new one. */
      moves: z
        .array(z.strictObject({ from: SeatId, to: SeatId }))
        .min(1)
        .max(DESK_SEATS_MAX),
      reason: ReasonText,
      expectedVersion,
      /** What the sender was shown that goes back: any other amount is refused, and nothing happens. */
      expectedRefund: Money,
    }),
    output: OrderCore,
    problems: [
      'no-such-order',
      'idempotency-key-reused',
      'order-cancelled',
      'order-not-paid',
      'changed-meanwhile',
      'seat-not-in-order',
      'unknown-seat',
      'show-not-on-sale',
      'seats-cost-more',
      'refund-changed',
      'seats-taken',
    ],
  },
  previewDeskCancel: {
    ...refunding,
    method: 'GET',
    path: '/desk/orders/{orderId}/cancel',
    summary: 'What cancelling these seats, or all, would give back now.',
    params: orderParams,
    query: z.strictObject({
      terms: CancelTerms,
      seatIds: commaList(SeatId, DESK_SEATS_MAX).optional(),
    }),
    output: ChangePreview,
    problems: ['no-such-order', 'order-cancelled', 'order-not-paid', 'seat-not-in-order'],
  },
  cancelOrderAtDesk: {
    ...refunding,
    method: 'POST',
    path: '/desk/orders/{orderId}/cancel',
    summary: 'Cancels some of the seats, or all of the order, and sends back what the terms give.',
    params: orderParams,
    body: z.strictObject({
      terms: CancelTerms,
      /** Without them, or with all: the whole order. */
      seatIds: seats.optional(),
      reason: ReasonText,
      expectedVersion,
      expectedRefund: Money,
    }),
    output: OrderCore,
    problems: [
      'no-such-order',
      'idempotency-key-reused',
      'order-cancelled',
      'order-not-paid',
      'changed-meanwhile',
      'seat-not-in-order',
      'refund-changed',
    ],
  },
  refundOrder: {
    ...refunding,
    method: 'POST',
    path: '/desk/orders/{orderId}/refund',
    summary:
      'Sends money of a paid order back to where it came from; its tickets stay as they are.',
    params: orderParams,
    body: z.strictObject({
      amount: Money.refine(({ amount }) => amount > 0, 'must be more than nothing'),
      reason: ReasonText,
      expectedVersion,
    }),
    output: OrderCore,
    problems: [
      'no-such-order',
      'idempotency-key-reused',
      'order-not-paid',
      'changed-meanwhile',
      'refund-too-large',
    ],
  },
});
