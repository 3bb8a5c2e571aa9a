import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { NewWaitingRoom, WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { HeldPlace, TurnTaken } from '@houseful/contract/waiting-room-operations';
import type { Answer, OpenHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

/** Somebody in front of a room, with what they have in hand. */
export interface Visitor {
  readonly token: string;
  held: HeldPlace | null;
  admissionToken: string | null;
}

export interface RoomAtTest {
  readonly roomId: string;
  readonly operator: string;
  status(): Promise<WaitingRoomStatus>;
  desk(): Promise<WaitingRoomDesk>;
  order(order: string, more?: Record<string, unknown>): Promise<Answer>;
  change(body: Record<string, unknown>): Promise<Answer>;
  visitor(): Promise<Visitor>;
  join(visitor: Visitor, body?: unknown): Promise<Answer<HeldPlace>>;
  place(visitor: Visitor): Promise<Answer<HeldPlace>>;
  takeTurn(visitor: Visitor): Promise<Answer<TurnTaken>>;
  leave(visitor: Visitor): Promise<Answer>;
  /** `more`: the show where it is another one, and the key under which it is repeated. */
  hold(
    visitor: Visitor,
    seatIds: readonly string[],
    more?: { showId?: string; key?: string },
  ): Promise<Answer>;
  /** Lets so many seconds pass, and everything that time calls for happen. */
  pass(seconds: number): Promise<void>;
}

/** A room in front of a show of the open house, with a hand for everything one does there. */
export async function roomAt(
  open: OpenHouse,
  wanted: Partial<NewWaitingRoom> & { showId?: string } = {},
): Promise<RoomAtTest> {
  const { ask, clock } = open;
  const { showId = 'shw_evening', ...rest } = wanted;
  const operator = await operatorToken(open);
  const { body: made } = await ask<WaitingRoomDesk>('POST', '/waiting-rooms', {
    token: operator,
    body: { scope: { kind: 'show', showId }, ...rest },
  });
  const { roomId } = made.status;
  const path = `/waiting-rooms/${roomId}`;

  const headersOf = ({ held }: Visitor): Record<string, string> =>
    held ? { 'place-token': held.placeToken } : {};

  return {
    roomId,
    operator,
    status: async () => (await ask<WaitingRoomStatus>('GET', path)).body,
    desk: async () => (await ask<WaitingRoomDesk>('GET', `${path}/desk`, { token: operator })).body,
    order: (order, more = {}) =>
      ask('POST', `${path}/orders`, { token: operator, body: { order, ...more } }),
    change: (body) => ask('PATCH', path, { token: operator, body }),
    visitor: async () => ({ token: await open.guest(), held: null, admissionToken: null }),
    join: async (visitor, body) => {
      const answer = await ask<HeldPlace>('POST', `${path}/join`, {
        token: visitor.token,
        headers: headersOf(visitor),
        ...(body === undefined ? {} : { body }),
      });
      if (answer.status === 201) visitor.held = answer.body;
      return answer;
    },
    place: (visitor) =>
      ask<HeldPlace>('GET', `${path}/place`, { token: visitor.token, headers: headersOf(visitor) }),
    takeTurn: async (visitor) => {
      const answer = await ask<TurnTaken>('POST', `${path}/admission`, {
        token: visitor.token,
        headers: headersOf(visitor),
      });
      if (answer.body.outcome === 'admitted') visitor.admissionToken = answer.body.admissionToken;
      if (answer.body.outcome === 'back') visitor.held = answer.body.held;
      return answer;
    },
    leave: (visitor) =>
      ask('DELETE', `${path}/place`, { token: visitor.token, headers: headersOf(visitor) }),
    hold: (visitor, seatIds, { showId: ofShow = showId, key } = {}) =>
      ask('POST', '/holds', {
        token: visitor.token,
        headers: {
          ...(visitor.admissionToken ? { 'admission-token': visitor.admissionToken } : {}),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: { showId: ofShow, seatIds },
      }),
    pass: async (seconds) => {
      for (let second = 0; second < seconds; second += 1) await clock.advance(1_000);
    },
  };
}
