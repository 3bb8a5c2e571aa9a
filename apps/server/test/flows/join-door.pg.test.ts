import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Asking, type OpenHouse, openHouse } from '#test/kit/open-house';
import { type RoomAtTest, roomAt } from '#test/kit/waiting-room';

/** A join without a body is answered before the framework, one with a body by it: nobody can tell. */
let open: OpenHouse;
let room: RoomAtTest;
beforeAll(async () => {
  open = await openHouse();
  room = await roomAt(open, { joinRules: { placesPerDeviceMax: 1 } });
});
afterAll(() => open.close());

const pathOf = (roomId: string) => `/waiting-rooms/${roomId}/join`;
const OF_ONE_ANSWER = new Set(['date', 'x-request-id', 'content-length']);

/** What must not depend on who answers. */
function told({ status, headers, body }: Answer): unknown {
  return {
    status,
    headers: Object.entries(headers)
      .filter(([name]) => !OF_ONE_ANSWER.has(name))
      .toSorted(),
    body: { ...body, instance: undefined },
  };
}

async function bothWays(path: string, asking: Asking): Promise<[Answer, Answer]> {
  return [
    await open.ask('POST', path, { sameHouse: true, ...asking }),
    await open.ask('POST', path, { sameHouse: true, ...asking, body: {} }),
  ];
}

test('closed doors, no token, a bad one, a wrong key and no such room are refused alike', async () => {
  const token = await open.guest();
  for (const [what, roomId, asking, status] of [
    ['closed doors', room.roomId, { token }, 409],
    ['nobody', room.roomId, {}, 401],
    ['a forged token', room.roomId, { token: `${token}x` }, 401],
    ['a key of several words', room.roomId, { token, key: 'two words' }, 400],
    ['a room that is none', 'wrm_none', { token }, 404],
    ['a name that is none', 'x'.repeat(150), { token }, 400],
  ] as const) {
    const [first, second] = await bothWays(pathOf(roomId), asking);
    expect([what, first.status]).toEqual([what, status]);
    expect(told(first)).toEqual(told(second));
  }
});

test('a place is given alike, once, and counted for the device', async () => {
  await room.order('open');
  await room.pass(1);
  const token = await open.guest();
  const [first, again] = await bothWays(pathOf(room.roomId), { token });
  expect(first.status).toBe(201);
  expect(told(first)).toEqual(told(again));
  expect(first.headers['x-request-id']).toMatch(/^req_/);

  const device = { 'device-token': String(first.body['deviceToken']) };
  const another = { token: await open.guest(), headers: device };
  const [refused, refusedToo] = await bothWays(pathOf(room.roomId), another);
  expect(refused.body).toMatchObject({ code: 'join-limit-reached', rule: 'device' });
  expect(told(refused)).toEqual(told(refusedToo));
  expect((await open.ask('POST', `${pathOf(room.roomId)}?x=1`, { token })).status).toBe(400);
});
