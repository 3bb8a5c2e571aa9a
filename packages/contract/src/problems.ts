import { z } from 'zod';
import { SeatSuggestions } from './orphan-rule.ts';
import { Id, Instant, Money, SeatId } from './primitives.ts';
import { WaitingRoomPhase, WaitingRoomPlace } from './waiting-room.ts';

/** What went wrong, in ten kinds; the kind decides the default status and how it is logged. */
export const KIND_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  declined: 402,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  expired: 410,
  limited: 429,
  unavailable: 503,
  bug: 500,
} as const;
export type ProblemKind = keyof typeof KIND_STATUS;

interface ProblemDefinition {
  kind: ProblemKind;
  /** Only where the public API fixes another status than the kind's own. */
  status?: number;
  title: string;
  /** The code's own members, public, besides the RFC 9457 ones. */
  members?: z.ZodObject;
}

const retryAfterMs = z.int().positive();

/**
 * The catalogue of everything the API can answer instead of success.
 * Each code has a page in docs/problems/; a test fails when one is missing.
 */
export const PROBLEMS = {
  'invalid-input': {
    kind: 'invalid',
    title: 'The request is not well formed.',
    members: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  'body-too-large': { kind: 'invalid', status: 413, title: 'The request body is too large.' },
  'unsupported-media-type': { kind: 'invalid', status: 415, title: 'Send JSON.' },
  'unknown-seat': {
    kind: 'invalid',
    status: 422,
    title: 'The show has no such seat.',
    members: z.object({ seatIds: z.array(SeatId) }),
  },
  'unknown-category': { kind: 'invalid', status: 422, title: 'The show has no such category.' },
  'unknown-section': {
    kind: 'invalid',
    status: 422,
    title: 'The show has no such section or area.',
  },
  'too-many-seats': {
    kind: 'invalid',
    status: 422,
    title: 'Too many seats for one hold.',
    members: z.object({ seatsPerHoldMax: z.int() }),
  },
  'idempotency-key-reused': {
    kind: 'invalid',
    status: 422,
    title: 'This Idempotency-Key was used for a different request.',
  },
  unauthenticated: { kind: 'unauthenticated', title: 'Sign in, or continue as a guest.' },
  'token-expired': { kind: 'unauthenticated', title: 'The access token has expired.' },
  'wrong-credentials': { kind: 'unauthenticated', title: 'Email or password is wrong.' },
  'refresh-token-invalid': {
    kind: 'unauthenticated',
    title: 'The refresh token is unknown, expired or was used before.',
  },
  'webhook-signature-invalid': {
    kind: 'unauthenticated',
    title: 'The webhook is not signed by the provider.',
  },
  'payment-declined': {
    kind: 'declined',
    title: 'The bank declined the payment.',
    members: z.object({ reason: z.string() }),
  },
  forbidden: { kind: 'forbidden', title: 'You may not do this.' },
  'not-admitted': {
    kind: 'forbidden',
    title: 'This show is on sale behind a waiting room, and it is not your turn there.',
    members: z.object({
      waitingRoom: z.object({ roomId: Id, phase: WaitingRoomPhase, url: z.string() }),
    }),
  },
  'place-token-invalid': {
    kind: 'forbidden',
    title: 'This place is not yours, or not one of this waiting room.',
  },
  'account-needed': { kind: 'forbidden', title: 'Only who signs in can join this waiting room.' },
  'proof-of-work-needed': {
    kind: 'forbidden',
    title: 'Your device has to solve a small puzzle first.',
    members: z.object({ challenge: z.string(), bits: z.int().positive(), expiresAt: Instant }),
  },
  'no-such-route': { kind: 'missing', title: 'There is nothing here.' },
  'no-such-city': { kind: 'missing', title: 'There is no such city.' },
  'no-such-title': { kind: 'missing', title: 'There is no such title.' },
  'no-such-venue': { kind: 'missing', title: 'There is no such venue.' },
  'no-such-screen': { kind: 'missing', title: 'The venue has no such screen.' },
  'no-such-seat-map': { kind: 'missing', title: 'There is no such seat map.' },
  'no-such-seat-plan': { kind: 'missing', title: 'There is no such seat plan.' },
  'no-such-section': { kind: 'missing', title: 'The seat map has no such section.' },
  'no-such-show': { kind: 'missing', title: 'There is no such show.' },
  'no-such-hold': { kind: 'missing', title: 'There is no such hold.' },
  'no-such-order': { kind: 'missing', title: 'There is no such order.' },
  'no-such-ticket': { kind: 'missing', title: 'There is no such ticket.' },
  'no-such-mail': { kind: 'missing', title: 'There is no such mail.' },
  'no-such-organisation': { kind: 'missing', title: 'There is no such organisation.' },
  'no-such-member': { kind: 'missing', title: 'Nobody of that id works here.' },
  'no-such-waiting-room': { kind: 'missing', title: 'There is no such waiting room.' },
  'no-place': { kind: 'missing', title: 'You have no place in this waiting room.' },
  'not-drawn': { kind: 'missing', title: 'The draw has not been made.' },
  'method-not-allowed': {
    kind: 'invalid',
    status: 405,
    title: 'This address does not answer that method.',
  },
  'seats-taken': {
    kind: 'conflict',
    title: 'Some of these seats are taken.',
    members: z.object({ seatIds: z.array(SeatId) }),
  },
  'not-enough-seats': {
    kind: 'conflict',
    title: 'There are not that many seats left.',
    members: z.object({ seatsLeft: z.int() }),
  },
  'show-not-on-sale': {
    kind: 'conflict',
    title: 'The show is not on sale.',
    members: z.object({ opensAt: Instant, closesAt: Instant }),
  },
  'too-many-holds': {
    kind: 'conflict',
    title: 'You already have as many holds as one buyer may.',
    members: z.object({ activeHoldsMax: z.int() }),
  },
  'buyer-limit-reached': {
    kind: 'conflict',
    title: 'That is more seats of this show than one buyer may have.',
    members: z.object({ seatsPerBuyerMax: z.int(), seatsStillAllowed: z.int() }),
  },
  'leaves-single-seat': {
    kind: 'conflict',
    title: 'This choice would leave a seat alone that nobody could use.',
    members: z.object({ seatIds: z.array(SeatId), suggestions: SeatSuggestions }),
  },
  'hold-not-extendable': { kind: 'conflict', title: 'This hold cannot be extended.' },
  'hold-released': { kind: 'conflict', title: 'The hold was released.' },
  'hold-already-ordered': {
    kind: 'conflict',
    title: 'The hold already became an order.',
    members: z.object({ orderId: z.string() }),
  },
  'order-cancelled': { kind: 'conflict', title: 'The order was cancelled.' },
  'cancellation-closed': {
    kind: 'conflict',
    title: 'This order cannot be cancelled any more.',
    members: z.object({ reason: z.enum(['too-late', 'not-offered']) }),
  },
  'refund-changed': {
    kind: 'conflict',
    title: 'The refund is another one by now.',
    members: z.object({ refund: Money }),
  },
  'joining-closed': {
    kind: 'conflict',
    title: 'Nobody can join this waiting room now.',
    members: z.object({ phase: WaitingRoomPhase, opensAt: Instant.nullable() }),
  },
  'not-your-turn': {
    kind: 'conflict',
    title: 'It is not your turn yet.',
    members: z.object({ place: WaitingRoomPlace }),
  },
  'room-exists': {
    kind: 'conflict',
    title: 'There is a waiting room in front of it already.',
    members: z.object({ roomId: Id }),
  },
  'rehearsal-refused': {
    kind: 'conflict',
    title: 'This show cannot be rehearsed here.',
    members: z.object({ reason: z.enum(['real-money', 'show-has-begun']) }),
  },
  'room-move-refused': {
    kind: 'conflict',
    title: 'The waiting room cannot do that from where it is.',
    members: z.object({ phase: WaitingRoomPhase }),
  },
  'seat-plan-changed': {
    kind: 'conflict',
    title: 'Somebody else has saved this plan meanwhile.',
    members: z.object({ version: z.int() }),
  },
  'seat-plan-flawed': {
    kind: 'conflict',
    title: 'The plan has errors and cannot be published.',
    members: z.object({ findings: z.array(z.object({ code: z.string() })) }),
  },
  'screen-name-taken': { kind: 'conflict', title: 'The venue has a screen of that name.' },
  'too-many-screens': { kind: 'conflict', title: 'A venue has at most 100 screens.' },
  'grant-refused': {
    kind: 'forbidden',
    title: 'You cannot give, change or take away roles beyond your own.',
  },
  'last-owner': { kind: 'conflict', title: 'An organisation must keep an owner.' },
  'too-many-invitations': {
    kind: 'conflict',
    title: 'Too many invitations are waiting for an answer.',
    members: z.object({ openInvitationsMax: z.int() }),
  },
  'email-taken': { kind: 'conflict', title: 'There is already an account with this email.' },
  'hold-expired': { kind: 'expired', title: 'The hold has expired.' },
  'order-expired': { kind: 'expired', title: 'The order was not paid in time.' },
  'invitation-over': {
    kind: 'expired',
    title: 'This invitation was withdrawn, has expired or was accepted by somebody else.',
  },
  'set-up-over': { kind: 'expired', title: 'Somebody runs this installation already.' },
  'place-over': {
    kind: 'expired',
    title: 'This place has been used, left, or missed twice.',
  },
  'ticket-revoked': { kind: 'expired', title: 'The ticket was cancelled.' },
  'too-many-requests': {
    kind: 'limited',
    title: 'Too many requests.',
    members: z.object({ retryAfterMs }),
  },
  'join-limit-reached': {
    kind: 'limited',
    title: 'From here, as many have joined as may for now.',
    members: z.object({ rule: z.enum(['network', 'device']), retryAfterMs }),
  },
  overloaded: {
    kind: 'unavailable',
    title: 'Very busy; nothing was lost. Please try again.',
    members: z.object({ retryAfterMs }),
  },
  'payment-pending': {
    kind: 'unavailable',
    title: 'The bank has not answered yet. You will get a ticket, or your money back.',
    members: z.object({ retryAfterMs }),
  },
  'provider-unreachable': {
    kind: 'unavailable',
    title: 'The payment provider cannot be reached.',
    members: z.object({ retryAfterMs }),
  },
  bug: { kind: 'bug', title: 'Something broke on our side.' },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The members a code must carry; an empty object for codes without any. */
export type ProblemMembers<C extends ProblemCode> = (typeof PROBLEMS)[C] extends {
  members: infer M extends z.ZodObject;
}
  ? z.infer<M>
  : Record<never, never>;

export function problemStatus(code: ProblemCode): number {
  const definition: ProblemDefinition = PROBLEMS[code];
  return definition.status ?? KIND_STATUS[definition.kind];
}

/** The body of every answer that is not a success (RFC 9457, `application/problem+json`). */
export const ProblemBody = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string(),
  code: z.string(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
