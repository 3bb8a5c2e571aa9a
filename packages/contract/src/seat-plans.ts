import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant, page, pageQuery, personText } from './primitives.ts';

/** The design of a room as its file says it (docs/seat-plans.md); looked at by the server when it comes. */
const PlanFile = z.record(z.string(), z.json());

export const SeatPlanSummary = z.strictObject({
  planId: Id,
  organisationId: Id,
  venueId: Id,
  name: z.string(),
  /** Grows with each save: who saves says which one it was made from. */
  version: z.int().positive(),
  updatedAt: Instant,
  /** Null as long as nothing of it was published. */
  published: z
    .strictObject({
      seatMapId: Id,
      /** The version that was published last. */
      version: z.int().positive(),
      at: Instant,
    })
    .nullable(),
});
export type SeatPlanSummary = z.infer<typeof SeatPlanSummary>;

export const SeatPlan = SeatPlanSummary.extend({ plan: PlanFile });
export type SeatPlan = z.infer<typeof SeatPlan>;

const name = personText(80);
const planParams = z.strictObject({ planId: Id });

/** Room for a stadium of free seats. */
export const SEAT_PLAN_BYTES_MAX = 4_000_000;

export const seatPlansOperations = operations({
  listSeatPlans: {
    method: 'GET',
    path: '/desk/seat-plans',
    tag: 'Places',
    summary: 'Designs of rooms, those that were worked on last first.',
    access: 'staff',
    right: 'see-programme',
    query: z.strictObject({ ...pageQuery, venue: Id.optional() }),
    output: page(SeatPlanSummary),
  },
  createSeatPlan: {
    method: 'POST',
    path: '/desk/seat-plans',
    tag: 'Places',
    summary:
      'Begins the design of a room, with a plan, or from a seat map that a screen of the venue has.',
    access: 'staff',
    right: 'run-places',
    bodyBytesMax: SEAT_PLAN_BYTES_MAX,
    body: z.strictObject({
      venueId: Id,
      name,
      from: z.union([z.strictObject({ plan: PlanFile }), z.strictObject({ seatMapId: Id })]),
    }),
    status: 201,
    output: SeatPlan,
    problems: ['no-such-venue', 'no-such-seat-map', 'idempotency-key-reused'],
  },
  getSeatPlan: {
    method: 'GET',
    path: '/desk/seat-plans/{planId}',
    tag: 'Places',
    summary: 'One design, with its plan.',
    access: 'staff',
    right: 'see-programme',
    params: planParams,
    output: SeatPlan,
    problems: ['no-such-seat-plan'],
  },
  saveSeatPlan: {
    method: 'PATCH',
    path: '/desk/seat-plans/{planId}',
    tag: 'Places',
    summary: 'Keeps the design as it is now, unless somebody else has saved it meanwhile.',
    access: 'staff',
    right: 'run-places',
    bodyBytesMax: SEAT_PLAN_BYTES_MAX,
    params: planParams,
    body: z.strictObject({
      /** The one that was changed. */
      version: z.int().positive(),
      name: name.optional(),
      plan: PlanFile.optional(),
    }),
    output: SeatPlanSummary,
    problems: ['no-such-seat-plan', 'seat-plan-changed'],
  },
  publishSeatPlan: {
    method: 'POST',
    path: '/desk/seat-plans/{planId}/publish',
    tag: 'Places',
    summary:
      'Draws the seat map that new shows on these screens are sold by; shows on sale keep theirs. Again, it is the same seat map.',
    access: 'staff',
    right: 'run-places',
    params: planParams,
    body: z.strictObject({
      version: z.int().positive(),
      /** Of the plan's venue. */
      screenIds: z.array(Id).min(1).max(100),
    }),
    output: SeatPlanSummary,
    problems: ['no-such-seat-plan', 'no-such-screen', 'seat-plan-changed', 'seat-plan-flawed'],
  },
});
