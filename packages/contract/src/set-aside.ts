import { z } from 'zod';
import { Contact, Order } from './booking.ts';
import { operations } from './operation.ts';
import { Id, Instant, page, pageQuery, personText, SeatId } from './primitives.ts';

const SEATS_AT_ONCE_MAX = 5_000;

const seatIds = z
  .array(SeatId)
  .min(1)
  .max(SEATS_AT_ONCE_MAX)
  .refine((ids) => new Set(ids).size === ids.length, 'must name each seat once');

/** `blocked`: nobody may sit there, or not be sold to; `house`: kept for the house's own guests. */
export const SetAsideKind = z.enum(['blocked', 'house']);
export type SetAsideKind = z.infer<typeof SetAsideKind>;

const reason = personText(200);

/** Seats of a show that the house does not sell, and why. */
export const SetAside = z.strictObject({
  setAsideId: Id,
  showId: Id,
  kind: SetAsideKind,
  reason: z.string(),
  /** Those that are still set aside; others were given back, or given to a guest. */
  seatIds: z.array(SeatId),
  setAsideAt: Instant,
  /** Who did it. */
  actorId: Id,
  /** Their name, or their mail where they gave none; null when nobody of the id is known. */
  actorName: z.string().nullable(),
  /** When the last of them was no longer set aside; null while there are any. */
  endedAt: Instant.nullable(),
});
export type SetAside = z.infer<typeof SetAside>;

const showParams = z.strictObject({ showId: Id });
const staff = { tag: 'Set aside', access: 'staff' } as const;

export const setAsideOperations = operations({
  listSetAside: {
    ...staff,
    method: 'GET',
    path: '/desk/shows/{showId}/set-aside',
    summary: 'Seats of a show that are not sold, and why, the last set aside first.',
    right: 'see-programme',
    params: showParams,
    query: z.strictObject({ ...pageQuery, ended: z.stringbool().default(false) }),
    output: page(SetAside),
    problems: ['no-such-show'],
  },
  setSeatsAside: {
    ...staff,
    method: 'POST',
    path: '/desk/shows/{showId}/set-aside',
    summary: 'Takes free seats off sale with a reason, all of them or none.',
    right: 'run-schedule',
    params: showParams,
    body: z.strictObject({ kind: SetAsideKind, reason, seatIds }),
    status: 201,
    output: SetAside,
    problems: ['no-such-show', 'unknown-seat', 'idempotency-key-reused', 'seats-taken'],
  },
  giveBackSeats: {
    ...staff,
    method: 'POST',
    path: '/desk/set-aside/{setAsideId}/give-back',
    summary:
      'Puts seats that were set aside on sale again, all or some; repeating it changes nothing.',
    right: 'run-schedule',
    params: z.strictObject({ setAsideId: Id }),
    body: z.strictObject({ seatIds: seatIds.optional() }),
    output: SetAside,
    problems: ['not-set-aside'],
  },
  compSeats: {
    ...staff,
    method: 'POST',
    path: '/desk/shows/{showId}/comps',
    summary:
      'Gives free seats, or seats set aside, to a guest: a confirmed order that costs nothing.',
    right: 'run-offers',
    params: showParams,
    body: z.strictObject({ reason, seatIds, contact: Contact }),
    status: 201,
    output: Order,
    problems: [
      'no-such-show',
      'unknown-seat',
      'idempotency-key-reused',
      'show-not-on-sale',
      'seats-taken',
    ],
  },
});
