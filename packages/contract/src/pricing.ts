import { z } from 'zod';
import { Id, Instant, LocalDate, Money, personText } from './primitives.ts';

/*
 * The rules of a house about prices, each as data: what a seat costs, what is added to it, what the
 * state takes of it, and when any of that changes. Amounts are in minor units, rates in hundredths
 * of a percent (18 % is 1800).
 */

export const RATE_WHOLE = 10_000;
const AMOUNT_MAX = 1_000_000_000;
const CELLS_MAX = 2_000;
const SLABS_MAX = 20;
const TIERS_MAX = 20;
const TICKET_TYPES_MAX = 20;
const NOTICE_HOURS_MAX = 24 * 60;

const amount = z.int().min(0).max(AMOUNT_MAX);
const rate = z.int().min(0).max(RATE_WHOLE);
const currency = Money.shape.currency;
const name = personText(80);

/** A time of day as the venue's clocks show it: `17:30`. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, HH:MM');

/** ISO: 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().min(1).max(7);

/** Who a ticket is for: adult, child, student. */
export const TicketType = z.strictObject({ ticketTypeId: Id, name });
export type TicketType = z.infer<typeof TicketType>;

/**
 * What the amounts of a price card contain. `all-in`: everything that is charged, the fee too.
 * `with-tax`: the ticket and its tax; the fee comes on top. `before-tax`: neither.
 */
export const PriceBasis = z.enum(['all-in', 'with-tax', 'before-tax']);
export type PriceBasis = z.infer<typeof PriceBasis>;

/**
 * `line`: each ticket's tax is rounded by itself. `sum`: that of all tickets of a rate together, as
 * e-invoices want it (EN 16931). It moves parts by a paisa, a price never.
 */
export const TaxRounding = z.enum(['line', 'sum']);
export type TaxRounding = z.infer<typeof TaxRounding>;

/**
 * One price of a card and what it is for; null stands for any. A daypart begins at `from` and is
 * over at `until`; over midnight when that is earlier.
 */
export const PriceCell = z.strictObject({
  ticketTypeId: Id.nullable(),
  categoryId: Id.nullable(),
  format: personText(40).nullable(),
  daypart: z
    .strictObject({ from: LocalTime, until: LocalTime })
    .refine(({ from, until }) => from !== until, 'must not begin and end at once')
    .nullable(),
  weekdays: z
    .array(Weekday)
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'must name each weekday once')
    .nullable(),
  amount,
});
export type PriceCell = z.infer<typeof PriceCell>;

/**
 * Which ticket types exist at which price, by category, format, time of day and weekday. Of the
 * cells that fit a seat the one that says most wins. The first ticket type is the one that counts
 * where nothing is said.
 */
export const PriceCard = z
  .strictObject({
    name,
    currency,
    basis: PriceBasis,
    rounding: TaxRounding,
    ticketTypes: z
      .array(TicketType)
      .min(1)
      .max(TICKET_TYPES_MAX)
      .refine(
        (types) => new Set(types.map((type) => type.ticketTypeId)).size === types.length,
        'must name each ticket type once',
      ),
    cells: z.array(PriceCell).min(1).max(CELLS_MAX),
  })
  .refine(
    ({ cells }) => new Set(cells.map(sameCell)).size === cells.length,
    'must not give two prices for the same',
  )
  .refine(
    ({ cells, ticketTypes }) =>
      cells.every(
        (cell) =>
          cell.ticketTypeId === null ||
          ticketTypes.some((type) => type.ticketTypeId === cell.ticketTypeId),
      ),
    'must name only ticket types of the card',
  );
export type PriceCard = z.infer<typeof PriceCard>;

/** What a cell is for, as a text. */
function sameCell(cell: PriceCell): string {
  const { ticketTypeId, categoryId, format, daypart, weekdays } = cell;
  return JSON.stringify([ticketTypeId, categoryId, format, daypart, weekdays?.toSorted() ?? null]);
}

/** What is admitted to, as far as taxes tell it apart. A league match is one of a franchise league. */
export const Admission = z.enum(['film', 'performance', 'match', 'league-match']);
export type Admission = z.infer<typeof Admission>;

/** Up to and with this value, tax not counted; null: whatever is left above. */
export const TaxSlab = z.strictObject({ upTo: amount.nullable(), rate });
export type TaxSlab = z.infer<typeof TaxSlab>;

/** The slabs of a rule: rising to one without an end, and a higher value never taxed less. */
export const TaxSlabs = z
  .array(TaxSlab)
  .min(1)
  .max(SLABS_MAX)
  .refine(isRising, 'must rise from slab to slab, and only the last has no end')
  .refine(
    (slabs) => slabs.every((slab, index) => slab.rate >= (slabs[index - 1]?.rate ?? 0)),
    'must not tax a higher value less',
  );

function isRising(slabs: readonly { upTo: number | null }[]): boolean {
  return slabs.every(({ upTo }, index) => {
    if (index === slabs.length - 1) return upTo === null;
    return upTo !== null && upTo > (slabs[index - 1]?.upTo ?? -1);
  });
}

const dates = { from: LocalDate, until: LocalDate.nullable() };
const inOrder = ({ from, until }: { from: string; until: string | null }) =>
  until === null || from < until;
const IN_ORDER = { path: ['until'], message: 'must be later than its beginning' };

