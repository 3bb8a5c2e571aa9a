import { z } from 'zod';
import { RefundStatus } from './cancellation.ts';
import { ShowListing, TitleKind } from './catalog.ts';
import { operations } from './operation.ts';
import { SHOW_MINUTES_MAX } from './schedule-kit.ts';
import { Id, Instant, LocalDate, Money, page, pageQuery, personText } from './primitives.ts';

export const CHANGE_REASON_CHARACTERS_MIN = 3;
export const CHANGE_REASON_CHARACTERS_MAX = 300;
export const CHANGE_MESSAGE_CHARACTERS_MAX = 1_000;

/**
 * How a show stands for buyers: not sold yet, being sold, its sale stopped by hand, its sale over by time, cancelled.
 * A cancelled show stays one.
 */
export const DeskShowState = z.enum(['coming', 'on-sale', 'stopped', 'over', 'cancelled']);
export type DeskShowState = z.infer<typeof DeskShowState>;

/** The seats of a show, each counted once. */
export const ShowSeats = z.strictObject({
  total: z.int().nonnegative(),
  sold: z.int().nonnegative(),
  /** By buyers who are choosing or paying. */
  held: z.int().nonnegative(),
  setAside: z.int().nonnegative(),
});
export type ShowSeats = z.infer<typeof ShowSeats>;

/** A show as who runs the schedule finds it in a list. */
export const DeskShow = ShowListing.extend({
  organisationId: Id,
  venueId: Id,
  venueName: z.string(),
  cityName: z.string(),
  titleName: z.string(),
  kind: TitleKind,
  posterUrl: z.string(),
  state: DeskShowState,
  /** Null for the moment in which it is being put on sale. */
  seats: ShowSeats.nullable(),
});
export type DeskShow = z.infer<typeof DeskShow>;

/** `endsAt` is missing in moves that were noted before it was kept. */
const Whereabouts = z.strictObject({
  startsAt: Instant,
  endsAt: Instant.optional(),
  screenName: z.string(),
});

/** Something that was done to a show, by whom it was not done to twice. */
export const ShowChange = z.strictObject({
  changeId: Id,
  kind: z.enum(['cancelled', 'moved', 'stopped', 'resumed']),
  at: Instant,
  actorId: Id,
  reason: z.string(),
  /** What buyers were told in the house's own words; null: nothing besides what every such letter says. */
  message: z.string().nullable(),
  /** Of a move: where it was, and where it is since. */
  from: Whereabouts.nullable(),
  to: Whereabouts.nullable(),
});
export type ShowChange = z.infer<typeof ShowChange>;

const counted = z.strictObject({ count: z.int().nonnegative(), amount: Money.nullable() });

/** How far the house has come with the orders of a show that it has cancelled or moved. Read anew, it is how far it is by then. */
export const ShowSettlement = z.strictObject({
  kind: z.enum(['cancelled', 'moved']),
  since: Instant,
  /** `left`: still to be cancelled, or to be told of the move. */
  orders: z.strictObject({ total: z.int().nonnegative(), left: z.int().nonnegative() }),
  /** Of a cancelled show, by how far the money is on its way; amounts are for who may see money. */
  refunds: z.record(RefundStatus, counted).nullable(),
  /** `none`: their buyers have left no address. */
  mails: z.strictObject({
    waiting: z.int().nonnegative(),
    sent: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    none: z.int().nonnegative(),
  }),
  done: z.boolean(),
});
export type ShowSettlement = z.infer<typeof ShowSettlement>;

export const DeskShowDetails = DeskShow.extend({
  sale: z
    .strictObject({
      opensAt: Instant,
      closesAt: Instant,
      seatsPerHoldMax: z.int(),
      seatsPerBuyerMax: z.int().nullable(),
    })
    .nullable(),
  categories: z.array(ShowSeats.extend({ categoryId: Id, name: z.string(), price: Money })),
  /** Paid ones, those that cost nothing included: what a change has to name as `expectedOrders`. */
  orders: z.int().nonnegative(),
  /** What those have paid; null for who may not see money. */
  takings: Money.nullable(),
  /** Rooms of the venue with the same seat map: where it can be moved to. */
  screens: z.array(z.strictObject({ screenId: Id, name: z.string() })),
  waitingRoomId: Id.nullable(),
  /** Whether the caller may change it. */
  mayRun: z.boolean(),
  changes: z.array(ShowChange),
  settlement: ShowSettlement.nullable(),
});
export type DeskShowDetails = z.infer<typeof DeskShowDetails>;

