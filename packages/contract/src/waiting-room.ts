import { z } from 'zod';
import { DrawAnnouncement, DrawProof } from './draw-proof.ts';
import { Id, Instant, Money } from './primitives.ts';

/**
 * `closed` → `lobby` (all equal) → `draw` (the order is being drawn) → `fifo` (calling, later
 * arrivals behind) → `draining` (calling, nobody joins any more) → `ended`. A room of pure first
 * come, first served goes from `closed` to `fifo`.
 */
export const WaitingRoomPhase = z.enum(['closed', 'lobby', 'draw', 'fifo', 'draining', 'ended']);
export type WaitingRoomPhase = z.infer<typeof WaitingRoomPhase>;

const count = z.int().nonnegative();

/** What a room stands in front of: one show, or all shows of a title. */
export const WaitingRoomScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show'), showId: Id }),
  z.strictObject({ kind: z.literal('title'), titleId: Id }),
]);
export type WaitingRoomScope = z.infer<typeof WaitingRoomScope>;

/** A place further back that somebody took who had missed the first one: `seq` counts these. */
export const ReturnedTurn = z.strictObject({ seq: count, turn: count });
export type ReturnedTurn = z.infer<typeof ReturnedTurn>;

/**
 * Where somebody stands. `unordered`: in the lobby, or the order is being drawn. `unknown`: nobody
 * was given this number. `turn`: come in now. `missed`: come in, and get a place further back.
 * `out`: used, left, or missed twice. `inside`: let in, which only the house can tell.
 */
export const WaitingRoomPlace = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.enum(['closed', 'unordered', 'unknown', 'turn', 'missed', 'out', 'ended', 'inside']),
  }),
  z.strictObject({
    state: z.literal('waiting'),
    /** Counted from 1, as people do; it stays the same while one waits. */
    place: count,
    /** At most so many are called before it, and about so many people. */
    placesAhead: count,
    peopleAhead: count,
  }),
]);
export type WaitingRoomPlace = z.infer<typeof WaitingRoomPlace>;

export const PROOF_OF_WORK_BITS_MAX = 24;
const JOINS_MAX = 1_000_000;

/** What somebody must do, or not do, to get a place; known to everybody, set by the operator. */
export const WaitingRoomJoinRules = z.strictObject({
  /** New places for one network (an IPv4 address, or 64 bits of IPv6) in ten minutes; null: no limit. */
  placesPerNetworkMax: z.int().positive().max(JOINS_MAX).nullable(),
  /** Different buyers with a place from one device; null: no limit. */
  placesPerDeviceMax: z.int().positive().max(JOINS_MAX).nullable(),
  /** Leading zero bits of a SHA-256 that the device has to find, some 2^bits tries; 0: none. */
  proofOfWorkBits: z.int().min(0).max(PROOF_OF_WORK_BITS_MAX),
  /** Only who has signed in to an account gets a place, no guests. */
  requiresAccount: z.boolean(),
});
export type WaitingRoomJoinRules = z.infer<typeof WaitingRoomJoinRules>;

export const DEFAULT_JOIN_RULES: WaitingRoomJoinRules = {
  placesPerNetworkMax: 500,
  placesPerDeviceMax: 2,
  proofOfWorkBits: 0,
  requiresAccount: false,
};

/** What a rank in the drawn order depends on; it never changes once it is there. */
export const WaitingRoomDraw = z.strictObject({
  key: DrawProof.shape.key,
  /** How many people were drawn among. */
  count,
  /** Numbers below it were leased to the lobby; numbers from it on came later. */
  leased: count,
  /** Numbers of the lobby that nobody was given. */
  gaps: z.array(z.strictObject({ from: count, to: count })),
});
export type WaitingRoomDraw = z.infer<typeof WaitingRoomDraw>;

