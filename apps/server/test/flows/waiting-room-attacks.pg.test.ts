import { createHash } from 'node:crypto';
import type { Call } from '@houseful/contract/operation';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { RoomAfterRoom, RULES } from '#test/kit/room-after-room';
import { roomAt, type Visitor } from '#test/kit/waiting-room';

/** What programs try at a waiting room: at its door, with its tokens, by the mere number of their questions. */
let open: OpenHouse;
let rooms: RoomAfterRoom;
beforeAll(async () => {
  // Each process counts and remembers for itself: of several, one is asked.
  open = await openHouse({ REQUESTS_IN_FLIGHT_MAX: '20000' });
  rooms = new RoomAfterRoom(open);
});
afterAll(() => open.close());
afterEach(() => rooms.end());

const NOBODY: Call = { caller: null, idempotencyKey: null };

describe('a bot farm at the door', () => {
  const joinWith = async (visitor: Visitor, headers: Record<string, string>, body?: unknown) =>
    open.ask<HeldPlace & { code?: string; challenge: string; bits: number }>(
      'POST',
      `/waiting-rooms/${rooms.room.roomId}/join`,
      { token: visitor.token, headers, ...(body === undefined ? {} : { body }) },
    );

  test('gets as many places from a device as the operator said, the first one counted', async () => {
    await rooms.line({ joinRules: { placesPerDeviceMax: 2 } });
    const first = await rooms.joined();
    const device = { 'device-token': first.held?.deviceToken ?? '' };
    // Asked for without the device, it still has the name of the place.
    expect((await rooms.room.place(first)).body.deviceToken).toBe(device['device-token']);
    expect((await joinWith(await rooms.room.visitor(), device)).status).toBe(201);
    expect((await joinWith(await rooms.room.visitor(), device)).body).toMatchObject({
      code: 'join-limit-reached',
      rule: 'device',
    });
    // Who has a place keeps it, whatever the limit says.
    expect((await joinWith(first, device)).body.number).toBe(first.held?.number);
  });

  test('cannot borrow another network, and a refusal for the network leaves the device its place', async () => {
    await rooms.line({ joinRules: { placesPerNetworkMax: 1, placesPerDeviceMax: 2 } });
    const first = await rooms.joined();
    const device = { 'device-token': first.held?.deviceToken ?? '' };
    for (const forged of ['203.0.113.9', '198.51.100.7, 127.0.0.1']) {
      const headers = { ...device, 'x-forwarded-for': forged, forwarded: `for=${forged}` };
      expect((await joinWith(await rooms.room.visitor(), headers)).body).toMatchObject({
        code: 'join-limit-reached',
        rule: 'network',
      });
    }
    await rooms.room.change({ joinRules: { placesPerNetworkMax: 10 } });
    await rooms.room.pass(1);
    expect((await joinWith(await rooms.room.visitor(), device)).status).toBe(201);
    const { refusals } = await rooms.room.desk();
    expect(refusals).toContainEqual({ reason: 'network-limit', count: 2 });
  });

  test('solves its own puzzle, in time, at the difficulty of the day, or none', async () => {
    await rooms.line({ joinRules: { proofOfWorkBits: 6 } });
    const bot = await rooms.room.visitor();
    const other = await rooms.room.visitor();
    const asked = (await joinWith(bot, {})).body;
    expect(asked).toMatchObject({ code: 'proof-of-work-needed', bits: 6 });
    const { challenge } = asked;
    const proofOfWork = { challenge, nonce: solve(challenge, 6) };
    const [ends = '', , seal = ''] = challenge.split('-');
    const forged = [
      { challenge: `${Number(ends) + 1}-6-${seal}`, nonce: '0' },
      { challenge: `${ends}-0-${seal}`, nonce: '0' },
      { challenge: '', nonce: '0' },
      { challenge: 'NaN-NaN-', nonce: '0' },
    ];
    for (const wrong of forged) {
      expect((await joinWith(bot, {}, { proofOfWork: wrong })).status).toBe(403);
    }
    expect((await joinWith(other, {}, { proofOfWork })).status).toBe(403);
    await rooms.room.change({ joinRules: { proofOfWorkBits: 7 } });
    await rooms.room.pass(1);
    expect((await joinWith(bot, {}, { proofOfWork })).body).toMatchObject({ bits: 7 });
    await rooms.room.change({ joinRules: { proofOfWorkBits: 6 } });
    await rooms.room.pass(1);
    const { body: place } = await joinWith(bot, {}, { proofOfWork });
    expect(place.number).toBe(0);
    // Again it is the same place, with or without a puzzle.
    expect((await joinWith(bot, {}, { proofOfWork })).body.number).toBe(0);
    const late = (await joinWith(other, {})).body.challenge;
    await open.clock.leap(10 * 60_000);
    const tooLate = { challenge: late, nonce: solve(late, 6) };
    expect((await joinWith(other, {}, { proofOfWork: tooLate })).status).toBe(403);
  });
});

