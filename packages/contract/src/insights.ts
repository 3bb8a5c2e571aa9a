import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant, LocalDate } from './primitives.ts';
import {
  FUNNEL_STEPS,
  PACE_RIVALS,
  REPORT_RANGES,
  SALES_CHANNELS,
  SALES_GROUPS,
  TOP_ORDERS,
} from './reporting.ts';

export const SalesChannel = z.enum(SALES_CHANNELS);

const Currency = z.string().regex(/^[A-Z]{3}$/);

/** Which days: a range by its name, or both ends, which belong to it. The last seven days when nothing is said. */
const days = {
  range: z.enum(REPORT_RANGES).optional(),
  from: LocalDate.optional(),
  until: LocalDate.optional(),
};

/** Narrows down what the caller's reach allows; what lies outside of it is as if it were not there. */
const places = { organisation: Id.optional(), venue: Id.optional() };

/** Money of one currency at a time: the one of most orders when none is said. */
const filters = {
  ...{ ...days, ...places, title: Id.optional() },
  ...{ channel: SalesChannel.optional(), currency: Currency.optional() },
};

const Period = z.strictObject({ from: LocalDate, until: LocalDate });
export type Period = z.infer<typeof Period>;

/** What every answer says of itself. */
const frame = {
  period: Period,
  /** As many days, right before. */
  before: Period,
};

/** All amounts of the answer are in minor units of it. */
const money = {
  currency: Currency,
  /** Money of these is not in it. */
  otherCurrencies: z.array(Currency),
};

const Count = z.int().nonnegative();

/**
 * Sales of one line. What was sold is counted at the day when it was paid, what came back at the day when
 * it was cancelled. base + fee + tax is what was charged; net is that less what went back.
 */
export const SalesFigures = z.strictObject({
  orders: Count,
  seats: Count,
  gross: Count,
  base: Count,
  fee: Count,
  tax: Count,
  /** What offers took off; not in gross. */
  discount: Count,
  ordersCancelled: Count,
  seatsReturned: Count,
  /** What goes back of cancelled orders. */
  refunded: Count,
  net: z.int(),
});
export type SalesFigures = z.infer<typeof SalesFigures>;

export const SalesLine = z.strictObject({
  /** A calendar day, a channel or an id. */
  key: z.string(),
  /** Of what has an id. */
  name: z.string().nullable(),
  /** Of a show: where and when. */
  show: z
    .strictObject({ venueName: z.string(), startsAt: Instant, timeZone: z.string() })
    .nullable(),
  figures: SalesFigures,
  /** The same of the period before; of days, the day that stands at the same place. */
  before: SalesFigures,
});
export type SalesLine = z.infer<typeof SalesLine>;

export const SalesReport = z.strictObject({
  ...{ ...frame, ...money },
  group: z.enum(SALES_GROUPS),
  /** Days in order and without gaps; everything else by gross, the most first. */
  lines: z.array(SalesLine),
  /** Whether there are lines that are not told. */
  isCut: z.boolean(),
  total: z.strictObject({ figures: SalesFigures, before: SalesFigures }),
});
export type SalesReport = z.infer<typeof SalesReport>;

const occupancy = {
  shows: Count,
  /** Sold and not given back. */
  seats: Count,
  /** Of the shows whose room is known. */
  seatsTotal: Count,
};

export const OccupancyShow = z.strictObject({
  showId: Id,
  titleName: z.string(),
  venueName: z.string(),
  screenName: z.string(),
  startsAt: Instant,
  timeZone: z.string(),
  localDate: LocalDate,
  seats: Count,
  /** Null: nobody has told how many there are. */
  seatsTotal: Count.nullable(),
});
export type OccupancyShow = z.infer<typeof OccupancyShow>;

export const OccupancyReport = z.strictObject({
  ...frame,
  total: z.strictObject(occupancy),
  totalBefore: z.strictObject(occupancy),
  /** By weekday (1 is Monday) and the hour in which a show begins, of the hours that have one. */
  hours: z.array(
    z.strictObject({
      ...{ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23) },
      ...occupancy,
    }),
  ),
  /** In order of time. */
  shows: z.array(OccupancyShow),
  isCut: z.boolean(),
});
export type OccupancyReport = z.infer<typeof OccupancyReport>;

/** Sold by the end of the day, so many days before the show; a share of all seats from 0 to 1. */
export const PaceReport = z.strictObject({
  show: OccupancyShow,
  /** Ends with today while the show is to come. */
  course: z.array(
    z.strictObject({ daysBefore: Count, seats: Count, share: z.number().nullable() }),
  ),
  against: z.enum(PACE_RIVALS),
  /** How many shows the others are; with none there is no mean. */
  rivals: Count,
  others: z.array(
    z.strictObject({ daysBefore: Count, mean: z.number(), least: z.number(), most: z.number() }),
  ),
});
export type PaceReport = z.infer<typeof PaceReport>;