/** Where the line stands, in counters that only ever grow, but for the two tallies. */
export const WaitingRoomLine = z.strictObject({
  /** Ranks below it exist. */
  end: count,
  /** The serving number: ranks below it have been called. */
  serving: count,
  /** Ranks below it were called, and their time to come has passed. */
  missedBefore: count,
  /**
   * Places that were missed and taken back, counted on their own by the same three counters.
   * `lastTurn`: all of them stand before this rank.
   */
  returned: z.strictObject({ end: count, serving: count, missedBefore: count, lastTurn: count }),
  /** Places left behind by people who went away, between `serving` and `end`. */
  leftWaiting: count,
  /** People with a returned place who have not been called and have not left. */
  returnedWaiting: count,
});
export type WaitingRoomLine = z.infer<typeof WaitingRoomLine>;

/** How fast people are called. Both limits hold at every moment. */
export const WaitingRoomPace = z.strictObject({
  /** In no interval are more called than this; a place left before its turn was used is given on. */
  placesPerInterval: z.int().positive(),
  intervalMs: z.int().positive(),
  /** So many are inside at most, those included who were called and may still come. */
  activeMax: z.int().positive(),
  /** Inside now, and called but not here yet. */
  active: count,
  called: count,
  /** In the time before: called, and come free because somebody was done, left or never came. */
  lately: z.strictObject({ called: count, freed: count, ms: count }),
});
export type WaitingRoomPace = z.infer<typeof WaitingRoomPace>;

export const WaitingRoomTurn = z.strictObject({
  /** After being called one has this long to come. */
  graceMs: z.int().positive(),
  /** Who missed the turn may come back once, this many places further back. */
  placesBack: count,
  /** How long one may stay inside. */
  admissionMs: z.int().positive(),
});
export type WaitingRoomTurn = z.infer<typeof WaitingRoomTurn>;

/**
 * Sales so far, so that everybody can compute the chance that a seat is left. A called place is
 * settled when nothing can come of it any more: its order is paid, or its time is over.
 */
export const WaitingRoomSales = z.strictObject({
  /** Not paid for yet, held ones included. */
  seatsUnsold: count,
  seatsPerPlaceMax: z.int().positive(),
  /** How many settled places took no seat, one, two …, to `seatsPerPlaceMax`. */
  settledPlaces: z.array(count),
  /** Called places that may still take seats. */
  unsettledPlaces: count,
  categories: z.array(
    z.strictObject({ categoryId: Id, name: z.string(), price: Money, seatsLeft: count }),
  ),
});
export type WaitingRoomSales = z.infer<typeof WaitingRoomSales>;

/** Where and when the show is that a room stands before. */
export const WaitingRoomOccasion = z.strictObject({
  venueName: z.string(),
  startsAt: Instant,
  timeZone: z.string(),
  /** The house has cancelled the show: there is nothing to wait for. */
  isCancelled: z.literal(true).optional(),
});
export type WaitingRoomOccasion = z.infer<typeof WaitingRoomOccasion>;

/**
 * The state of a room, the same for everybody and cacheable: with it and the own queue number each
 * client computes its own place (`packages/line`).
 */
export const WaitingRoomStatus = z.strictObject({
  roomId: Id,
  /** Grows with every change. */
  version: count,
  asOf: Instant,
  /** What is on sale behind it, in words. */
  name: z.string(),
  scope: WaitingRoomScope,
  /** Null in front of a title: its shows are at many places and times. */
  occasion: WaitingRoomOccasion.nullable(),
  phase: WaitingRoomPhase,
  /** When the doors open, and when the lobby closes and calling begins; null: when the operator says so. */
  opensAt: Instant.nullable(),
  onSaleAt: Instant.nullable(),
  /** People who were given a place so far; in the lobby within a second or so. */
  joined: count,
  joinRules: WaitingRoomJoinRules,
  /** Nobody is called meanwhile; who has been called may come. */
  paused: z.boolean(),
  /** The operator's word to everybody. */
  message: z.string().max(500).nullable(),
  announcement: DrawAnnouncement.nullable(),
  /** The chain over the leases so far, for whoever wants to note it; null without a draw. */
  chainHead: DrawProof.shape.chainHead.nullable(),
  /** Null before the draw; in a room of pure first come, first served for ever. */
  draw: WaitingRoomDraw.nullable(),
  line: WaitingRoomLine,
  pace: WaitingRoomPace,
  turn: WaitingRoomTurn,
  sales: WaitingRoomSales,
});
export type WaitingRoomStatus = z.infer<typeof WaitingRoomStatus>;