function solve(challenge: string, bits: number): string {
  for (let n = 0; ; n += 1) {
    const nonce = n.toString(36);
    const digest = createHash('sha256').update(`${challenge}:${nonce}`).digest();
    if (Math.clz32(digest.readUInt32BE(0)) >= bits) return nonce;
  }
}

describe('a token', () => {
  const seal = (text: string) => createHash('sha256').update(text).digest('base64url');
  const claim = (purpose: string, parts: unknown) =>
    `${purpose}.${Buffer.from(JSON.stringify(parts)).toString('base64url')}`;

  test('that is altered, made up, huge or somebody else’s is nobody’s place', async () => {
    await rooms.line();
    const owner = await rooms.joined();
    const own = owner.held?.placeToken ?? '';
    const [purpose, body, sign] = own.split('.') as [string, string, string];
    const parts = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[];
    const inFront = [
      [parts[0], parts[1], -1],
      [parts[0], parts[1], 2 ** 53],
      [...parts, 0, 0],
      {},
      null,
    ];
    const forged = [
      ...inFront.map((each) => `${claim('place', each)}.${sign}`),
      `${claim('place', [parts[0], parts[1], 1e308])}.${seal(body)}`,
      `admission.${body}.${sign}`,
      `${purpose}.${body}.${sign}x`,
      `${own}.`,
      `${own} `,
      `${own}, ${own}`,
      own.slice(1),
      '.',
      '\u00ff\u00fe',
      'A'.repeat(8_000),
    ];
    for (const token of forged.filter((each) => each.trim() !== own)) {
      const headers = { 'place-token': token };
      for (const [method, path] of [
        ['GET', 'place'],
        ['POST', 'admission'],
        ['DELETE', 'place'],
      ] as const) {
        const { status, body: told } = await open.ask(
          method,
          `/waiting-rooms/${rooms.room.roomId}/${path}`,
          { token: owner.token, headers },
        );
        expect([token.slice(0, 60), status, told['code']]).toEqual([
          token.slice(0, 60),
          403,
          'place-token-invalid',
        ]);
      }
    }
    const thief = await rooms.room.visitor();
    const stolen: Visitor = { ...thief, held: owner.held };
    expect((await rooms.room.place(stolen)).body).toMatchObject({ code: 'place-token-invalid' });
    expect((await rooms.room.leave(stolen)).status).toBe(403);
    await rooms.room.pass(2);
    const { refusals } = await rooms.room.desk();
    expect(refusals.find(({ reason }) => reason === 'place-token-invalid')?.count).toBeGreaterThan(
      9,
    );
    // Joining with it is joining without: a place of one's own.
    expect((await rooms.room.join(stolen)).body.number).not.toBe(parts[2]);
  });

  test('of one room is nothing in another, and no leave for its seats', async () => {
    const other = await roomAt(open, { ordering: 'fifo', rules: RULES, showId: 'shw_night' });
    await other.order('open');
    await rooms.line();
    const visitor = await rooms.inside();
    const elsewhere = await other.hold(visitor, ['A1']);
    expect(elsewhere.body).toMatchObject({ code: 'not-admitted' });
    expect((await other.place(visitor)).body).toMatchObject({ code: 'place-token-invalid' });
    expect((await other.takeTurn(visitor)).status).toBe(403);
    await other.order('end');
  });

  test('asks nothing of who has no place', async () => {
    await rooms.line();
    const nobody = await rooms.room.visitor();
    expect((await rooms.room.place(nobody)).body).toMatchObject({ code: 'no-place' });
    expect((await rooms.room.takeTurn(nobody)).body).toMatchObject({ code: 'no-place' });
    expect((await rooms.room.leave(nobody)).body).toMatchObject({ code: 'no-place' });
    for (const path of ['place', 'admission', 'join', 'desk', 'orders']) {
      const method = ['place', 'desk'].includes(path) ? 'GET' : 'POST';
      const asking = { body: path === 'orders' ? { order: 'end' } : {} };
      const { status } = await open.ask(
        method,
        `/waiting-rooms/${rooms.room.roomId}/${path}`,
        method === 'GET' ? {} : asking,
      );
      expect([path, status]).toEqual([path, 401]);
    }
  });
});

