import { z } from 'zod';
import { ClashingShow } from './clashes.ts';
import { PromoRefusal } from './offers.ts';
import { SeatSuggestions } from './orphan-rule.ts';
import { Id, Instant, Money, SeatId } from './primitives.ts';
import { CLASH_REASONS } from './schedule-kit.ts';
import { TITLE_NEEDS } from './title-kit.ts';
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
  'batch-too-large': {
    kind: 'invalid',
    title: 'These are more shows, or more days, than one batch may have.',
    members: z.object({ showsWanted: z.int(), showsMax: z.int(), daysMax: z.int() }),
  },
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
  'image-refused': {
    kind: 'invalid',
    status: 422,
    title: 'This picture cannot be used.',
    members: z.object({
      reason: z.enum(['not-a-picture', 'moves', 'too-small', 'too-many-pixels', 'damaged']),
      /** What it must at least measure. */
      widthMin: z.int(),
      heightMin: z.int(),
      pixelsMax: z.int(),
    }),
  },
  unauthenticated: { kind: 'unauthenticated', title: 'Sign in, or continue as a guest.' },
  'token-expired': { kind: 'unauthenticated', title: 'The access token has expired.' },
  'wrong-credentials': { kind: 'unauthenticated', title: 'Email or password is wrong.' },
  'refresh-token-invalid': {
    kind: 'unauthenticated',
    title: 'The refresh token is unknown, expired or was used before.',
  },
  'gate-token-invalid': {
    kind: 'unauthenticated',
    title: 'This scanner is not registered here, or was shut out.',
  },
  'pairing-code-invalid': {
    kind: 'forbidden',
    title: 'This code was not given out, has been used, or is too old.',
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
  'no-such-image': { kind: 'missing', title: 'There is no such image.' },
  'no-such-batch': { kind: 'missing', title: 'There is no such batch of shows.' },
  'no-such-venue': { kind: 'missing', title: 'There is no such venue.' },
  'no-such-screen': { kind: 'missing', title: 'The venue has no such screen.' },
  'no-such-seat-map': { kind: 'missing', title: 'There is no such seat map.' },
  'no-such-seat-plan': { kind: 'missing', title: 'There is no such seat plan.' },
  'no-such-section': { kind: 'missing', title: 'The seat map has no such section.' },
  'no-such-show': { kind: 'missing', title: 'There is no such show.' },
  'no-such-hold': { kind: 'missing', title: 'There is no such hold.' },
  'no-such-order': { kind: 'missing', title: 'There is no such order.' },
  'no-such-ticket': { kind: 'missing', title: 'There is no such ticket.' },
  'no-such-price-rule': { kind: 'missing', title: 'There is no such rule about prices.' },
  'not-set-aside': { kind: 'missing', title: 'No seats are set aside under this id.' },
  'no-such-offer': { kind: 'missing', title: 'There is no such offer.' },
  'no-such-mail': { kind: 'missing', title: 'There is no such mail.' },
  'no-such-organisation': { kind: 'missing', title: 'There is no such organisation.' },
  'no-such-member': { kind: 'missing', title: 'Nobody of that id works here.' },
  'no-such-waiting-room': { kind: 'missing', title: 'There is no such waiting room.' },
  'no-such-device': { kind: 'missing', title: 'There is no such scanner.' },
  'no-such-list': { kind: 'missing', title: 'There is no such check-in list.' },
  'no-such-scan': { kind: 'missing', title: 'There is no such scan.' },
  'no-such-till': { kind: 'missing', title: 'There is no such till.' },
  'no-such-shift': { kind: 'missing', title: 'There is no such shift, or it is not yours.' },
  'no-place': { kind: 'missing', title: 'You have no place in this waiting room.' },
  'scan-not-undoable': {
    kind: 'conflict',
    title: 'Nobody was let through by this scan, or it was taken back already.',
  },
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
  'promo-code-refused': {
    kind: 'conflict',
    title: 'This promo code cannot be used here.',
    members: z.object({ reason: PromoRefusal }),
  },
  'promo-code-taken': { kind: 'conflict', title: 'Another offer has this promo code.' },
  'offer-has-codes': { kind: 'conflict', title: 'Codes of this offer are with people already.' },
  'codes-not-issued': {
    kind: 'conflict',
    title: 'No codes can be issued for this offer.',
    /** `no-single-use`: it has none of those; `ended`: it was taken back; `too-many`: it would have too many. */
    members: z.object({ reason: z.enum(['no-single-use', 'ended', 'too-many']) }),
  },
  'price-changed': {
    kind: 'conflict',
    title: 'The total is another one by now.',
    members: z.object({ total: Money }),
  },
  'order-being-placed': {
    kind: 'conflict',
    title: 'Another request is making an order of this hold just now.',
  },
  'unknown-ticket-type': {
    kind: 'invalid',
    status: 422,
    title: 'These seats have no such ticket type.',
    members: z.object({ seatIds: z.array(SeatId) }),
  },
  'changed-meanwhile': {
    kind: 'conflict',
    title: 'Somebody has changed it since you have seen it.',
    members: z.object({ version: z.int().positive() }),
  },
  'fee-not-in-price': {
    kind: 'conflict',
    title: 'A fee of the whole order can only be contained in all-in prices.',
  },
  'order-cancelled': { kind: 'conflict', title: 'The order was cancelled.' },
  'order-not-paid': { kind: 'conflict', title: 'Only a paid order can be changed.' },
  'nowhere-to-send': { kind: 'conflict', title: 'The order has no address to send to.' },
  'seat-not-in-order': {
    kind: 'conflict',
    title: 'The order does not have these seats.',
    members: z.object({ seatIds: z.array(SeatId) }),
  },
  'handed-back-elsewhere': {
    kind: 'conflict',
    title: 'This money was handed back at another till.',
  },
  'seats-cost-more': {
    kind: 'conflict',
    title: 'The other seats cost more, and nothing can be charged here.',
    members: z.object({ difference: Money }),
  },
  'refund-too-large': {
    kind: 'conflict',
    title: 'That is more than is left to give back.',
    members: z.object({ refundable: Money }),
  },
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
  'orders-changed': {
    kind: 'conflict',
    title: 'The show has another number of orders by now.',
    members: z.object({ orders: z.int().nonnegative() }),
  },
  'show-change-refused': {
    kind: 'conflict',
    title: 'This show cannot be changed in that way.',
    members: z.object({
      /**
       * `another-seat-map`: where it would go has other seats than those that are sold. `length-is-sold`: tickets for
       * it are sold as it is.
       */
      reason: z.enum([
        ...(['cancelled', 'over', 'begun', 'no-such-screen', 'another-seat-map'] as const),
        ...(['length-is-sold', 'clash'] as const),
      ]),
      /** Each reason why it cannot be there. */
      clashes: z.array(
        z.object({
          reason: z.enum(CLASH_REASONS),
          with: z
            .object({ titleName: z.string(), localDate: z.string(), localTime: z.string() })
            .nullable(),
        }),
      ),
    }),
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
  'title-incomplete': {
    kind: 'conflict',
    title: 'Something has to be said of the title before everybody sees it.',
    members: z.object({ missing: z.array(z.enum(TITLE_NEEDS)) }),
  },
  'shows-clash': {
    kind: 'conflict',
    title: 'Not everything can be where it is wanted; nothing was added.',
    members: z.object({ clashing: z.array(ClashingShow) }),
  },
  'show-has-sales': {
    kind: 'conflict',
    title: 'Seats of this show are held or sold: its terms stay as they are.',
    members: z.object({ seatsTaken: z.int() }),
  },
  'title-not-published': {
    kind: 'conflict',
    title: 'The title is a draft: it has nothing to end.',
  },
  'till-name-taken': { kind: 'conflict', title: 'The venue has a till of that name.' },
  'till-busy': {
    kind: 'conflict',
    title: 'Somebody’s shift is open at this till, or it is out of use.',
  },
  'shift-open': {
    kind: 'conflict',
    title: 'You have an open shift already.',
    members: z.object({ shiftId: Id }),
  },
  'shift-closed': { kind: 'conflict', title: 'The shift is closed, and never changes again.' },
  'shift-full': {
    kind: 'conflict',
    title: 'The shift has as many lines as one may: close it and open another.',
    members: z.object({ movementsMax: z.int() }),
  },
  'reason-needed': {
    kind: 'conflict',
    title: 'The drawer is not what it should be, and nobody has said why.',
    members: z.object({ difference: z.int(), currency: z.string() }),
  },
  'reference-needed': {
    kind: 'conflict',
    title: 'It was paid by card: the number of the machine’s receipt is needed.',
  },
  'currency-mismatch': {
    kind: 'conflict',
    title: 'The till keeps another currency.',
    members: z.object({ currency: z.string() }),
  },
  'not-enough-tendered': {
    kind: 'conflict',
    title: 'That is less than the total.',
    members: z.object({ total: Money }),
  },
  'not-enough-cash': {
    kind: 'conflict',
    title: 'There is not that much in the drawer.',
    members: z.object({ expected: Money }),
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