export const StepCounts = z.record(z.enum(FUNNEL_STEPS), Count);
export type StepCounts = z.infer<typeof StepCounts>;

/** How often each step was taken; pages and not people, for nobody is followed. */
export const FunnelReport = z.strictObject({
  ...frame,
  total: StepCounts,
  totalBefore: StepCounts,
  days: z.array(z.strictObject({ day: LocalDate, counts: StepCounts })),
});
export type FunnelReport = z.infer<typeof FunnelReport>;

const refunds = { refunds: Count, amount: Count };

/** Money that the banks have paid back, at the day when they did. */
export const RefundReport = z.strictObject({
  ...{ ...frame, ...money },
  total: z.strictObject(refunds),
  totalBefore: z.strictObject(refunds),
  reasons: z.array(z.strictObject({ reason: z.string(), ...refunds })),
  days: z.array(z.strictObject({ day: LocalDate, ...refunds })),
});
export type RefundReport = z.infer<typeof RefundReport>;

/** An offer, by itself or by its promo code; cancelled orders have used it, too. */
export const PromoReport = z.strictObject({
  ...{ ...frame, ...money },
  lines: z.array(
    z.strictObject({
      ...{ offerId: Id, name: z.string(), code: z.string().nullable() },
      ...{ orders: Count, seats: Count, discount: Count, gross: Count },
    }),
  ),
  isCut: z.boolean(),
});
export type PromoReport = z.infer<typeof PromoReport>;

/** Seats and money that were sold in these days; how full the shows were that began in them. */
export const TopTitles = z.strictObject({
  ...{ ...frame, ...money },
  titles: z.array(
    z.strictObject({
      titleId: Id,
      name: z.string(),
      seats: Count,
      seatsBefore: Count,
      gross: Count,
      grossBefore: Count,
      ...{ shows: Count, seatsFilled: Count, seatsTotal: Count },
    }),
  ),
});
export type TopTitles = z.infer<typeof TopTitles>;

/** What one can choose from. */
export const ReportChoices = z.strictObject({
  /** Of the venues: where "today" is. */
  timeZone: z.string(),
  today: LocalDate,
  venues: z.array(z.strictObject({ venueId: Id, name: z.string() })),
  titles: z.array(z.strictObject({ titleId: Id, name: z.string() })),
});
export type ReportChoices = z.infer<typeof ReportChoices>;

export const CloseProvider = z.strictObject({
  /** Who moved the money; `unknown` in news of before it was told. */
  provider: z.string(),
  payments: Count,
  taken: Count,
  refunds: Count,
  returned: Count,
  /** Taken twice or in a wrong amount, and paid back: in neither of the above. */
  surplus: Count,
});
export type CloseProvider = z.infer<typeof CloseProvider>;

/**
 * The books of some days of one currency. To the minor unit:
 * taken = sold + unkept + carried + difference, sold = base + fee + tax,
 * owedAtStart + due − returned = owedAtEnd.
 */
export const DailyClose = z.strictObject({
  ...{ period: Period, ...money },
  providers: z.array(CloseProvider),
  taken: Count,
  returned: Count,
  orders: Count,
  sold: Count,
  base: Count,
  fee: Count,
  tax: Count,
  discount: Count,
  /** Taken for orders that did not come about: it goes back. */
  unkept: Count,
  /** Taken in these days for orders that count at others, less the other way round: payments around midnight. */
  carried: z.int(),
  /** Zero when the books are closed. Otherwise money for which there is neither ticket nor refund yet, or the other way round. */
  difference: z.int(),
  refundsDue: z.array(z.strictObject({ reason: z.string(), refunds: Count, amount: Count })),
  due: Count,
  /** Refunds that were promised and not paid back yet. Below zero: more went back than was promised. */
  owedAtStart: z.int(),
  owedAtEnd: z.int(),
  /** Day by day and venue by venue. */
  days: z.array(
    z.strictObject({
      ...{ day: LocalDate, venueId: Id, venueName: z.string() },
      ...{ taken: Count, returned: Count, sold: Count, base: Count, fee: Count, tax: Count },
      ...{ unkept: Count, carried: z.int(), difference: z.int(), due: Count },
    }),
  ),
});
export type DailyClose = z.infer<typeof DailyClose>;

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const seesMoney = { method: 'GET', tag: 'Reports', access: 'staff', right: 'see-money' } as const;
const seesProgramme = { ...seesMoney, right: 'see-programme' } as const;

