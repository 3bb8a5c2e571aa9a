import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant } from './primitives.ts';
import { ReturnedTurn, WaitingRoomPlace, WaitingRoomStatus } from './waiting-room.ts';
import {
  ChangedWaitingRoom,
  NewWaitingRoom,
  WaitingRoomDesk,
  WaitingRoomOrder,
  WaitingRoomSummary,
} from './waiting-room-desk.ts';

/** A token is kept by the visitor and sent back in a header of its own. */
const Token = z.string().min(1).max(1_024);

/** Leave to hold seats of the shows behind the room, until it expires or one is done. */
export const Admission = z.strictObject({ admissionToken: Token, expiresAt: Instant });
export type Admission = z.infer<typeof Admission>;

/**
 * A place in a room, to be kept: `placeToken` is asked for with each step from here on. It counts
 * for one buyer in one room; what it holds besides is public and so is the arithmetic on it.
 */
export const HeldPlace = z.strictObject({
  roomId: Id,
  /** The queue number; what rank it has, the draw tells. */
  number: z.int().nonnegative(),
  /** Set when the first turn was missed and a place further back was taken. */
  returned: ReturnedTurn.nullable(),
  placeToken: Token,
  /** The same for every room; sent along with a join it lets a device keep to its limit. */
  deviceToken: Token,
  place: WaitingRoomPlace,
  /** Set while inside. */
  admission: Admission.nullable(),
});
export type HeldPlace = z.infer<typeof HeldPlace>;

/** What came of asking to be let in; `back`: the turn was missed, and this is the place further back. */
export const TurnTaken = z.discriminatedUnion('outcome', [
  Admission.extend({ outcome: z.literal('admitted') }),
  z.strictObject({ outcome: z.literal('back'), held: HeldPlace }),
]);
export type TurnTaken = z.infer<typeof TurnTaken>;

/** A number found for a challenge of `proof-of-work-needed`: SHA-256 over `challenge:nonce` begins with so many zero bits. */
export const ProofOfWork = z.strictObject({
  challenge: z.string().max(256),
  nonce: z.string().regex(/^[0-9a-z]{1,16}$/),
});
export type ProofOfWork = z.infer<typeof ProofOfWork>;

const roomParams = z.strictObject({ roomId: Id });

export const waitingRoomOperations = operations({
  getWaitingRoom: {
    method: 'GET',
    path: '/waiting-rooms/{roomId}',
    tag: 'Waiting room',
    summary:
      'How the line stands: the same for everybody; with it each client computes its own place.',
    access: 'public',
    params: roomParams,
    output: WaitingRoomStatus,
    cacheSeconds: 1,
    problems: ['no-such-waiting-room'],
  },
  joinWaitingRoom: {
    method: 'POST',
    path: '/waiting-rooms/{roomId}/join',
    tag: 'Waiting room',
    summary:
      'Takes a place; who has one keeps it, however often and from wherever they join again.',
    limit: 'join',
    headers: ['Place-Token', 'Device-Token'],
    params: roomParams,
    body: z.strictObject({ proofOfWork: ProofOfWork.optional() }),
    status: 201,
    output: HeldPlace,
    problems: [
      'no-such-waiting-room',
      'joining-closed',
      'account-needed',
      'proof-of-work-needed',
      'join-limit-reached',
    ],
  },
  getPlace: {
    method: 'GET',
    path: '/waiting-rooms/{roomId}/place',
    tag: 'Waiting room',
    summary: 'Your place, as the house sees it; inside, your admission.',
    headers: ['Place-Token'],
    params: roomParams,
    output: HeldPlace,
    problems: ['no-such-waiting-room', 'place-token-invalid', 'no-place'],
  },
  takeTurn: {
    method: 'POST',
    path: '/waiting-rooms/{roomId}/admission',
    tag: 'Waiting room',
    summary:
      'Lets you in when it is your turn, once; who missed it gets a place further back, once.',
    headers: ['Place-Token'],
    params: roomParams,
    output: TurnTaken,
    problems: [
      'no-such-waiting-room',
      'place-token-invalid',
      'no-place',
      'not-your-turn',
      'place-over',
    ],
  },
  leavePlace: {
    method: 'DELETE',
    path: '/waiting-rooms/{roomId}/place',
    tag: 'Waiting room',
    summary: 'Gives your place up, or your stay inside; repeating it changes nothing.',
    headers: ['Place-Token'],
    params: roomParams,
    status: 204,
    problems: ['no-such-waiting-room', 'place-token-invalid', 'no-place'],
  },
  getDraw: {
    method: 'GET',
    path: '/waiting-rooms/{roomId}/draw',
    tag: 'Waiting room',
    summary: 'The proof of the draw, byte for byte; with it anybody can compute every place again.',
    access: 'public',
    params: roomParams,
    contentType: 'application/json',
    problems: ['no-such-waiting-room', 'not-drawn'],
  },
  listWaitingRooms: {
    method: 'GET',
    path: '/waiting-rooms',
    tag: 'Waiting room desk',
    summary: 'The rooms of your organisations, newest first: at most 100.',
    access: 'staff',
    right: 'see-waiting-rooms',
    output: z.strictObject({ items: z.array(WaitingRoomSummary) }),
  },
  createWaitingRoom: {
    method: 'POST',
    path: '/waiting-rooms',
    tag: 'Waiting room desk',
    summary:
      'Puts a room in front of a show, or of all shows of a title; its commitment is published at once.',
    access: 'staff',
    right: 'run-waiting-rooms',
    body: NewWaitingRoom,
    status: 201,
    output: WaitingRoomDesk,
    problems: [
      'no-such-organisation',
      'no-such-show',
      'no-such-title',
      'room-exists',
      'idempotency-key-reused',
    ],
  },
  getWaitingRoomDesk: {
    method: 'GET',
    path: '/waiting-rooms/{roomId}/desk',
    tag: 'Waiting room desk',
    summary:
      'The room as its operator sees it: course, refusals by reason, and what was done by whom.',
    access: 'staff',
    right: 'see-waiting-rooms',
    params: roomParams,
    output: WaitingRoomDesk,
    problems: ['no-such-waiting-room'],
  },
  changeWaitingRoom: {
    method: 'PATCH',
    path: '/waiting-rooms/{roomId}',
    tag: 'Waiting room desk',
    summary:
      'Changes pace, cap, turns, rules of joining, times or the message; it holds from now on.',
    access: 'staff',
    right: 'run-waiting-rooms',
    params: roomParams,
    body: ChangedWaitingRoom,
    output: WaitingRoomDesk,
    problems: ['no-such-waiting-room', 'room-move-refused'],
  },
  steerWaitingRoom: {
    method: 'POST',
    path: '/waiting-rooms/{roomId}/orders',
    tag: 'Waiting room desk',
    summary:
      'Opens, closes the lobby, pauses, resumes, drains or ends the room; again, it changes nothing.',
    access: 'staff',
    right: 'run-waiting-rooms',
    params: roomParams,
    body: WaitingRoomOrder,
    output: WaitingRoomDesk,
    problems: ['no-such-waiting-room', 'room-move-refused'],
  },
});
