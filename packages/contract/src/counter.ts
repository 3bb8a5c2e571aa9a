import { z } from 'zod';
import { OrderDetails } from './booking.ts';
import { Id, Instant, Money, personText } from './primitives.ts';

/** How people pay at a counter: with money, or at a card machine that stands beside it. */
export const CounterMethod = z.enum(['cash', 'card-terminal']);
export type CounterMethod = z.infer<typeof CounterMethod>;

const PIECES_MAX = 100_000;
const VALUES_MAX = 20;
export const AMOUNT_MAX = 1_000_000_000;

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
export const TerminalReference = personText(40).refine(
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
export const Tender = z.discriminatedUnion('method', [
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
