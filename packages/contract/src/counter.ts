import { z } from 'zod';
import { Contact, Hold, OrderDetails, Quote } from './booking.ts';
import { operations } from './operation.ts';
import { Email, Id, Instant, LocalDate, Money, page, pageQuery, personText } from './primitives.ts';
import { SeatChange, SeatWish } from './seat-wish.ts';

/** How people pay at a counter: with money, or at a card machine that stands beside it. */
export const CounterMethod = z.enum(['cash', 'card-terminal']);
export type CounterMethod = z.infer<typeof CounterMethod>;

const PIECES_MAX = 100_000;
const VALUES_MAX = 20;
const AMOUNT_MAX = 1_000_000_000;

/** Money that may also be missing: what was counted less what should be there. */
export const SignedMoney = z.strictObject({
  amount: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX),
  currency: Money.shape.currency,
});
export type SignedMoney = z.infer<typeof SignedMoney>;

/** A drawer counted by note and coin; what is not named is not there. */
export const CashCount = z
  .array(
    z.strictObject({
      /** Of one piece, in minor units. */
      value: z.int().positive().max(AMOUNT_MAX),
      pieces: z.int().min(0).max(PIECES_MAX),
    }),
  )
  .max(VALUES_MAX)
  .refine((count) => new Set(count.map(({ value }) => value)).size === count.length, {
    message: 'must name each value once',
  })
  .refine(
    (count) => count.reduce((sum, { value, pieces }) => sum + value * pieces, 0) <= AMOUNT_MAX,
    { message: 'must not be more than a drawer holds' },
  );
export type CashCount = z.infer<typeof CashCount>;

/** A place at a counter with a drawer of its own. */
export const Till = z.strictObject({
  tillId: Id,
  organisationId: Id,
  venueId: Id,
  venueName: z.string(),
  name: z.string(),
  currency: Money.shape.currency,
  isRetired: z.boolean(),
  /** Who sits there now; null while nobody does. */
  openShift: z
    .strictObject({
      shiftId: Id,
      cashierId: Id,
      /** Null once the account is gone. */
      cashierName: z.string().nullable(),
      openedAt: Instant,
    })
    .nullable(),
});
export type Till = z.infer<typeof Till>;

/**
 * Why money moved: `sale` and `refund` by what was sold, `paid-in` and `paid-out` for any other reason
 * (change from the bank, a courier).
 */
export const MovementKind = z.enum(['sale', 'refund', 'paid-in', 'paid-out']);
export type MovementKind = z.infer<typeof MovementKind>;

/** A card receipt's own number; never the card's. */
const TerminalReference = personText(40).refine(
  (text) => !/\d{13,}/.test(text.replace(/[\s.-]/g, '')),
  { message: 'must not be a card number' },
);
const LastFour = z.string().regex(/^\d{4}$/, 'must be the last four digits');

