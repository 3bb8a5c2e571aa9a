/**
 * The programme of a day goes on past midnight: whatever begins before this minute belongs to the evening before, on the
 * board, in templates and in copies. The calendar date of a show is another matter: it is what the clocks say.
 */
export const PROGRAMME_DAY_BEGINS_MINUTE = 5 * 60;

/** Shows of one batch, and days that it may reach over. */
export const BATCH_SHOWS_MAX = 2_000;
export const BATCH_DAYS_MAX = 370;
/** Shows planned in one request, without a batch. */
export const DRAFTS_MAX = 50;
/** How long a show may take, from its start to its end. */
export const SHOW_MINUTES_MAX = 720;

/** Why a show cannot be where it is wanted. */
export const CLASH_REASONS = [
  /** The screen is taken, doors and clean-up included. */
  'overlap',
  /** The venue is not open all the while, doors to end. */
  'closed',
  /** The screen's shows begin at other minutes. */
  'off-grid',
  /** The clocks are put forward over that time. */
  'skipped-hour',
  'past',
  'not-released',
  'outside-licence',
  'title-draft',
  'title-ended',
  'title-not-shared',
  'screen-retired',
  'no-seat-map',
  /** The price card has ended, or is none of the organisation's. */
  'no-price-card',
  /** The price card says nothing about some category of the room. */
  'unpriced',
  /** A fee per order cannot be told in these prices before somebody says how many. */
  'fee-not-in-price',
] as const;
export type ClashReason = (typeof CLASH_REASONS)[number];

/** `all-or-nothing`: one clash and no show is added. `skip-clashes`: those that clash are left out. */
export const BATCH_MODES = ['all-or-nothing', 'skip-clashes'] as const;
export type BatchMode = (typeof BATCH_MODES)[number];

/** `refused`: all or nothing, and something clashed. */
export const BATCH_STATES = ['running', 'done', 'refused'] as const;
export type BatchState = (typeof BATCH_STATES)[number];
