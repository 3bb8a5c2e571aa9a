import { z } from 'zod';
import { Id, SeatId } from './primitives.ts';
import { OrderStatus } from './booking.ts';
import { GateCounts } from './gate.ts';
import { WaitingRoomStatus } from './waiting-room.ts';

/** Topics of `/api/v1/live`: everybody's `show:{id}` and `waiting-room:{id}`, the owner's `order:{id}`, and `gate:{showId}` for who runs the gate. */
export const LiveTopic = z.string().regex(/^(show|order|waiting-room|gate):[A-Za-z0-9_-]{1,80}$/);

export const TOPICS_PER_CONNECTION_MAX = 20;

/** What a WebSocket client may send. `token` is needed for `order:` and `gate:` topics. */
export const LiveRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    topics: z.array(LiveTopic).min(1).max(TOPICS_PER_CONNECTION_MAX),
    token: z.string().max(4096).optional(),
  }),
  z.strictObject({
    type: z.literal('unsubscribe'),
    topics: z.array(LiveTopic).min(1).max(TOPICS_PER_CONNECTION_MAX),
  }),
]);

/**
 * Seats that changed since `previous`. A client whose version is not `previous`
 * missed something and reloads the seat status.
 */
export const SeatDelta = z.strictObject({
  type: z.literal('seats'),
  topic: LiveTopic,
  previous: z.string(),
  version: z.string(),
  free: z.array(SeatId),
  held: z.array(SeatId),
  unavailable: z.array(SeatId),
  /** What is left now of the sections and standing areas that these seats are in. */
  sections: z.array(z.strictObject({ id: Id, left: z.int() })),
  areas: z.array(z.strictObject({ id: z.string(), left: z.int() })),
});
export type SeatDelta = z.infer<typeof SeatDelta>;

export const OrderChange = z.strictObject({
  type: z.literal('order'),
  topic: LiveTopic,
  orderId: Id,
  status: OrderStatus,
});
export type OrderChange = z.infer<typeof OrderChange>;

/** The room's whole status, when it has changed: at once, and not more often than each second. */
export const WaitingRoomChange = z.strictObject({
  type: z.literal('waiting-room'),
  topic: LiveTopic,
  status: WaitingRoomStatus,
});
export type WaitingRoomChange = z.infer<typeof WaitingRoomChange>;

/** How the show fills up, when it has changed: not more often than each second. */
export const GateChange = z.strictObject({
  type: z.literal('gate'),
  topic: LiveTopic,
  counts: GateCounts,
});
export type GateChange = z.infer<typeof GateChange>;

export const LiveMessage = z.discriminatedUnion('type', [
  SeatDelta,
  OrderChange,
  WaitingRoomChange,
  GateChange,
  z.strictObject({ type: z.literal('subscribed'), topics: z.array(LiveTopic) }),
  z.strictObject({ type: z.literal('refused'), topics: z.array(z.string()), code: z.string() }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;