/** One line of a shift: money that came over the counter or went back over it. */
export const Movement = z.strictObject({
  movementId: Id,
  shiftId: Id,
  kind: MovementKind,
  method: CounterMethod,
  /** Below zero when it went out. */
  amount: SignedMoney,
  at: Instant,
  orderId: Id.nullable(),
  /** The order's short code; null until it is confirmed. */
  ticketCode: z.string().nullable(),
  /** What was sold, in words; null until then, and for money without an order. */
  title: z.string().nullable(),
  seatCount: z.int().nullable(),
  /** What was put on the counter, and given back of it; null for cards. */
  tendered: Money.nullable(),
  change: Money.nullable(),
  reference: z.string().nullable(),
  lastFour: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Movement = z.infer<typeof Movement>;

/** What came in by one way of paying; `net` is sales less refunds. */
const MethodTotals = z.strictObject({
  method: CounterMethod,
  sales: Money,
  salesCount: z.int(),
  refunds: Money,
  refundsCount: z.int(),
  net: SignedMoney,
});

/** One person at one till, from the first count of its drawer to the last. */
export const Shift = z.strictObject({
  shiftId: Id,
  tillId: Id,
  tillName: z.string(),
  organisationId: Id,
  venueId: Id,
  venueName: z.string(),
  cashierId: Id,
  cashierName: z.string().nullable(),
  openedAt: Instant,
  /** What lay in the drawer before anything was sold. */
  float: Money,
  /** What lies there now if nothing went wrong: float, cash sales and paid in, less refunds and paid out. */
  expected: SignedMoney,
  methods: z.array(MethodTotals),
  paidIn: Money,
  paidOut: Money,
  /** Null while the shift is open; it never changes afterwards. */
  closed: z
    .strictObject({
      at: Instant,
      counted: Money,
      /** counted − expected: below zero when money is missing. */
      difference: SignedMoney,
      reason: z.string().nullable(),
      count: CashCount,
    })
    .nullable(),
});
export type Shift = z.infer<typeof Shift>;

/** A shift with all that moved in it, in order; at most MOVEMENTS_MAX lines, the last ones. */
export const ShiftReport = Shift.extend({
  floatCount: CashCount,
  movements: z.array(Movement),
});
export type ShiftReport = z.infer<typeof ShiftReport>;

/** Lines of one shift; past it the shift has to be closed. */
export const MOVEMENTS_MAX = 5_000;

/** An order that was paid at a counter. */
export const CounterSale = z.strictObject({
  taking: Movement,
  order: OrderDetails,
});
export type CounterSale = z.infer<typeof CounterSale>;

/** The same with its QR codes, ready to be printed; none for tickets that open no gate. */
export const CounterPapers = CounterSale.extend({
  codes: z.array(z.strictObject({ ticketId: Id, svg: z.string() })),
});
export type CounterPapers = z.infer<typeof CounterPapers>;

/** Why money of a counter's order goes back. */
export const PAYOUT_REASONS = [
  'cancelled',
  'unfulfillable',
  'seats-cancelled',
  'seats-moved',
  'refunded',
] as const;
export type PayoutReason = (typeof PAYOUT_REASONS)[number];

/**
 * The name of money that goes back of an order: the change that gives it, or the order itself when it ends with it. Whoever
 * hears of it, in whatever order, calls it so; an order ends once, and so each is one.
 */
export function payoutIdOf({
  orderId,
  changeId,
}: {
  readonly orderId: string;
  readonly changeId: string | null;
}): string {
  return changeId ?? orderId;
}

/** Money of a counter's order that its buyer has not been handed back yet. An order may have several. */
export const Payout = z.strictObject({
  payoutId: Id,
  orderId: Id,
  /** Null: noted before this was kept. */
  why: z.enum(PAYOUT_REASONS).nullable(),
  /** What the staff wrote, where they did it. */
  reason: z.string().nullable(),
  /** Of the seats that were given up for it; null where it is not for seats. */
  seatCount: z.int().nullable(),
  venueId: Id,
  venueName: z.string(),
  method: CounterMethod,
  amount: Money,
  since: Instant,
  ticketCode: z.string().nullable(),
  title: z.string().nullable(),
});
export type Payout = z.infer<typeof Payout>;

/** A show as the counter lists it, whether it has begun or not. */
export const CounterShow = z.strictObject({
  showId: Id,
  titleName: z.string(),
  screenName: z.string(),
  language: z.string(),
  format: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  seatsLeft: z.int(),
  seatsTotal: z.int(),
  priceFrom: Money,
});
export type CounterShow = z.infer<typeof CounterShow>;

/** Shows of one venue and day. */
export const COUNTER_SHOWS_MAX = 300;

/** What the cashier says about the money that is in the drawer or on the machine's receipt. */
const Tender = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('cash'),
    /** What was put on the counter; never less than the total. */
    tendered: Money,
  }),
  z.strictObject({
    method: z.literal('card-terminal'),
    reference: TerminalReference,
    lastFour: LastFour.optional(),
  }),
]);
export type Tender = z.infer<typeof Tender>;