const salesQuery = z.strictObject({ ...filters, group: z.enum(SALES_GROUPS).default('day') });
const occupancyQuery = z.strictObject({ ...days, ...places, title: Id.optional() });
const moneyQuery = z.strictObject({ ...days, ...places, currency: Currency.optional() });
const topQuery = moneyQuery.extend({ by: z.enum(TOP_ORDERS).default('gross') });
const paceQuery = z.strictObject({ against: z.enum(PACE_RIVALS).default('title') });
const showParams = z.strictObject({ showId: Id });

export const insightsOperations = operations({
  getReportChoices: {
    ...seesProgramme,
    path: '/desk/reports/choices',
    summary: 'Venues and titles that reports can be narrowed down to, and which day it is there.',
    query: z.strictObject({ organisation: Id.optional() }),
    output: ReportChoices,
  },
  getSalesReport: {
    ...seesMoney,
    path: '/desk/reports/sales',
    summary: 'What was sold, by day, title, venue, channel or show, next to the period before.',
    query: salesQuery,
    output: SalesReport,
  },
  exportSalesReport: {
    ...seesMoney,
    path: '/desk/reports/sales.csv',
    summary: 'The same as a table, at most 50,000 lines.',
    query: salesQuery,
    contentType: CSV,
  },
  getTopTitles: {
    ...seesMoney,
    path: '/desk/reports/top-titles',
    summary: 'The titles that sell most, by money, seats or how full their shows are.',
    query: topQuery,
    output: TopTitles,
  },
  exportTopTitles: {
    ...seesMoney,
    path: '/desk/reports/top-titles.csv',
    summary: 'The same as a table.',
    query: topQuery,
    contentType: CSV,
  },
  getOccupancyReport: {
    ...seesProgramme,
    path: '/desk/reports/occupancy',
    summary: 'How full the shows of these days are, each of them, and by weekday and hour.',
    query: occupancyQuery,
    output: OccupancyReport,
  },
  exportOccupancyReport: {
    ...seesProgramme,
    path: '/desk/reports/occupancy.csv',
    summary: 'Its shows as a table, at most 50,000 lines.',
    query: occupancyQuery,
    contentType: CSV,
  },
  getPaceReport: {
    ...seesProgramme,
    path: '/desk/reports/shows/{showId}/pace',
    summary: 'How fast a show sells, next to the mean and the range of earlier ones.',
    params: showParams,
    query: paceQuery,
    output: PaceReport,
    problems: ['no-such-show'],
  },
  exportPaceReport: {
    ...seesProgramme,
    path: '/desk/reports/shows/{showId}/pace.csv',
    summary: 'The same as a table.',
    params: showParams,
    query: paceQuery,
    contentType: CSV,
    problems: ['no-such-show'],
  },
  getFunnelReport: {
    ...seesProgramme,
    path: '/desk/reports/funnel',
    summary: 'How often pages were looked at, seats held, orders placed and paid.',
    query: occupancyQuery,
    output: FunnelReport,
  },
  exportFunnelReport: {
    ...seesProgramme,
    path: '/desk/reports/funnel.csv',
    summary: 'The same as a table, day by day.',
    query: occupancyQuery,
    contentType: CSV,
  },
  getRefundReport: {
    ...seesMoney,
    path: '/desk/reports/refunds',
    summary: 'Money that went back, by reason and by day.',
    query: moneyQuery,
    output: RefundReport,
  },
  exportRefundReport: {
    ...seesMoney,
    path: '/desk/reports/refunds.csv',
    summary: 'The same as a table, by day and reason.',
    query: moneyQuery,
    contentType: CSV,
  },
  getPromoReport: {
    ...seesMoney,
    path: '/desk/reports/promos',
    summary: 'How often offers and promo codes were used, and what they took off.',
    query: moneyQuery,
    output: PromoReport,
  },
  exportPromoReport: {
    ...seesMoney,
    path: '/desk/reports/promos.csv',
    summary: 'The same as a table.',
    query: moneyQuery,
    contentType: CSV,
  },
  getDailyClose: {
    ...seesMoney,
    path: '/desk/reports/close',
    summary: 'Money by provider next to what was sold, fees, taxes and refunds: it must balance.',
    query: moneyQuery,
    output: DailyClose,
  },
  exportDailyClose: {
    ...seesMoney,
    path: '/desk/reports/close.csv',
    summary: 'Its days and venues as a table.',
    query: moneyQuery,
    contentType: CSV,
  },
  exportDailyCloseWorkbook: {
    ...seesMoney,
    path: '/desk/reports/close.xlsx',
    summary: 'The whole close as a workbook; its cells are values, none is a formula.',
    query: moneyQuery,
    contentType: XLSX,
  },
});
