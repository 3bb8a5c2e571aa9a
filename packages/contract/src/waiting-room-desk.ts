import { z } from 'zod';
import { DrawAnnouncement, DrawProof } from './draw-proof.ts';
import { Id, Instant, personText } from './primitives.ts';
import {
  WaitingRoomJoinRules,
  WaitingRoomPhase,
  WaitingRoomScope,
  WaitingRoomStatus,
  WaitingRoomOccasion,
} from './waiting-room.ts';

const MINUTE_MS = 60_000;
const count = z.int().nonnegative();

/** How people are called and what a turn is; it may be changed at any moment. */
export const WaitingRoomRules = z.strictObject({
  placesPerInterval: z.int().min(1).max(100_000),
  intervalMs: z
    .int()
    .min(1_000)
    .max(60 * MINUTE_MS),
  activeMax: z.int().min(1).max(100_000),
  graceMs: z
    .int()
    .min(5_000)
    .max(60 * MINUTE_MS),
  placesBack: z.int().min(0).max(1_000_000),
  admissionMs: z
    .int()
    .min(10_000)
    .max(120 * MINUTE_MS),
});
export type WaitingRoomRules = z.infer<typeof WaitingRoomRules>;

/** Everybody of the lobby in a drawn order, then first come, first served; or that from the beginning. */
export const WaitingRoomOrdering = z.enum(['drawn', 'fifo']);

const message = personText(500);

/** Left out: the defaults. Without `opensAt` the operator opens it, without `onSaleAt` closes the lobby. */
export const NewWaitingRoom = z
  .strictObject({
    scope: WaitingRoomScope,
    /** Of a title: whose shows of it. Left out by who works for one organisation alone. */
    organisationId: Id.optional(),
    ordering: WaitingRoomOrdering.default('drawn'),
    rules: WaitingRoomRules.partial().optional(),
    joinRules: WaitingRoomJoinRules.partial().optional(),
    opensAt: Instant.nullable().optional(),
    onSaleAt: Instant.nullable().optional(),
    randomnessSource: DrawAnnouncement.shape.randomnessSource.optional(),
    message: message.nullable().optional(),
  })
  .refine(
    // As moments: written with more digits, a text may sort before an earlier one.
    ({ opensAt, onSaleAt }) => !opensAt || !onSaleAt || Date.parse(opensAt) <= Date.parse(onSaleAt),
    { path: ['onSaleAt'], message: 'must not be before the doors open' },
  );
export type NewWaitingRoom = z.infer<typeof NewWaitingRoom>;

export const ChangedWaitingRoom = z.strictObject({
  rules: WaitingRoomRules.partial().optional(),
  joinRules: WaitingRoomJoinRules.partial().optional(),
  opensAt: Instant.nullable().optional(),
  onSaleAt: Instant.nullable().optional(),
  message: message.nullable().optional(),
});
export type ChangedWaitingRoom = z.infer<typeof ChangedWaitingRoom>;

/** `randomness`: the public value that was announced; with it the draw is made. */
export const WaitingRoomOrder = z.discriminatedUnion('order', [
  z.strictObject({ order: z.enum(['open', 'close-lobby', 'pause', 'resume', 'drain', 'end']) }),
  z.strictObject({
    order: z.literal('hand-in-randomness'),
    randomness: DrawProof.shape.randomness.unwrap(),
  }),
]);
export type WaitingRoomOrder = z.infer<typeof WaitingRoomOrder>;

export const WaitingRoomSummary = z.strictObject({
  roomId: Id,
  name: z.string(),
  scope: WaitingRoomScope,
  occasion: WaitingRoomOccasion.nullable(),
  phase: WaitingRoomPhase,
  paused: z.boolean(),
  opensAt: Instant.nullable(),
  onSaleAt: Instant.nullable(),
  joined: count,
  createdAt: Instant,
});
export type WaitingRoomSummary = z.infer<typeof WaitingRoomSummary>;

/** How the room stood at a moment; all but `waiting`, `inside`, `mayCome` and the seats only grow. */
export const WaitingRoomSample = z.strictObject({
  at: Instant,
  joined: count,
  /** Places not called yet, those left behind not counted; in the lobby everybody who joined. */
  waiting: count,
  inside: count,
  /** Called, and not here yet. */
  mayCome: count,
  admitted: count,
  /** Of the admitted: have paid for an order. */
  bought: count,
  left: count,
  /** Turns that passed without anybody coming. */
  missed: count,
  seatsLeft: count,
  seatsUnsold: count,
});
export type WaitingRoomSample = z.infer<typeof WaitingRoomSample>;

/** Why somebody was turned away, at joining or at the seats. */
export const WaitingRoomRefusal = z.enum([
  'joining-closed',
  'account-needed',
  'proof-of-work-needed',
  'network-limit',
  'device-limit',
  'place-token-invalid',
  'not-your-turn',
  'place-over',
  'not-admitted',
]);
export type WaitingRoomRefusal = z.infer<typeof WaitingRoomRefusal>;

export const WaitingRoomLogEntry = z.strictObject({
  at: Instant,
  /** Null: the room itself, because its time had come. */
  operatorId: Id.nullable(),
  /** What they are called today, or their email; null for the room itself, and for an account that is gone. */
  operatorName: z.string().nullable(),
  action: z.string(),
  /** Only what changed. */
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type WaitingRoomLogEntry = z.infer<typeof WaitingRoomLogEntry>;

export const WaitingRoomDesk = z.strictObject({
  status: WaitingRoomStatus,
  ordering: WaitingRoomOrdering,
  rules: WaitingRoomRules,
  createdAt: Instant,
  /** Orders that would be followed now. */
  orders: z.array(z.string()),
  /** Oldest first; at most 720, thinned out as the room gets older. */
  samples: z.array(WaitingRoomSample),
  refusals: z.array(z.strictObject({ reason: WaitingRoomRefusal, count })),
  /** Newest first, at most 200. */
  log: z.array(WaitingRoomLogEntry),
});
export type WaitingRoomDesk = z.infer<typeof WaitingRoomDesk>;
