/** How a ticket was sold. */
export const SALES_CHANNELS = ['web', 'counter'] as const;

/** Days that most often are asked about, as the venues' clocks show them now. */
export const REPORT_RANGES = ['today', 'yesterday', '7days', '30days', 'month'] as const;
export type ReportRange = (typeof REPORT_RANGES)[number];

export const SALES_GROUPS = ['day', 'title', 'venue', 'channel', 'show'] as const;
export type SalesGroup = (typeof SALES_GROUPS)[number];

/** Earlier shows of the same title, of the same venue and kind, or of the same kind anywhere. */
export const PACE_RIVALS = ['title', 'venue', 'kind'] as const;
export type PaceRivals = (typeof PACE_RIVALS)[number];

/** From a look to a ticket, in this order. */
export const FUNNEL_STEPS = ['title', 'show', 'seats', 'hold', 'order', 'paid'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

export const TOP_ORDERS = ['gross', 'seats', 'occupancy'] as const;
export type TopOrder = (typeof TOP_ORDERS)[number];

/** A year, its leap day and a day of the one before. */
export const REPORT_DAYS_MAX = 367;
/** Where seats of single shows are counted. */
export const SHOW_REPORT_DAYS_MAX = 92;
/** Of sales show by show. */
export const SHOW_SALES_DAYS_MAX = 31;
/** Of the daily close over several days. */
export const CLOSE_DAYS_MAX = 31;
/** Lines of an answer; totals are of everything, and the table as CSV has more. */
export const REPORT_LINES_MAX = 400;
export const REPORT_CSV_LINES_MAX = 50_000;
export const TOP_TITLES_MAX = 20;
/** So many earlier shows, the latest, make the mean that a show is held against. */
export const PACE_SHOWS_MAX = 50;
/** What was sold earlier stands at this day. */
export const PACE_DAYS_MAX = 60;
export const REPORT_CHOICES_MAX = 1_000;
