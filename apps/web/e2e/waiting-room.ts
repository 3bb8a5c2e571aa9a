import type { Session } from '@houseful/contract/identity';
import type { NewWaitingRoom, WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { aShow, callApi, OPERATOR } from './shop.ts';

type Rules = NonNullable<NewWaitingRoom['rules']>;

/** One at a time, so that everybody's turn can be watched. */
const RULES: Rules = {
  ...{ placesPerInterval: 1, intervalMs: 1_000, activeMax: 1 },
  ...{ graceMs: 30_000, placesBack: 0, admissionMs: 120_000 },
};

export interface TestRoom {
  readonly roomId: string;
  readonly showId: string;
  readonly path: string;
  order(order: 'open' | 'close-lobby' | 'pause' | 'resume' | 'drain' | 'end'): Promise<void>;
  change(data: unknown): Promise<void>;
}

/** A room in front of a show of its own, its doors closed, steered by the operator's API. */
export async function aRoom(
  request: APIRequestContext,
  number: number,
  wishes: Omit<Partial<NewWaitingRoom>, 'scope'> = {},
): Promise<TestRoom> {
  const { showId } = await aShow(request, number);
  const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/login', {
    data: OPERATOR,
  });
  const { items } = await callApi<{
    items: { roomId: string; phase: string; scope: { showId?: string } }[];
  }>(request, 'get', '/waiting-rooms', { token });
  const before = items.find(({ phase, scope }) => phase !== 'ended' && scope.showId === showId);
  const steer = (roomId: string, order: string) =>
    callApi(request, 'post', `/waiting-rooms/${roomId}/orders`, { token, data: { order } });
  if (before) await steer(before.roomId, 'end');
  const made = await callApi<WaitingRoomDesk>(request, 'post', '/waiting-rooms', {
    token,
    data: { scope: { kind: 'show', showId }, ...wishes, rules: { ...RULES, ...wishes.rules } },
  });
  const { roomId } = made.status;
  return {
    ...{ roomId, showId, path: `/waiting-rooms/${roomId}` },
    order: async (order) => void (await steer(roomId, order)),
    change: async (data) => {
      const answer = await request.patch(`/api/v1/waiting-rooms/${roomId}`, {
        headers: { authorization: `Bearer ${token}` },
        data,
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    },
  };
}

export function heading(page: Page, name: RegExp | string): Locator {
  return page.getByRole('heading', { name });
}

/** So many strangers join by the API alone. */
export async function joinByApi(
  request: APIRequestContext,
  { roomId }: TestRoom,
  count: number,
): Promise<HeldPlace[]> {
  const held: HeldPlace[] = [];
  for (let one = 0; one < count; one += 1) {
    const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/guest', {
      data: {},
    });
    held.push(
      await callApi<HeldPlace>(request, 'post', `/waiting-rooms/${roomId}/join`, {
        token,
        data: {},
      }),
    );
  }
  return held;
}

/** The place in line that the page shows. */
export async function placeShown(page: Page): Promise<number> {
  const value = page.locator('dt', { hasText: roomTexts.place }).locator('+ dd');
  return Number(await value.textContent());
}

/** A few texts that journeys look for. */
export const roomTexts = {
  place: 'Your place',
  closed: 'The doors are not open yet',
  lobby: 'You are in the lobby',
  line: 'You are in line',
  turn: 'It is your turn!',
  missed: 'You missed your turn',
  left: 'You have left the line',
  out: 'Your place is used up',
  inside: 'You are in',
  ended: 'The waiting is over',
} as const;