const showParams = z.strictObject({ showId: Id });
const reason = personText(CHANGE_REASON_CHARACTERS_MAX).refine(
  (text) => text.length >= CHANGE_REASON_CHARACTERS_MIN,
  'must say why',
);
const change = {
  /** For the log, and for those who look at it later; buyers do not read it. */
  reason,
};
const told = {
  ...change,
  /** What buyers read in their letter and on the show's page. */
  message: personText(CHANGE_MESSAGE_CHARACTERS_MAX).optional(),
  /** The paid orders that the operator was shown: with any other number nothing happens. */
  expectedOrders: z.int().nonnegative(),
};

const changeShow = {
  method: 'POST',
  tag: 'Shows',
  access: 'staff',
  right: 'run-schedule',
  params: showParams,
  output: DeskShowDetails,
} as const;

export const showsDeskOperations = operations({
  listDeskShows: {
    method: 'GET',
    path: '/desk/shows',
    tag: 'Shows',
    summary: 'Shows of your venues with how they sell, by start; those to come, or all of a day.',
    access: 'staff',
    right: 'see-programme',
    query: z.strictObject({
      ...pageQuery,
      organisation: Id.optional(),
      venue: Id.optional(),
      title: Id.optional(),
      /** Stands in the name of the title. */
      q: personText(80).optional(),
      /** On the calendar of the venues; without one, everything that is not over. */
      date: LocalDate.optional(),
      state: z.enum(['cancelled', 'stopped']).optional(),
    }),
    output: page(DeskShow),
  },
  getDeskShow: {
    method: 'GET',
    path: '/desk/shows/{showId}',
    tag: 'Shows',
    summary: 'One show with its sales, what was done to it, and how far that has come.',
    access: 'staff',
    right: 'see-programme',
    params: showParams,
    output: DeskShowDetails,
    problems: ['no-such-show'],
  },
  cancelShow: {
    ...changeShow,
    path: '/desk/shows/{showId}/cancel',
    summary:
      'Cancels a show for good: every order of it is cancelled, all of its money goes back, and its buyers are told.',
    body: z.strictObject(told),
    problems: ['no-such-show', 'idempotency-key-reused', 'show-change-refused', 'orders-changed'],
  },
  moveShow: {
    ...changeShow,
    path: '/desk/shows/{showId}/move',
    summary:
      'Moves a show to another time, or to a screen with the same seat map; its buyers are told, and may give all of it back. One that nobody has bought can be made longer or shorter.',
    body: z.strictObject({
      /** By the clocks of the venue. */
      localDate: LocalDate,
      localTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, as 09:30'),
      screenId: Id,
      /** Left out: as long as it is. */
      durationMinutes: z.int().min(1).max(SHOW_MINUTES_MAX).optional(),
      ...told,
    }),
    problems: ['no-such-show', 'idempotency-key-reused', 'show-change-refused', 'orders-changed'],
  },
  closeShow: {
    ...changeShow,
    path: '/desk/shows/{showId}/close',
    summary:
      'Stops the sale of a show; what is held can still be paid. Repeating it changes nothing.',
    body: z.strictObject(change),
    problems: ['no-such-show', 'idempotency-key-reused', 'show-change-refused'],
  },
  openShow: {
    ...changeShow,
    path: '/desk/shows/{showId}/open',
    summary: 'Takes the stop of a sale back. Repeating it changes nothing.',
    body: z.strictObject(change),
    problems: ['no-such-show', 'idempotency-key-reused', 'show-change-refused'],
  },
});
