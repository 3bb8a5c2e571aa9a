import { z } from 'zod';
import { CancellationPolicy } from './cancellation.ts';
import { ClashingShow } from './clashes.ts';
import { operations } from './operation.ts';
import { OrphanRule } from './orphan-rule.ts';
import { LocalTime, Weekday } from './pricing.ts';
import { Id, Instant, LocalDate, page, pageQuery, personText } from './primitives.ts';
import {
  BATCH_MODES,
  BATCH_SHOWS_MAX,
  BATCH_STATES,
  DRAFTS_MAX,
  SHOW_MINUTES_MAX,
} from './schedule-kit.ts';
import { DeskScreen, WeeklyHours } from './venues-desk.ts';

const WEEK_DAYS_MAX = 14;
const LINES_MAX = 50;
const SCREENS_MAX = 100;
const TIMES_MAX = 48;
const COPIES_MAX = 60;
const SEATS_PER_BUYER_MAX = 1_000;
const MINUTES_PER_DAY = 24 * 60;
const word = personText(40);
const durationMinutes = z.int().min(1).max(SHOW_MINUTES_MAX);

/** The commercial side of a show that is to be scheduled; fields left out are as usual. */
export const PlanTerms = z.strictObject({
  priceCardId: Id,
  /** Null: as soon as it is scheduled. */
  saleOpensAt: Instant.nullable().default(null),
  /** Negative: before the start. Nothing is sold behind the end. */
  saleClosesMinutesAfterStart: z
    .int()
    .min(-30 * MINUTES_PER_DAY)
    .max(SHOW_MINUTES_MAX)
    .default(15),
  /** Null: as many as holds allow. */
  seatsPerBuyerMax: z.int().min(1).max(SEATS_PER_BUYER_MAX).nullable().default(null),
  /** Null: the usual ladder. */
  cancellation: CancellationPolicy.nullable().default(null),
  /** Null: the usual rule. */
  orphanRule: OrphanRule.nullable().default(null),
});
export type PlanTerms = z.infer<typeof PlanTerms>;

/** One show, by the venue's clocks. */
export const ShowDraft = z.strictObject({
  screenId: Id,
  titleId: Id,
  localDate: LocalDate,
  localTime: LocalTime,
  /** From its start to its end; null: as long as the title. */
  durationMinutes: durationMinutes.nullable().default(null),
  language: word,
  format: word,
  terms: PlanTerms,
});
export type ShowDraft = z.infer<typeof ShowDraft>;

/** How full a show is; null while it is being put on sale. */
const ShowSales = z.strictObject({
  seatsTotal: z.int().nonnegative(),
  /** Sold, held, or set aside by the house. */
  seatsTaken: z.int().nonnegative(),
  onSale: z.boolean(),
});

/** A show as those who plan it see it. */
export const PlannedShow = z.strictObject({
  showId: Id,
  titleId: Id,
  titleName: z.string(),
  screenId: Id,
  localDate: LocalDate,
  localTime: LocalTime,
  startsAt: Instant,
  endsAt: Instant,
  /** What its screen is kept for around it. */
  preShowMinutes: z.int().nonnegative(),
  cleanUpMinutes: z.int().nonnegative(),
  language: z.string(),
  format: z.string(),
  /** Null: its prices came without a card. */
  priceCardId: Id.nullable(),
  /** Null: it came with terms of its own, which are not known here. */
  terms: PlanTerms.nullable(),
});
export type PlannedShow = z.infer<typeof PlannedShow>;

export const ShowOfWeek = PlannedShow.extend({ sales: ShowSales.nullable() });
export type ShowOfWeek = z.infer<typeof ShowOfWeek>;

export const ScheduleWeek = z.strictObject({
  venue: z.strictObject({
    venueId: Id,
    organisationId: Id,
    name: z.string(),
    timeZone: z.string(),
    /** Null: open at all hours. */
    openingHours: WeeklyHours.nullable(),
  }),
  /** The first day of the programme, and the first one behind it. */
  from: LocalDate,
  until: LocalDate,
  screens: z.array(DeskScreen),
  /** By screen and start; those that begin before 05:00 belong to the evening before. */
  shows: z.array(ShowOfWeek),
  /** Of the shows. */
  titles: z.array(z.strictObject({ titleId: Id, name: z.string(), palette: z.array(z.string()) })),
  /** Of the show that was planned here last; null: none was. */
  lastPriceCardId: Id.nullable(),
});
export type ScheduleWeek = z.infer<typeof ScheduleWeek>;

/** Each of the times on each of the screens, on those weekdays; a time before 05:00 is in the night of its weekday. */
const TemplateLine = z.strictObject({
  titleId: Id,
  language: word,
  format: word,
  durationMinutes: durationMinutes.nullable().default(null),
  screenIds: z.array(Id).min(1).max(SCREENS_MAX),
  weekdays: z.array(Weekday).min(1).max(7),
  times: z.array(LocalTime).min(1).max(TIMES_MAX),
});
export type TemplateLine = z.infer<typeof TemplateLine>;

