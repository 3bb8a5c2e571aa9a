import { createHmac } from 'node:crypto';
import type { bookingOperations, Hold, PlacedOrder } from '@houseful/contract/booking';
import type { identityOperations, Session } from '@houseful/contract/identity';
import type { paymentsOperations } from '@houseful/contract/payments';
import type { ticketsOperations } from '@houseful/contract/tickets';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { catalogOperations } from '@houseful/contract/catalog';
import type { HeldPlace, waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { AUTH_SECRET, RUSH_SHOW_ID, SHOW_ID, type TwoHouses } from '#test/kit/two-houses';
import { deriveSandboxKeys } from '../../src/modules/payments/providers/sandbox/keys.ts';
import {
  SIGNATURE_HEADER,
  signWebhook,
} from '../../src/modules/payments/providers/sandbox/signature.ts';

type Operations = typeof identityOperations &
  typeof bookingOperations &
  Pick<typeof catalogOperations, 'rehearseShow'> &
  typeof waitingRoomOperations &
  typeof paymentsOperations &
  typeof ticketsOperations;

/** Every operation that is no GET. The compiler asks for the row of a new one. */
type Writing = {
  [N in keyof Operations]: Operations[N]['method'] extends 'GET' ? never : N;
}[keyof Operations];

/** A request that is ready to be sent, and to be sent again. */
export interface Ready {
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Told = Record<string, unknown>;

/** What a row needs to make its request ready: the house that does not crash, and new people. */
export interface Scene {
  readonly houses: TwoHouses;
  /** @throws Error unless the answer is a good one. */
  ask<T>(method: string, path: string, ready?: Ready): Promise<T>;
  fresh(what: string): string;
}

export interface Row {
  /**
   * How a repetition is told from a second wish: `key`, the Idempotency-Key names the thing that is
   * made; `thing`, the request itself names it, and no key is needed; `reads`, nothing is changed.
   */
  readonly knownBy: 'key' | 'thing' | 'reads';
  /** Why a key has nothing to add; of rows known by their key, what else belongs to the name. */
  readonly because?: string;
  /** The scene up to the request. */
  readonly make: (scene: Scene) => Promise<Ready>;
  /** Another body; under the same key it is refused, or is what `because` says. */
  readonly other?: (ready: Ready, scene: Scene) => Promise<unknown>;
  /** What of the answer stays the same, where it is not all of it. */
  readonly same?: (body: Told) => unknown;
  /** Tables that every answer adds to: a session is never given out twice. */
  readonly adds?: readonly string[];
  /** The key is the caller's own: under another buyer's name it is another thing. */
  readonly keyIsOwn?: boolean;
}

const SESSIONS = ['identity.refresh_families'];
const PASSWORD = 'correct horse battery';

async function guest({ ask }: Scene): Promise<Session> {
  return ask<Session>('POST', '/auth/guest', { body: {} });
}

async function member(scene: Scene): Promise<{ session: Session; email: string }> {
  const email = `${scene.fresh('member')}@example.org`;
  const body = { name: 'Asha Rao', email, password: PASSWORD };
  return { session: await scene.ask<Session>('POST', '/auth/register', { body }), email };
}

async function held(scene: Scene): Promise<{ token: string; hold: Hold }> {
  const { accessToken: token } = await guest(scene);
  const body = { showId: SHOW_ID, seatIds: [scene.houses.freshSeat()] };
  return { token, hold: await scene.ask<Hold>('POST', '/holds', { token, body }) };
}

async function ordered(scene: Scene): Promise<{ token: string; order: PlacedOrder }> {
  const { token, hold } = await held(scene);
  const body = { holdId: hold.holdId };
  return { token, order: await scene.ask<PlacedOrder>('POST', '/orders', { token, body }) };
}

async function paid(scene: Scene): Promise<{ token: string; order: PlacedOrder; payload: string }> {
  const { token, order } = await ordered(scene);
  const confirmed = await scene.ask<{ tickets: { ticketId: string }[] }>(
    'POST',
    `/orders/${order.orderId}/confirm-payment`,
    { token, body: { paymentToken: 'tok_success+webhook_never' } },
  );
  const path = `/tickets/${confirmed.tickets[0]?.ticketId}`;
  const { payload } = await scene.ask<{ payload: string }>('GET', path, { token });
  return { token, order, payload };
}

/** The bank has taken the money on its own page, and is about to tell. */
async function webhook(scene: Scene): Promise<Ready> {
  const { houses } = scene;
  const { order } = await ordered(scene);
  const form = { method: 'upi', upiId: 'success@houseful', webhook: 'normal', tryNumber: '0' };
  const { pathname } = new URL(order.payment.payUrl, 'http://localhost');
  await fetch(`${houses.urls[1]}${pathname}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
  });
  const { rows } = await houses.database.pool.query<{ body: string }>(
    'select body from payments.sandbox_webhooks where body like $1',
    [`%${pathname.split('/').at(-1)}%`],
  );
  const body = rows[0]?.body;
  if (body === undefined) throw new Error('the bank has nothing to tell');
  const secret = createHmac('sha256', AUTH_SECRET).update('sandbox-bank').digest('hex');
  const signature = signWebhook(deriveSandboxKeys(secret).webhooks, body, houses.clock.now());
  return {
    params: { provider: 'sandbox' },
    body,
    headers: { [SIGNATURE_HEADER]: signature },
  };
}

async function operator({ ask, houses }: Scene): Promise<string> {
  const { email, password } = houses.operator;
  const body = { email, password };
  return (await ask<Session>('POST', '/auth/login', { body })).accessToken;
}

const NEW_ROOM = { scope: { kind: 'show', showId: RUSH_SHOW_ID }, ordering: 'fifo' } as const;
const OPEN_ROOM = { ...NEW_ROOM, rules: { placesPerInterval: 100 } };

/** The show is free of rooms: a room before it has ended. */
async function freeShow(scene: Scene): Promise<string> {
  const token = await operator(scene);
  const { items } = await scene.ask<{ items: { roomId: string; phase: string }[] }>(
    'GET',
    '/waiting-rooms',
    { token },
  );
  for (const { roomId, phase } of items) {
    if (phase === 'ended') continue;
    await scene.ask('POST', `/waiting-rooms/${roomId}/orders`, { token, body: { order: 'end' } });
  }
  return token;
}

async function waitingRoom(scene: Scene): Promise<{ token: string; params: { roomId: string } }> {
  const token = await freeShow(scene);
  const made = await scene.ask<WaitingRoomDesk>('POST', '/waiting-rooms', {
    token,
    body: OPEN_ROOM,
  });
  return { token, params: { roomId: made.status.roomId } };
}

/** Somebody in a room that is open, whose turn it is. */
async function called(scene: Scene): Promise<Ready> {
  const { token, params } = await waitingRoom(scene);
  const path = `/waiting-rooms/${params.roomId}`;
  await scene.ask('POST', `${path}/orders`, { token, body: { order: 'open' } });
  const { accessToken } = await guest(scene);
  const body = {};
  const { placeToken, deviceToken } = await scene.ask<HeldPlace>('POST', `${path}/join`, {
    token: accessToken,
    body,
  });
  const headers = { 'place-token': placeToken, 'device-token': deviceToken };
  return { token: accessToken, params, headers };
}

const userOf = ({ user }: Told) => user;
const bodyWith =
  (change: object) =>
  async ({ body }: Ready) => ({ ...(body as object), ...change });

/** Every operation that may change something, and what a repetition of it is. */
export const RETRIES: Readonly<Record<Writing, Row>> = {
  register: {
    knownBy: 'key',
    make: async ({ fresh }) => ({
      body: { name: 'Asha Rao', email: `${fresh('new')}@example.org`, password: PASSWORD },
    }),
    other: bodyWith({ name: 'Somebody Else' }),
    same: userOf,
    adds: SESSIONS,
  },
  login: {
    knownBy: 'thing',
    because: 'a sign-in makes nothing but a session of its own, which is never given out twice',
    // With what a guest has in hand, which becomes the account's.
    make: async (scene) => {
      const { email } = await member(scene);
      const { token } = await ordered(scene);
      return { token, body: { email, password: PASSWORD } };
    },
    same: userOf,
    adds: SESSIONS,
  },
  refresh: {
    knownBy: 'key',
    because: 'the token and the key together name the trade, so another token is another trade',
    make: async (scene) => ({ body: { refreshToken: (await guest(scene)).refreshToken } }),
    same: ({ user, refreshToken }) => ({ user, refreshToken }),
  },
  logout: {
    knownBy: 'thing',
    because: 'the token names the session that ends',
    make: async (scene) => ({ body: { refreshToken: (await guest(scene)).refreshToken } }),
  },
  continueAsGuest: {
    knownBy: 'key',
    make: async () => ({ body: { name: 'Asha' } }),
    other: bodyWith({ name: 'Somebody Else' }),
    same: userOf,
    adds: SESSIONS,
  },
  updateMe: {
    knownBy: 'thing',
    because: 'it says what shall be, not what shall be added: the last word counts',
    make: async (scene) => ({
      token: (await guest(scene)).accessToken,
      body: { name: 'Asha', preferences: { language: 'ta' } },
    }),
  },
  changePassword: {
    knownBy: 'key',
    keyIsOwn: true,
    make: async (scene) => {
      const { session } = await member(scene);
      const { accessToken: token, refreshToken } = session;
      const passwords = { currentPassword: PASSWORD, newPassword: 'another horse' };
      return { token, body: { ...passwords, refreshToken } };
    },
    other: bodyWith({ newPassword: 'yet another horse' }),
  },
  holdSeats: {
    knownBy: 'key',
    keyIsOwn: true,
    make: async (scene) => ({
      token: (await guest(scene)).accessToken,
      body: { showId: SHOW_ID, seatIds: [scene.houses.freshSeat()] },
    }),
    other: async (_ready, { houses }) => ({ showId: SHOW_ID, seatIds: [houses.freshSeat()] }),
  },
  changeHold: {
    knownBy: 'key',
    because: 'the key is of this hold: for another hold it is another change',
    keyIsOwn: true,
    make: async (scene) => {
      const { token, hold } = await held(scene);
      const body = { add: [scene.houses.freshSeat()] };
      return { token, params: { holdId: hold.holdId }, body };
    },
    other: async (_ready, { houses }) => ({ add: [houses.freshSeat()] }),
  },
  extendHold: {
    knownBy: 'thing',
    because: 'a hold is extended once',
    make: async (scene) => {
      const { token, hold } = await held(scene);
      return { token, params: { holdId: hold.holdId } };
    },
  },
  releaseHold: {
    knownBy: 'thing',
    because: 'a hold is released once',
    make: async (scene) => {
      const { token, hold } = await held(scene);
      return { token, params: { holdId: hold.holdId } };
    },
  },
  placeOrder: {
    knownBy: 'key',
    keyIsOwn: true,
    make: async (scene) => {
      const { token, hold } = await held(scene);
      return { token, body: { holdId: hold.holdId, contact: { name: 'Asha' } } };
    },
    other: async ({ token = '' }, { ask, houses }) => {
      const body = { showId: SHOW_ID, seatIds: [houses.freshSeat()] };
      return { holdId: (await ask<Hold>('POST', '/holds', { token, body })).holdId };
    },
  },
  confirmPayment: {
    knownBy: 'thing',
    because: 'order and token name the charge, and a paid order is not paid again by any token',
    make: async (scene) => {
      const { token, order } = await ordered(scene);
      const body = { paymentToken: 'tok_success+webhook_never' };
      return { token, params: { orderId: order.orderId }, body };
    },
    other: bodyWith({ paymentToken: 'tok_decline' }),
  },
  cancelOrder: {
    knownBy: 'thing',
    because: 'an order is cancelled once, with what it gave then',
    make: async (scene) => {
      const { token, order } = await paid(scene);
      return { token, params: { orderId: order.orderId }, body: {} };
    },
    other: bodyWith({ expectedRefund: { amount: 1, currency: 'INR' } }),
  },
  receivePaymentWebhook: {
    knownBy: 'thing',
    because: 'the event carries its own id, and the charge it tells of has one end',
    make: webhook,
  },
  verifyTicket: {
    knownBy: 'reads',
    because: 'it looks at a ticket and changes nothing',
    make: async (scene) => ({ body: { payload: (await paid(scene)).payload } }),
  },
  joinWaitingRoom: {
    knownBy: 'reads',
    because:
      'the place token names the place: who has one is told where it is. Whose first answer was lost may be given a second number, of which one is let in',
    make: async (scene) => ({ ...(await called(scene)), body: {} }),
    // Where the place stands is told as each process knew it a moment ago.
    same: ({ number, placeToken, deviceToken }) => ({ number, placeToken, deviceToken }),
  },
  takeTurn: {
    knownBy: 'thing',
    because: 'the place is let in once, until the same moment',
    make: called,
  },
  leavePlace: {
    knownBy: 'thing',
    because: 'a place is given up once',
    make: called,
  },
  createWaitingRoom: {
    knownBy: 'key',
    make: async (scene) => ({ token: await freeShow(scene), body: NEW_ROOM }),
    other: bodyWith({ message: 'Another one.' }),
  },
  changeWaitingRoom: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => ({ ...(await waitingRoom(scene)), body: { rules: { activeMax: 7 } } }),
  },
  steerWaitingRoom: {
    knownBy: 'thing',
    because: 'an order that was followed is followed',
    make: async (scene) => ({ ...(await waitingRoom(scene)), body: { order: 'open' } }),
  },
  rehearseShow: {
    knownBy: 'key',
    make: async (scene) => ({
      token: await freeShow(scene),
      params: { showId: SHOW_ID },
      body: { minutes: 5 },
    }),
    other: bodyWith({ minutes: 6 }),
  },
};