const shiftParams = z.strictObject({ shiftId: Id });
const holdParams = shiftParams.extend({ holdId: Id });
const orderParams = z.strictObject({ orderId: Id });
const tillName = personText(60);
const reason = personText(200);
const CSV = 'text/csv; charset=utf-8';
const staff = { tag: 'Counter', access: 'staff' } as const;
const sells = { ...staff, right: 'sell' } as const;
const refunds = { ...staff, right: 'refund' } as const;
const sees = { ...staff, right: 'see-money' } as const;

export const counterOperations = operations({
  listTills: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/tills',
    summary: 'The tills you may sell at, by venue and name, and who sits there.',
    output: z.strictObject({ items: z.array(Till) }),
  },
  listTillVenues: {
    ...staff,
    right: 'run-places',
    method: 'GET',
    path: '/desk/counter/venues',
    summary: 'The venues you may set up tills in.',
    output: z.strictObject({
      items: z.array(z.strictObject({ venueId: Id, name: z.string() })),
    }),
  },
  createTill: {
    ...staff,
    right: 'run-places',
    method: 'POST',
    path: '/desk/counter/tills',
    summary: 'Sets up a till in a venue.',
    body: z.strictObject({
      venueId: Id,
      name: tillName,
      currency: Money.shape.currency.default('INR'),
    }),
    status: 201,
    output: Till,
    problems: ['no-such-venue', 'idempotency-key-reused', 'till-name-taken'],
  },
  changeTill: {
    ...staff,
    right: 'run-places',
    method: 'PATCH',
    path: '/desk/counter/tills/{tillId}',
    summary: 'Renames a till, or takes it out of use; what was sold there stays.',
    params: z.strictObject({ tillId: Id }),
    body: z.strictObject({ name: tillName.optional(), isRetired: z.boolean().optional() }),
    output: Till,
    problems: ['no-such-till', 'till-name-taken', 'till-busy'],
  },
  openShift: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/shifts',
    summary: 'Opens your shift at a till, with its drawer counted. One a till, one a person.',
    body: z.strictObject({ tillId: Id, float: CashCount }),
    status: 201,
    output: Shift,
    problems: ['no-such-till', 'idempotency-key-reused', 'till-busy', 'shift-open'],
  },
  getMyShift: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/my-shift',
    summary: 'Your open shift; null while you have none.',
    output: z.strictObject({ shift: Shift.nullable() }),
  },
  listMyShifts: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/my-shifts',
    summary: 'Your own shifts, the last opened first.',
    query: z.strictObject(pageQuery),
    output: page(Shift),
  },
  getMyShiftReport: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/my-shifts/{shiftId}',
    summary: 'One of your own shifts with every line.',
    params: shiftParams,
    output: ShiftReport,
    problems: ['no-such-shift'],
  },
  exportMyShiftReport: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/my-shifts/{shiftId}/report.csv',
    summary: 'The same as a table.',
    params: shiftParams,
    contentType: CSV,
    problems: ['no-such-shift'],
  },
  listShifts: {
    ...sees,
    method: 'GET',
    path: '/desk/counter/shifts',
    summary: 'Everybody’s shifts, the last opened first.',
    query: z.strictObject({ ...pageQuery, venue: Id.optional() }),
    output: page(Shift),
  },
  getShiftReport: {
    ...sees,
    method: 'GET',
    path: '/desk/counter/shifts/{shiftId}',
    summary: 'A shift with every line.',
    params: shiftParams,
    output: ShiftReport,
    problems: ['no-such-shift'],
  },
  exportShiftReport: {
    ...sees,
    method: 'GET',
    path: '/desk/counter/shifts/{shiftId}/report.csv',
    summary: 'The same as a table.',
    params: shiftParams,
    contentType: CSV,
    problems: ['no-such-shift'],
  },
  moveCash: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/shifts/{shiftId}/movements',
    summary: 'Notes cash that was put into the drawer of your open shift or taken out, and why.',
    params: shiftParams,
    body: z.strictObject({
      kind: z.enum(['paid-in', 'paid-out']),
      amount: Money.refine(({ amount }) => amount > 0 && amount <= AMOUNT_MAX, 'must be something'),
      reason,
    }),
    status: 201,
    output: Movement,
    problems: [
      'no-such-shift',
      'idempotency-key-reused',
      'shift-closed',
      'shift-full',
      'currency-mismatch',
      'not-enough-cash',
    ],
  },
  closeShift: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/shifts/{shiftId}/close',
    summary: 'Ends your shift with its drawer counted; a difference needs a reason.',
    params: shiftParams,
    body: z.strictObject({ count: CashCount, reason: reason.optional() }),
    output: ShiftReport,
    problems: ['no-such-shift', 'shift-closed', 'reason-needed'],
  },
  closeShiftFor: {
    ...staff,
    right: 'run-places',
    method: 'POST',
    path: '/desk/counter/shifts/{shiftId}/close-for',
    summary: 'Ends the shift of somebody who cannot, with its drawer counted and a reason.',
    params: shiftParams,
    body: z.strictObject({ count: CashCount, reason }),
    output: ShiftReport,
    problems: ['no-such-shift', 'shift-closed'],
  },
  listCounterShows: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/shifts/{shiftId}/shows',
    summary: 'Shows of a day at the venue of your shift, by start; those that have begun too.',
    params: shiftParams,
    query: z.strictObject({ date: LocalDate }),
    output: z.strictObject({ items: z.array(CounterShow) }),
    problems: ['no-such-shift'],
  },
  holdAtCounter: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/shifts/{shiftId}/holds',
    summary:
      'Holds seats for whoever stands at your counter. No waiting room, no limit a buyer; until the show is over.',
    params: shiftParams,
    body: SeatWish,
    status: 201,
    output: Hold,
    problems: [
      'no-such-shift',
      'no-such-show',
      'shift-closed',
      'show-not-on-sale',
      'too-many-seats',
      'unknown-seat',
      'unknown-category',
      'unknown-section',
      'unknown-ticket-type',
      'idempotency-key-reused',
      'seats-taken',
      'too-many-holds',
      'leaves-single-seat',
      'not-enough-seats',
    ],
  },
  changeCounterHold: {
    ...sells,
    method: 'PATCH',
    path: '/desk/counter/shifts/{shiftId}/holds/{holdId}',
    summary: 'Adds and removes seats of a hold, and says whom each is for.',
    params: holdParams,
    body: SeatChange,
    output: Hold,
    problems: [
      'no-such-shift',
      'no-such-hold',
      'shift-closed',
      'idempotency-key-reused',
      'hold-released',
      'hold-already-ordered',
      'hold-expired',
      'show-not-on-sale',
      'too-many-seats',
      'unknown-seat',
      'unknown-ticket-type',
      'seats-taken',
      'leaves-single-seat',
    ],
  },
  getCounterHold: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/shifts/{shiftId}/holds/{holdId}',
    summary: 'A hold of your shift; once it is ordered, its order.',
    params: holdParams,
    output: Hold,
    problems: ['no-such-shift', 'no-such-hold'],
  },
  releaseCounterHold: {
    ...sells,
    method: 'DELETE',
    path: '/desk/counter/shifts/{shiftId}/holds/{holdId}',
    summary: 'Gives the seats back, of an order that nobody has paid too.',
    params: holdParams,
    status: 204,
    problems: ['no-such-shift', 'no-such-hold', 'hold-already-ordered'],
  },
  priceCounterHold: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/shifts/{shiftId}/holds/{holdId}/price',
    summary: 'What a hold would cost now, with offers; nothing is kept or changed.',
    limit: 'promo',
    params: holdParams,
    body: z.strictObject({
      promoCode: z.string().min(1).max(128).optional(),
      contact: Contact.optional(),
    }),
    output: Quote,
    problems: [
      'no-such-shift',
      'no-such-hold',
      'hold-released',
      'hold-expired',
      'hold-already-ordered',
      'promo-code-refused',
    ],
  },
  sellAtCounter: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/shifts/{shiftId}/sales',
    summary:
      'Sells a hold for money that has been taken, and issues its tickets; repeating it answers the same sale.',
    limit: 'promo',
    params: shiftParams,
    body: z.strictObject({
      holdId: Id,
      promoCode: z.string().min(1).max(128).optional(),
      /** Of who wants the tickets sent; a walk-in says nothing. */
      contact: Contact.optional(),
      /** What the screen said; another price is refused before any money is noted. */
      expectedTotal: Money,
      tender: Tender,
    }),
    status: 201,
    output: CounterSale,
    problems: [
      'no-such-shift',
      'no-such-hold',
      'shift-closed',
      'shift-full',
      'currency-mismatch',
      'not-enough-tendered',
      'hold-released',
      'hold-expired',
      'hold-already-ordered',
      'promo-code-refused',
      'price-changed',
      'order-being-placed',
      'order-expired',
      'payment-pending',
    ],
  },
  findCounterSale: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/sales',
    summary: 'Sales of your venues by the short code on their tickets, the last first.',
    query: z.strictObject({ ticketCode: personText(20) }),
    output: z.strictObject({ items: z.array(Movement) }),
  },
  getCounterSale: {
    ...sells,
    method: 'GET',
    path: '/desk/counter/sales/{orderId}',
    summary: 'A sale with its tickets and their QR codes, to be printed.',
    params: orderParams,
    output: CounterPapers,
    problems: ['no-such-order'],
  },
  sendCounterTickets: {
    ...sells,
    method: 'POST',
    path: '/desk/counter/sales/{orderId}/send',
    summary: 'Sends the tickets of a sale by mail, once: who has them by mail already keeps those.',
    params: orderParams,
    body: z.strictObject({ email: Email }),
    output: z.strictObject({ orderId: Id, email: z.string() }),
    problems: ['no-such-order', 'ticket-revoked'],
  },
  refundAtCounter: {
    ...refunds,
    method: 'POST',
    path: '/desk/counter/sales/{orderId}/refund',
    summary:
      'Cancels a sale by the policy of its show and hands the money back from your open shift.',
    params: orderParams,
    body: z.strictObject({
      shiftId: Id,
      /** What the buyer was told; another amount is refused. */
      expectedRefund: Money,
      /** Of the machine's receipt, where a card is credited. */
      reference: TerminalReference.optional(),
    }),
    output: CounterSale,
    problems: [
      'no-such-order',
      'no-such-shift',
      'shift-closed',
      'order-expired',
      'cancellation-closed',
      'refund-changed',
      'shift-full',
      'currency-mismatch',
      'reference-needed',
      'not-enough-cash',
      'handed-back-elsewhere',
    ],
  },
  getCounterRefund: {
    ...refunds,
    method: 'GET',
    path: '/desk/counter/sales/{orderId}/refund',
    summary: 'What cancelling a sale would give now.',
    params: orderParams,
    output: z.strictObject({
      orderId: Id,
      cancellable: z.boolean(),
      refund: Money,
      kept: Money,
      method: CounterMethod,
    }),
    problems: ['no-such-order'],
  },
  listPayouts: {
    ...refunds,
    method: 'GET',
    path: '/desk/counter/payouts',
    summary: 'Money that waits at your counters for who paid there, the oldest first.',
    query: z.strictObject(pageQuery),
    output: page(Payout),
  },
  payOut: {
    ...refunds,
    method: 'POST',
    path: '/desk/counter/payouts/{payoutId}',
    summary: 'Hands money back that waits, from your open shift; repeating it pays nothing more.',
    params: z.strictObject({ payoutId: Id }),
    body: z.strictObject({ shiftId: Id, reference: TerminalReference.optional() }),
    output: Movement,
    problems: [
      'no-such-order',
      'no-such-shift',
      'shift-closed',
      'shift-full',
      'currency-mismatch',
      'reference-needed',
      'not-enough-cash',
      'handed-back-elsewhere',
    ],
  },
});