/**
 * What the state takes of admissions, or of the booking fee, for shows from a day on and before
 * another. `halves`: as central and state tax of the same rate (CGST and SGST).
 */
export const TaxRule = z
  .strictObject({
    name,
    subject: z.union([Admission, z.literal('fee')]),
    ...dates,
    slabs: TaxSlabs,
    halves: z.boolean(),
  })
  .refine(inOrder, IN_ORDER);
export type TaxRule = z.infer<typeof TaxRule>;

/** A title that a state has freed of its half of the tax, for shows there from a day on and before another. */
export const TaxWaiver = z
  .strictObject({ name, titleId: Id, state: personText(60), ...dates })
  .refine(inOrder, IN_ORDER);
export type TaxWaiver = z.infer<typeof TaxWaiver>;

/** For stated prices up to and with this one: so much, and such a share of the price. */
export const FeeSlab = z.strictObject({ upTo: amount.nullable(), fixed: amount, share: rate });
export type FeeSlab = z.infer<typeof FeeSlab>;

/** How a fee is computed; a ticket that costs nothing bears none. */
export const FeeTariff = z.strictObject({
  /** A fee of an order can only be contained in all-in prices: those are told before anybody says how many. */
  per: z.enum(['ticket', 'order']),
  slabs: z
    .array(FeeSlab)
    .min(1)
    .max(SLABS_MAX)
    .refine(isRising, 'must rise from slab to slab, and only the last has no end'),
  /** Rounded to whole such amounts, before `min` and `max` count. */
  roundTo: z.int().min(1).max(AMOUNT_MAX),
  min: amount,
  max: amount,
  /** Whether the amounts contain the tax on the fee. */
  withTax: z.boolean(),
});
export type FeeTariff = z.infer<typeof FeeTariff>;

/** The house's fee on shows from a day on and before another. */
export const FeeRule = z
  .strictObject({ name, ...dates, tariff: FeeTariff })
  .refine(inOrder, IN_ORDER);
export type FeeRule = z.infer<typeof FeeRule>;

/** When a tier begins. `sold`: once so many hundredths of a percent of the show's seats are sold. */
export const TierStart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at'), at: Instant }),
  z.strictObject({ kind: z.literal('before-show'), minutes: z.int().min(0).max(525_600) }),
  z.strictObject({ kind: z.literal('sold'), share: rate }),
]);
export type TierStart = z.infer<typeof TierStart>;

/** What a tier does to the amounts of the card: a share of them and so much more or less; never below zero. */
export const PriceTier = z.strictObject({
  name,
  starts: TierStart,
  /** 10000 leaves them as they are. */
  share: z
    .int()
    .min(0)
    .max(10 * RATE_WHOLE),
  plus: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX),
});
export type PriceTier = z.infer<typeof PriceTier>;

/**
 * Announced steps of a show's prices, in the order in which they come: a later one is never left
 * again, and what was held before keeps its price. None begins sooner than `noticeHours` after the
 * plan was announced.
 */
export const TierPlan = z.strictObject({
  name,
  showId: Id,
  /** Null: all of them. */
  categoryIds: z.array(Id).min(1).max(100).nullable(),
  noticeHours: z.int().min(0).max(NOTICE_HOURS_MAX),
  /** Amounts are rounded to whole such amounts. */
  roundTo: z.int().min(1).max(AMOUNT_MAX),
  tiers: z.array(PriceTier).min(1).max(TIERS_MAX),
});
export type TierPlan = z.infer<typeof TierPlan>;

/** The rules that count for one show, taken together when it goes on sale, and frozen with it. */
export const ShowPricing = z.strictObject({
  /** Whom and what of the show offers ask about. */
  show: z.strictObject({
    organisationId: Id,
    venueId: Id,
    titleId: Id,
    format: z.string(),
    weekday: Weekday,
  }),
  basis: PriceBasis,
  rounding: TaxRounding,
  /** `waived`: the state's half is not taken. */
  tax: z.strictObject({ slabs: TaxSlabs, halves: z.boolean(), waived: z.boolean() }),
  fee: z.strictObject({ tariff: FeeTariff, rate, halves: z.boolean() }).nullable(),
});
export type ShowPricing = z.infer<typeof ShowPricing>;

/**
 * A charged amount to the last paisa: taxable + cgst + sgst + feeTaxable + feeCgst + feeSgst +
 * rounding = price. A tax that is not halved stands whole in `cgst`.
 */
export const TaxSplit = z.strictObject({
  taxable: amount,
  rate,
  cgst: amount,
  sgst: amount,
  feeTaxable: amount,
  feeRate: rate,
  feeCgst: amount,
  feeSgst: amount,
  /** What no exact tax amounts to: a paisa or two, up or down. */
  rounding: z.int(),
});
export type TaxSplit = z.infer<typeof TaxSplit>;

/** What a seat costs by ticket type, the one that counts where nothing is said first; parts as of a category. */
export const TicketPrice = z.strictObject({
  ticketTypeId: Id,
  name: z.string(),
  /** All-in. */
  price: Money,
  base: Money,
  fee: Money,
  tax: Money,
  /** What the card states for it, in its tier. */
  stated: Money,
});
export type TicketPrice = z.infer<typeof TicketPrice>;

export const TicketPrices = z.array(TicketPrice).min(1).max(TICKET_TYPES_MAX);
