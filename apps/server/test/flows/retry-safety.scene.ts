import { createHmac } from 'node:crypto';
import type { Hold, PlacedOrder } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { AUTH_SECRET, RUSH_SHOW_ID, SHOW_ID, type TwoHouses } from '#test/kit/two-houses';
import { deriveSandboxKeys } from '../../src/modules/payments/providers/sandbox/keys.ts';
import {
  SIGNATURE_HEADER,
  signWebhook,
} from '../../src/modules/payments/providers/sandbox/signature.ts';

/** A request that is ready to be sent, and to be sent again. */
export interface Ready {
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** As in `?purpose=poster`. */
  readonly query?: string;
  /** Sent as JSON, but for text and bytes. */
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

export const SESSIONS = ['identity.refresh_families'];
export const PASSWORD = 'correct horse battery';

export async function guest({ ask }: Scene): Promise<Session> {
  return ask<Session>('POST', '/auth/guest', { body: {} });
}

export async function member(scene: Scene): Promise<{ session: Session; email: string }> {
  const email = `${scene.fresh('member')}@example.org`;
  const body = { name: 'Asha Rao', email, password: PASSWORD };
  return { session: await scene.ask<Session>('POST', '/auth/register', { body }), email };
}

export async function held(scene: Scene, showId = SHOW_ID): Promise<{ token: string; hold: Hold }> {
  const { accessToken: token } = await guest(scene);
  const body = { showId, seatIds: [scene.houses.freshSeat()] };
  return { token, hold: await scene.ask<Hold>('POST', '/holds', { token, body }) };
}

export async function ordered(scene: Scene): Promise<{ token: string; order: PlacedOrder }> {
  const { token, hold } = await held(scene);
  const body = { holdId: hold.holdId };
  return { token, order: await scene.ask<PlacedOrder>('POST', '/orders', { token, body }) };
}

export async function paid(
  scene: Scene,
): Promise<{ token: string; order: PlacedOrder; payload: string }> {
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
export async function webhook(scene: Scene): Promise<Ready> {
  const { houses } = scene;
  const { order } = await ordered(scene);
  const form = { method: 'upi', upiId: 'success@houseful', webhook: 'normal', tryNumber: '0' };
  const { pathname } = new URL(order.payment?.payUrl ?? '', 'http://localhost');
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

export async function operator({ ask, houses }: Scene): Promise<string> {
  const { email, password } = houses.operator;
  const body = { email, password };
  return (await ask<Session>('POST', '/auth/login', { body })).accessToken;
}

export const NEW_ROOM = {
  scope: { kind: 'show', showId: RUSH_SHOW_ID },
  ordering: 'fifo',
} as const;
const OPEN_ROOM = { ...NEW_ROOM, rules: { placesPerInterval: 100 } };

/** The show is free of rooms: a room before it has ended. */
export async function freeShow(scene: Scene): Promise<string> {
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

export async function waitingRoom(
  scene: Scene,
): Promise<{ token: string; params: { roomId: string } }> {
  const token = await freeShow(scene);
  const made = await scene.ask<WaitingRoomDesk>('POST', '/waiting-rooms', {
    token,
    body: OPEN_ROOM,
  });
  return { token, params: { roomId: made.status.roomId } };
}

/** Somebody in a room that is open, whose turn it is. */
export async function called(scene: Scene): Promise<Ready> {
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
