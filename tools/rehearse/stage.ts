import type { Rehearsal } from '@houseful/contract/catalog';
import type { Show } from '@houseful/contract/booking';
import type { WaitingRoomDesk, WaitingRoomRules } from '@houseful/contract/waiting-room-desk';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Api } from './api.ts';

const COPY_WAIT_MS_MAX = 10_000;
const COPY_LOOK_MS = 200;
/** The copy is on sale for a while longer than anybody waits. */
const MINUTES_MORE = 30;

/** It cannot go on, for a reason that the reader can mend. */
export class Halt extends Error {}

/** The operator's side of it: a copy of the show, and a room in front of it. */
export interface Stage {
  readonly name: string;
  readonly showId: string;
  readonly roomId: string;
  desk(): Promise<WaitingRoomDesk>;
  order(order: 'open' | 'close-lobby' | 'drain' | 'end'): Promise<void>;
}

export interface StageWish {
  readonly showId: string;
  readonly operator: { readonly email: string; readonly password: string };
  readonly rules: WaitingRoomRules;
  readonly patienceMs: number;
}

/** @throws Halt when the installation refuses any of it */
export async function setStage(api: Api, wish: StageWish): Promise<Stage> {
  const login = await api.ask<{ accessToken: string; refreshToken: string }>(
    'operator',
    'POST',
    '/auth/login',
    { body: wish.operator },
  );
  if (login.status === 0)
    throw new Halt('There is no answer from the installation: is it running?');
  const session = orHalt(login, 200, 'The operator cannot sign in').body;
  let token = session.accessToken;
  let refreshToken = session.refreshToken;

  /** Access tokens are short; a rehearsal may be long. */
  async function asOperator<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const asking = body === undefined ? {} : { body };
    const answer = await api.insist<T>('operator', method, path, { ...asking, token });
    if (answer.status !== 401) return answer;
    const fresh = await api.insist<typeof session>('operator', 'POST', '/auth/refresh', {
      body: { refreshToken },
    });
    ({ accessToken: token, refreshToken } = orHalt(fresh, 200, 'The operator was signed out').body);
    return api.insist<T>('operator', method, path, { ...asking, token });
  }

  const minutes = Math.ceil(wish.patienceMs / 60_000) + MINUTES_MORE;
  const made = await asOperator<Rehearsal>('POST', `/shows/${wish.showId}/rehearsal`, {
    minutes: Math.min(minutes, 24 * 60),
  });
  const { showId } = orHalt(made, 201, 'The show cannot be copied').body;
  const name = await nameOnceOnSale(api, showId);
  const room = await asOperator<WaitingRoomDesk>('POST', '/waiting-rooms', {
    scope: { kind: 'show', showId },
    rules: wish.rules,
    // All of the crowd comes from this machine.
    joinRules: { placesPerNetworkMax: null, placesPerDeviceMax: null },
    message: 'This is a rehearsal.',
  });
  const { roomId } = orHalt(room, 201, 'No room can be made').body.status;
  const path = `/waiting-rooms/${roomId}`;
  return {
    ...{ name, showId, roomId },
    desk: async () =>
      orHalt(await asOperator<WaitingRoomDesk>('GET', `${path}/desk`), 200, 'The desk is shut')
        .body,
    order: async (order) => {
      orHalt(await asOperator('POST', `${path}/orders`, { order }), 200, `No order ${order}`);
    },
  };
}

/** Booking hears of the copy a moment after it was made. */
async function nameOnceOnSale(api: Api, showId: string): Promise<string> {
  for (let waitedMs = 0; ; waitedMs += COPY_LOOK_MS) {
    const show = await api.ask<Show>('operator', 'GET', `/shows/${showId}`);
    if (show.status === 200) return show.body.title.name;
    if (waitedMs > COPY_WAIT_MS_MAX) orHalt(show, 200, 'The copy did not go on sale');
    await sleep(COPY_LOOK_MS);
  }
}

export function orHalt<T>(answer: Answer<T>, status: number, what: string): Answer<T> {
  if (answer.status === status) return answer;
  const { code, detail } = answer.body;
  const reason = (answer.body as { reason?: string }).reason;
  throw new Halt(
    `${what}: ${[answer.status, code, reason, detail].filter(Boolean).join(' ') || 'no answer'}.`,
  );
}