describe('a flood of odd questions', () => {
  const asked = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${open.baseUrl}/api/v1/waiting-rooms${path}`, init);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  test('gets the same status by every spelling of its address, and nothing by the others', async () => {
    await rooms.line();
    const { roomId } = rooms.room;
    const plain = await asked(`/${roomId}`);
    expect(plain.status).toBe(200);
    const etag = plain.headers.get('etag') ?? '';
    for (const path of [`/${roomId}?`, `/${roomId}#x`, `/%77${roomId.slice(1)}`]) {
      expect([path, (await asked(path)).status]).toEqual([path, 200]);
    }
    const nowhere = [`//${roomId}`, `/${roomId}/`, `/${roomId.toUpperCase()}`, `/${roomId}%00`];
    const odd = ['/__proto__', '/constructor', '/%2e%2e', '/wrm_unknown', `/${'x'.repeat(300)}`];
    expect((await asked(`/${roomId}?x=1`)).status).toBe(400);
    for (const path of [...nowhere, ...odd]) {
      const { status, text } = await asked(path);
      expect([path, status]).toEqual([path, status === 400 ? 400 : 404]);
      expect(text).not.toContain('joined');
    }
    const head = await asked(`/${roomId}`, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag]);
    for (const method of ['OPTIONS', 'PUT', 'DELETE']) {
      expect((await asked(`/${roomId}`, { method })).status).toBe(405);
    }
    for (const tag of [etag, `W/${etag}`]) {
      const { status } = await asked(`/${roomId}`, { headers: { 'if-none-match': tag } });
      expect(status).toBe(304);
    }
    const listed = { 'if-none-match': `"x", ${etag}, *` };
    expect([200, 304]).toContain((await asked(`/${roomId}`, { headers: listed })).status);
  });

  test('about rooms that are not there costs one statement for all who ask at once', async () => {
    await rooms.line();
    const queries = countQueries();
    const answers = await Promise.allSettled(
      Array.from({ length: 400 }, (_, n) =>
        open.house.faces.waitingRoom.getWaitingRoom({ roomId: `wrm_nowhere_${n}` }, NOBODY),
      ),
    );
    const codes = answers.map((each) => (each.status === 'rejected' ? each.reason.code : 'there'));
    expect(new Set(codes)).toEqual(new Set(['no-such-waiting-room']));
    expect(queries.stop()).toBeLessThan(10);
  });

  test('for a proof costs the database nothing before the draw, and one reading after', async () => {
    await rooms.lobby();
    await rooms.joined();
    const path = `/${rooms.room.roomId}/draw`;
    const before = countQueries();
    for (let n = 0; n < 5; n += 1) expect((await asked(path)).status).toBe(404);
    expect(before.stop()).toBe(0);
    await rooms.room.order('close-lobby');
    await rooms.room.pass(5);
    const first = await asked(path);
    expect(first.status).toBe(200);
    const after = countQueries();
    for (let n = 0; n < 5; n += 1) expect((await asked(path)).text).toBe(first.text);
    expect(after.stop()).toBe(0);
  });

  function countQueries() {
    const { pool } = open.house;
    let count = 0;
    const connect = vi.spyOn(pool, 'connect');
    const query = vi.spyOn(pool, 'query');
    return {
      stop: () => {
        count = connect.mock.calls.length + query.mock.calls.length;
        connect.mockRestore();
        query.mockRestore();
        return count;
      },
    };
  }
});