/** A programme for many days. */
export const SchedulePlan = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('template'),
    venueId: Id,
    from: LocalDate,
    /** The last day. */
    until: LocalDate,
    lines: z.array(TemplateLine).min(1).max(LINES_MAX),
    terms: PlanTerms,
  }),
  /** What is on from `from` for so many days, again from each of the days of `to`. */
  z.strictObject({
    kind: z.literal('copy'),
    venueId: Id,
    from: LocalDate,
    days: z.int().min(1).max(WEEK_DAYS_MAX),
    to: z.array(LocalDate).min(1).max(COPIES_MAX),
    /** Null: all of them. */
    screenIds: z.array(Id).min(1).max(SCREENS_MAX).nullable().default(null),
    /** For shows whose prices came without a card; null: they clash. */
    priceCardId: Id.nullable().default(null),
  }),
]);
export type SchedulePlan = z.infer<typeof SchedulePlan>;

const CheckedSchedule = z.strictObject({
  showsWanted: z.int().nonnegative(),
  showsFitting: z.int().nonnegative(),
  clashing: z.array(ClashingShow).max(BATCH_SHOWS_MAX),
});
export type CheckedSchedule = z.infer<typeof CheckedSchedule>;

export const ScheduleBatch = z.strictObject({
  batchId: Id,
  venueId: Id,
  mode: z.enum(BATCH_MODES),
  state: z.enum(BATCH_STATES),
  showsWanted: z.int().nonnegative(),
  /** Of which so many have been looked at so far. */
  showsDone: z.int().nonnegative(),
  showsAdded: z.int().nonnegative(),
  clashing: z.array(ClashingShow).max(BATCH_SHOWS_MAX),
  createdAt: Instant,
  /** Null while it runs. */
  finishedAt: Instant.nullable(),
});
export type ScheduleBatch = z.infer<typeof ScheduleBatch>;

const writing = {
  method: 'POST',
  tag: 'Schedule',
  access: 'staff',
  right: 'run-schedule',
} as const;

const reading = {
  method: 'GET',
  tag: 'Schedule',
  access: 'staff',
  right: 'see-programme',
} as const;

const unknown = ['no-such-venue', 'no-such-screen', 'no-such-title'] as const;

export const scheduleDeskOperations = operations({
  getScheduleWeek: {
    ...reading,
    path: '/desk/venues/{venueId}/week',
    summary:
      'What is on at a venue on the days from `from` on, screen by screen, with how it sells.',
    params: z.strictObject({ venueId: Id }),
    query: z.strictObject({
      from: LocalDate,
      days: z.coerce.number().int().min(1).max(WEEK_DAYS_MAX).default(7),
    }),
    output: ScheduleWeek,
    problems: ['no-such-venue'],
  },
  planShows: {
    ...writing,
    path: '/desk/shows',
    summary: `Schedules up to ${DRAFTS_MAX} shows, all of them or none.`,
    body: z.strictObject({ venueId: Id, shows: z.array(ShowDraft).min(1).max(DRAFTS_MAX) }),
    status: 201,
    output: z.strictObject({ items: z.array(PlannedShow) }),
    problems: [...unknown, 'shows-clash', 'idempotency-key-reused'],
  },
  changeShow: {
    ...writing,
    method: 'PATCH',
    path: '/desk/shows/{showId}',
    summary:
      'Changes how a show is sold of which nothing is held or sold; fields left out stay as they are. Time and screen are another matter: moving it.',
    params: z.strictObject({ showId: Id }),
    body: z.strictObject({
      language: word.optional(),
      format: word.optional(),
      terms: PlanTerms.optional(),
    }),
    output: PlannedShow,
    problems: ['no-such-show', 'show-has-sales', 'shows-clash'],
  },
  checkSchedule: {
    ...writing,
    path: '/desk/schedule/check',
    summary: `What would come of a programme of up to ${BATCH_SHOWS_MAX} shows: each that clashes, and why; nothing is changed.`,
    body: z.strictObject({ plan: SchedulePlan }),
    output: CheckedSchedule,
    problems: [...unknown, 'batch-too-large'],
  },
  applySchedule: {
    ...writing,
    path: '/desk/schedule/apply',
    summary:
      'Schedules a programme, all of it or what does not clash. Large ones go on in the background; ask for the batch.',
    body: z.strictObject({ plan: SchedulePlan, mode: z.enum(BATCH_MODES) }),
    status: 201,
    output: ScheduleBatch,
    problems: [...unknown, 'batch-too-large', 'idempotency-key-reused'],
  },
  getScheduleBatch: {
    ...reading,
    path: '/desk/schedule/batches/{batchId}',
    summary: 'How far a batch is, and what clashed.',
    params: z.strictObject({ batchId: Id }),
    output: ScheduleBatch,
    problems: ['no-such-batch'],
  },
  listScheduleBatches: {
    ...reading,
    path: '/desk/schedule/batches',
    summary: 'Batches of the venues that you work for, newest first.',
    query: z.strictObject({ ...pageQuery, venue: Id.optional() }),
    output: page(ScheduleBatch.omit({ clashing: true })),
  },
});
