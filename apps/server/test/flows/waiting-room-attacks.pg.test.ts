import { createHash } from 'node:crypto';
import type { NewTitle } from '@houseful/contract/faces';
import type { Call } from '@houseful/contract/operation';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { type RoomAtTest, roomAt, type Visitor } from '#test/kit/waiting-room';

/**
 * What a bot farm, an impatient buyer and a hasty operator try at a waiting room, and what comes of it. One room at a time,
 * each in front of the same show.
 */
let open: OpenHouse;
let room: RoomAtTest;
let people = 0;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());
afterEach(async () => {
  await room?.order('end');
  await open.clock.advance(1_000);
});

const NOBODY: Call = { caller: null, idempotencyKey: null };

/** Nothing of it is on sale yet. */
const BARE_TITLE: NewTitle = {
  ...{ titleId: 'ttl_bare', kind: 'movie', name: 'A Film to Come', nativeName: null, year: 2027 },
  ...{ languages: ['Hindi'], genres: ['Drama'], formats: ['2D'], certificate: 'UA 13+' },
  ...{ durationMinutes: 120, rating: null, synopsis: 'Later.', cast: [], crew: [] },
  ...{ palette: ['#1c1917', '#b91c1c', '#fef3c7'], motif: 'stars', releaseDate: '2027-11-13' },
};

const RULES = {
  placesPerInterval: 2,
  intervalMs: 1_000,
  activeMax: 2,
  graceMs: 10_000,
  placesBack: 1,
  admissionMs: 60_000,
};

/** A room of pure first come, first served whose doors are open. */
async function line(wanted: Parameters<typeof roomAt>[1] = {}): Promise<RoomAtTest> {
  room = await roomAt(open, { ordering: 'fifo', rules: RULES, ...wanted });
  await room.order('open');
  await room.pass(1);
  return room;
}

async function lobby(wanted: Parameters<typeof roomAt>[1] = {}): Promise<RoomAtTest> {
  room = await roomAt(open, { rules: RULES, ...wanted });
  await room.order('open');
  await room.pass(1);
  return room;
}

async function joined(): Promise<Visitor> {
  const visitor = await room.visitor();
  expect((await room.join(visitor)).status).toBe(201);
  return visitor;
}

async function inside(): Promise<Visitor> {
  const visitor = await joined();
  await room.pass(1);
  expect((await room.takeTurn(visitor)).body).toMatchObject({ outcome: 'admitted' });
  return visitor;
}

const withoutToken = (visitor: Visitor): Visitor => ({ ...visitor, held: null });

describe('who left', () => {
  test('by mistake may join again, once, behind everybody; with the old token and without any', async () => {
    await line({ rules: { ...RULES, activeMax: 1 } });
    await inside();
    const sorry = await joined();
    const patient = await joined();
    const old = { ...sorry };
    expect((await room.leave(sorry)).status).toBe(204);
    expect((await room.place(old)).body.place).toEqual({ state: 'out' });
    await room.pass(1);

    const again = await Promise.all([
      room.join({ ...old }),
      room.join({ ...old }),
      room.join(withoutToken(old)),
    ]);
    const numbers = new Set(again.map(({ body }) => body.number));
    expect(numbers.size).toBe(1);
    const [number] = [...numbers] as [number];
    expect(number).toBeGreaterThan(patient.held?.number ?? Number.POSITIVE_INFINITY);
    await room.pass(1);
    // Whichever way they ask from now on, it is the new place.
    for (const asking of [old, withoutToken(old)]) {
      const { body } = await room.place(asking);
      expect(body).toMatchObject({ number, place: { state: 'waiting' } });
    }
    expect((await room.takeTurn(withoutToken(old))).body).toMatchObject({ code: 'not-your-turn' });
    expect((await room.takeTurn(old)).status).toBe(409);
    expect((await room.status()).joined).toBe(4);
  });

  test('the lobby and comes back is in the draw once, however often they leave', async () => {
    await lobby();
    const fickle = await joined();
    const numbers = [fickle.held?.number];
    for (let times = 0; times < 2; times += 1) {
      await room.leave(fickle);
      expect((await room.join(fickle)).body.place).toEqual({ state: 'unordered' });
      numbers.push(fickle.held?.number);
    }
    expect(new Set(numbers).size).toBe(3);
    await room.pass(2);
    await room.order('close-lobby');
    await room.pass(4);
    expect(await room.status()).toMatchObject({ phase: 'fifo', draw: { count: 3 } });
    await room.pass(2);
    expect((await room.status()).pace).toMatchObject({ called: 1 });
    expect((await room.takeTurn(withoutToken(fickle))).body).toMatchObject({ outcome: 'admitted' });
  });

  test('the inside, or paid there, is not let in a second time', async () => {
    await line();
    const left = await inside();
    await room.leave(left);
    for (const asking of [{ ...left }, withoutToken(left)]) {
      const { body } = await room.join(asking);
      expect(body).toMatchObject({ number: left.held?.number, place: { state: 'out' } });
    }
    expect((await room.takeTurn(left)).body).toMatchObject({ code: 'place-over' });
    expect((await room.hold(left, ['A1'])).body).toMatchObject({ code: 'not-admitted' });
  });
});

describe('one admission is one visit', () => {
  const patch = ({ token, admissionToken }: Visitor, holdId: unknown, body: unknown) =>
    open.ask('PATCH', `/holds/${holdId}`, {
      token,
      headers: admissionToken ? { 'admission-token': admissionToken } : {},
      body,
    });

  test('a running hold takes no more seats once the visit is over; fewer it may have', async () => {
    await line();
    const visitor = await inside();
    const { body: hold } = await room.hold(visitor, ['A1', 'A2']);
    expect((await patch(visitor, hold['holdId'], { add: ['A3'] })).status).toBe(200);
    await room.leave(visitor);
    for (const wish of [{ add: ['A4'] }, { seatIds: ['A4', 'A5'] }]) {
      expect((await patch(visitor, hold['holdId'], wish)).body).toMatchObject({
        code: 'not-admitted',
        waitingRoom: { roomId: room.roomId },
      });
    }
    // What it has already is no more, and the same again no change: a retry is answered.
    expect((await patch(visitor, hold['holdId'], { add: ['A3'] })).status).toBe(200);
    const fewer = await patch(visitor, hold['holdId'], { seatIds: ['A1', 'A2'] });
    expect(fewer.body).toMatchObject({ seatIds: ['A1', 'A2'] });
    expect((await open.ask('DELETE', `/holds/${hold['holdId']}`, visitor)).status).toBe(204);
  });

  test('two admissions of one person are over with the first payment', async () => {
    await line({ rules: { ...RULES, activeMax: 3 } });
    const email = 'two.names@example.com';
    const password = 'twice let in';
    await open.ask('POST', '/auth/register', { body: { name: 'Two Names', email, password } });
    const account = { ...(await inside()) };
    const { body: first } = await open.ask('POST', '/auth/login', {
      token: account.token,
      body: { email, password },
    });
    const guest = await inside();
    const { body: second } = await open.ask('POST', '/auth/login', {
      token: guest.token,
      body: { email, password },
    });
    await open.settle();
    const names = [
      { ...account, token: String(first['accessToken']) },
      { ...guest, token: String(second['accessToken']) },
    ] as const;
    const { body: hold } = await room.hold(names[0], ['B1', 'B2']);
    const { body: order } = await open.ask('POST', '/orders', {
      token: names[0].token,
      body: { holdId: hold['holdId'], contact: { email } },
    });
    await open.ask('POST', `/orders/${order['orderId']}/confirm-payment`, {
      token: names[0].token,
      body: { paymentToken: 'tok_success' },
    });
    await open.settle();
    for (const name of names) {
      expect((await room.hold(name, ['C1', 'C2'])).body).toMatchObject({ code: 'not-admitted' });
    }
    await room.pass(1);
    expect((await room.status()).pace.active).toBe(0);
    const { samples } = await room.desk();
    expect(Math.max(...samples.map(({ bought }) => bought))).toBeLessThanOrEqual(1);
  });
});

describe('a bot farm at the door', () => {
  const joinWith = async (visitor: Visitor, headers: Record<string, string>, body?: unknown) =>
    open.ask<HeldPlace & { code?: string; challenge: string; bits: number }>(
      'POST',
      `/waiting-rooms/${room.roomId}/join`,
      { token: visitor.token, headers, ...(body === undefined ? {} : { body }) },
    );

  test('gets as many places from a device as the operator said, the first one counted', async () => {
    await line({ joinRules: { placesPerDeviceMax: 2 } });
    const first = await joined();
    const device = { 'device-token': first.held?.deviceToken ?? '' };
    // Asked for without the device, it still has the name of the place.
    expect((await room.place(first)).body.deviceToken).toBe(device['device-token']);
    expect((await joinWith(await room.visitor(), device)).status).toBe(201);
    expect((await joinWith(await room.visitor(), device)).body).toMatchObject({
      code: 'join-limit-reached',
      rule: 'device',
    });
    // Who has a place keeps it, whatever the limit says.
    expect((await joinWith(first, device)).body.number).toBe(first.held?.number);
  });

  test('cannot borrow another network, and a refusal for the network leaves the device its place', async () => {
    await line({ joinRules: { placesPerNetworkMax: 1, placesPerDeviceMax: 2 } });
    const first = await joined();
    const device = { 'device-token': first.held?.deviceToken ?? '' };
    for (const forged of ['203.0.113.9', '198.51.100.7, 127.0.0.1']) {
      const headers = { ...device, 'x-forwarded-for': forged, forwarded: `for=${forged}` };
      expect((await joinWith(await room.visitor(), headers)).body).toMatchObject({
        code: 'join-limit-reached',
        rule: 'network',
      });
    }
    await room.change({ joinRules: { placesPerNetworkMax: 10 } });
    await room.pass(1);
    expect((await joinWith(await room.visitor(), device)).status).toBe(201);
    const { refusals } = await room.desk();
    expect(refusals).toContainEqual({ reason: 'network-limit', count: 2 });
  });

  test('solves its own puzzle, in time, at the difficulty of the day, or none', async () => {
    await line({ joinRules: { proofOfWorkBits: 6 } });
    const bot = await room.visitor();
    const other = await room.visitor();
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
    await room.change({ joinRules: { proofOfWorkBits: 7 } });
    await room.pass(1);
    expect((await joinWith(bot, {}, { proofOfWork })).body).toMatchObject({ bits: 7 });
    await room.change({ joinRules: { proofOfWorkBits: 6 } });
    await room.pass(1);
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
    await line();
    const owner = await joined();
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
          `/waiting-rooms/${room.roomId}/${path}`,
          { token: owner.token, headers },
        );
        expect([token.slice(0, 60), status, told['code']]).toEqual([
          token.slice(0, 60),
          403,
          'place-token-invalid',
        ]);
      }
    }
    const thief = await room.visitor();
    const stolen: Visitor = { ...thief, held: owner.held };
    expect((await room.place(stolen)).body).toMatchObject({ code: 'place-token-invalid' });
    expect((await room.leave(stolen)).status).toBe(403);
    await room.pass(2);
    const { refusals } = await room.desk();
    expect(refusals.find(({ reason }) => reason === 'place-token-invalid')?.count).toBeGreaterThan(
      9,
    );
    // Joining with it is joining without: a place of one's own.
    expect((await room.join(stolen)).body.number).not.toBe(parts[2]);
  });

  test('of one room is nothing in another, and no leave for its seats', async () => {
    const other = await roomAt(open, { ordering: 'fifo', rules: RULES, showId: 'shw_night' });
    await other.order('open');
    await line();
    const visitor = await inside();
    const elsewhere = await other.hold(visitor, ['A1']);
    expect(elsewhere.body).toMatchObject({ code: 'not-admitted' });
    expect((await other.place(visitor)).body).toMatchObject({ code: 'place-token-invalid' });
    expect((await other.takeTurn(visitor)).status).toBe(403);
    await other.order('end');
  });

  test('asks nothing of who has no place', async () => {
    await line();
    const nobody = await room.visitor();
    expect((await room.place(nobody)).body).toMatchObject({ code: 'no-place' });
    expect((await room.takeTurn(nobody)).body).toMatchObject({ code: 'no-place' });
    expect((await room.leave(nobody)).body).toMatchObject({ code: 'no-place' });
    for (const path of ['place', 'admission', 'join', 'desk', 'orders']) {
      const method = ['place', 'desk'].includes(path) ? 'GET' : 'POST';
      const asking = { body: path === 'orders' ? { order: 'end' } : {} };
      const { status } = await open.ask(
        method,
        `/waiting-rooms/${room.roomId}/${path}`,
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
    await line();
    const { roomId } = room;
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
    await line();
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
    await lobby();
    await joined();
    const path = `/${room.roomId}/draw`;
    const before = countQueries();
    for (let n = 0; n < 5; n += 1) expect((await asked(path)).status).toBe(404);
    expect(before.stop()).toBe(0);
    await room.order('close-lobby');
    await room.pass(5);
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

describe('a hasty operator', () => {
  const create = (operator: string, body: unknown) =>
    open.ask<WaitingRoomDesk & { code?: string }>('POST', '/waiting-rooms', {
      token: operator,
      body,
    });
  const at = (seconds: number) =>
    new Date(open.clock.now().getTime() + seconds * 1_000).toISOString();

  test('is told what a room cannot be', async () => {
    await line();
    const { operator } = room;
    const show = { kind: 'show', showId: 'shw_night' };
    const wrong: [unknown, number, string][] = [
      [{ scope: { kind: 'show', showId: 'shw_evening' } }, 409, 'room-exists'],
      [{ scope: { kind: 'title', titleId: 'ttl_test' } }, 409, 'room-exists'],
      [{ scope: { kind: 'show', showId: 'shw_nowhere' } }, 404, 'no-such-show'],
      [{ scope: { kind: 'title', titleId: 'ttl_nowhere' } }, 404, 'no-such-title'],
      [{ scope: { kind: 'show', titleId: 'ttl_test' } }, 400, 'invalid-input'],
      [{ scope: show, secret: 'mine' }, 400, 'invalid-input'],
      [{ scope: show, rules: { activeMax: 0 } }, 400, 'invalid-input'],
      [{ scope: show, rules: { activeMax: 1.5 } }, 400, 'invalid-input'],
      [{ scope: show, rules: { intervalMs: 999 } }, 400, 'invalid-input'],
      [{ scope: show, rules: { graceMs: 1e300 } }, 400, 'invalid-input'],
      [{ scope: show, rules: { admissionMs: -1 } }, 400, 'invalid-input'],
      [{ scope: show, rules: { seats: 3 } }, 400, 'invalid-input'],
      [{ scope: show, joinRules: { proofOfWorkBits: 25 } }, 400, 'invalid-input'],
      [{ scope: show, joinRules: { placesPerNetworkMax: 0 } }, 400, 'invalid-input'],
      [{ scope: show, opensAt: at(60), onSaleAt: at(59) }, 400, 'invalid-input'],
      [
        {
          scope: show,
          opensAt: at(60).replace('.000Z', '.500Z'),
          onSaleAt: at(60).replace('.000Z', 'Z'),
        },
        400,
        'invalid-input',
      ],
      [{ scope: show, opensAt: 'tomorrow' }, 400, 'invalid-input'],
      [{ scope: show, onSaleAt: '3026-11-20T12:00:00Z' }, 400, 'invalid-input'],
      [{ scope: show, onSaleAt: at(-1) }, 400, 'invalid-input'],
      [{ scope: show, randomnessSource: 'two\nlines' }, 400, 'invalid-input'],
      [{ scope: show, randomnessSource: 'déjà vu' }, 400, 'invalid-input'],
      [{ scope: show, message: 'left \u202eright' }, 400, 'invalid-input'],
      [{ scope: show, message: ' \u200b ' }, 400, 'invalid-input'],
      [{ scope: show, message: 'x'.repeat(501) }, 400, 'invalid-input'],
    ];
    for (const [body, status, code] of wrong) {
      const answer = await create(operator, body);
      expect([body, answer.status, answer.body.code]).toEqual([body, status, code]);
    }
    for (const change of [
      { rules: {} },
      {},
      { message: 'x' },
      { scope: show },
      { ordering: 'fifo' },
    ]) {
      const { status } = await room.change(change);
      expect([change, status]).toEqual([
        change,
        'scope' in change || 'ordering' in change ? 400 : 200,
      ]);
    }
  });

  test('puts one room in front of a title, also while it has no shows', async () => {
    await open.house.faces.catalog.addTitles([BARE_TITLE]);
    await line();
    const scope = { kind: 'title', titleId: 'ttl_bare' };
    const { body: first } = await create(room.operator, { scope });
    const { body: second } = await create(room.operator, { scope });
    expect(second).toMatchObject({ code: 'room-exists', roomId: first.status.roomId });
    const end = `/waiting-rooms/${first.status.roomId}/orders`;
    await open.ask('POST', end, { token: room.operator, body: { order: 'end' } });
    const { status, body } = await create(room.operator, { scope });
    expect(status).toBe(201);
    await open.ask('POST', `/waiting-rooms/${body.status.roomId}/orders`, {
      token: room.operator,
      body: { order: 'end' },
    });
  });

  test('may write moments as precisely as they like', async () => {
    await line();
    const opensAt = at(60).replace('.000Z', 'Z');
    const { status, body } = await create(room.operator, {
      scope: { kind: 'show', showId: 'shw_night' },
      ...{ opensAt, onSaleAt: at(60).replace('.000Z', '.500Z') },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    await open.ask('POST', `/waiting-rooms/${body.status.roomId}/orders`, {
      token: room.operator,
      body: { order: 'end' },
    });
  });

  test('says only words: markup is a text like any other', async () => {
    await line();
    const message = '<img src=x onerror=alert(1)> עכשיו & "now"';
    expect((await room.change({ message })).status).toBe(200);
    await room.pass(1);
    const status = await room.status();
    expect(status.message).toBe(message);
    const [entry] = (await room.desk()).log;
    expect(entry).toMatchObject({
      action: 'change',
      before: { message: null },
      after: { message },
    });
  });

  test('lets nobody else in by turning every wheel at once, and keeps the cap', async () => {
    await line({ rules: { ...RULES, activeMax: 3, placesPerInterval: 100_000 } });
    const crowd: Visitor[] = [];
    for (let n = 0; n < 6; n += 1) crowd.push(await joined());
    await room.pass(1);
    for (const visitor of crowd.slice(0, 2)) await room.takeTurn(visitor);
    const turns: [Record<string, number>, number][] = [
      [{ activeMax: 1 }, 0],
      [{ activeMax: 100_000, placesPerInterval: 1, intervalMs: 3_600_000 }, 0],
      [{ graceMs: 3_600_000, admissionMs: 10_000 }, 0],
    ];
    for (const [rules] of turns) {
      expect((await room.change({ rules })).status).toBe(200);
      await room.pass(1);
      const { active, called } = (await room.status()).pace;
      expect(active + called).toBeLessThanOrEqual(3);
    }
    await room.change({ rules: { intervalMs: 1_000, activeMax: 4 } });
    await room.pass(2);
    const { active, called } = (await room.status()).pace;
    expect(active + called).toBe(4);
    // Who came before the stay was shortened stays as long as was promised.
    expect((await room.place(crowd[0] as Visitor)).body.place).toEqual({ state: 'inside' });
    await room.pass(61);
    expect((await room.place(crowd[0] as Visitor)).body.place).toEqual({ state: 'out' });
  });

  test('ends a room with people inside, and another one begins where it stood', async () => {
    await line();
    const visitor = await inside();
    await room.order('end');
    await room.pass(1);
    expect((await room.place(visitor)).body.place).toEqual({ state: 'ended' });
    expect((await room.takeTurn(visitor)).body).toMatchObject({ code: 'place-over' });
    expect((await room.leave(visitor)).status).toBe(204);
    expect((await room.join(await room.visitor())).body).toMatchObject({ code: 'joining-closed' });
    expect((await room.change({ message: 'too late' })).status).toBe(409);
    expect((await room.order('end')).status).toBe(200);
    const after = { ...visitor, admissionToken: null };
    expect((await room.hold(after, ['D1', 'D2'])).status).toBe(201);
    await line();
    expect((await room.hold(visitor, ['D4', 'D5'])).body).toMatchObject({ code: 'not-admitted' });
  });

  test('who never hands in the randomness stops nobody for ever, and hands it in twice', async () => {
    await lobby({ randomnessSource: 'the lottery of Friday' });
    const early = await joined();
    await room.order('close-lobby');
    await room.pass(30);
    expect(await room.status()).toMatchObject({
      phase: 'draw',
      announcement: { randomnessSource: 'the lottery of Friday' },
      message: null,
    });
    expect((await room.place(early)).body.place).toEqual({ state: 'unordered' });
    const late = await joined();
    expect((await room.change({ message: 'The lottery is late.' })).status).toBe(200);
    expect((await room.takeTurn(early)).body).toMatchObject({ code: 'not-your-turn' });
    const handIn = (randomness: string) => room.order('hand-in-randomness', { randomness });
    expect((await handIn('')).status).toBe(400);
    expect((await handIn('7\n8')).status).toBe(400);
    expect((await handIn('7 8 9')).status).toBe(200);
    expect((await handIn('7 8 9')).status).toBe(200);
    expect((await handIn('9 9 9')).body).toMatchObject({ code: 'room-move-refused' });
    await room.pass(2);
    expect((await handIn('7 8 9')).status).toBe(200);
    expect((await room.status()).phase).toBe('fifo');
    expect((await room.takeTurn(early)).status).toBe(200);
    expect((await room.takeTurn(late)).status).toBe(200);
    expect(
      (await room.desk()).log.filter(({ action }) => action.startsWith('hand-in')),
    ).toHaveLength(1);
  });

  test('is nobody else: guests and buyers may not look at the desk or touch it', async () => {
    await lobby();
    const { token } = await joined();
    const path = `/waiting-rooms/${room.roomId}`;
    const asked: [string, string, unknown][] = [
      ['GET', '/waiting-rooms', undefined],
      ['POST', '/waiting-rooms', { scope: { kind: 'show', showId: 'shw_night' } }],
      ['GET', `${path}/desk`, undefined],
      ['PATCH', path, { message: 'mine' }],
      ['POST', `${path}/orders`, { order: 'end' }],
    ];
    for (const [method, where, body] of asked) {
      const asking = body === undefined ? {} : { body };
      expect((await open.ask(method, where, { token, ...asking })).status).toBe(403);
      expect((await open.ask(method, where, asking)).status).toBe(401);
    }
  });

  test('sees no secret before the draw, nor does anybody else', async () => {
    await lobby({ randomnessSource: 'a die' });
    await joined();
    await room.change({ message: 'soon', rules: { activeMax: 3 } });
    const { rows } = await open.house.pool.query(
      'select secret from waiting_room.rooms where room_id = $1',
      [room.roomId],
    );
    const { secret } = rows[0] as { secret: string };
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const path = `/waiting-rooms/${room.roomId}`;
    const answers = await Promise.all([
      ...['', '/desk', '/draw'].map((each) =>
        open.ask('GET', path + each, { token: room.operator }),
      ),
      open.ask('GET', '/waiting-rooms', { token: room.operator }),
      room.change({ message: 'sooner' }),
      room.order('close-lobby'),
      room.order('nonsense'),
      open.ask('GET', '/openapi.json'),
    ]);
    for (const { raw } of answers) expect(raw.toString()).not.toContain(secret);
    await room.order('hand-in-randomness', { randomness: '4' });
    await room.pass(4);
    expect((await open.ask('GET', `${path}/draw`)).raw.toString()).toContain(secret);
    const status = JSON.stringify(await room.status());
    const { rows: buyers } = await open.house.pool.query('select user_id from identity.users');
    for (const { user_id } of buyers as { user_id: string }[])
      expect(status).not.toContain(user_id);
  });
});

describe('one person with several names', () => {
  async function account() {
    people += 1;
    const credentials = { email: `person.${people}@example.com`, password: 'one of a kind' };
    const body = { name: 'Asha Rao', ...credentials };
    const { body: session } = await open.ask('POST', '/auth/register', { body });
    const login = async (token?: string) => {
      const asking = { body: credentials, ...(token === undefined ? {} : { token }) };
      return String((await open.ask('POST', '/auth/login', asking)).body['accessToken']);
    };
    return { token: String(session['accessToken']), login };
  }
  const named = (token: string): Visitor => ({ token, held: null, admissionToken: null });

  test('who joined as a guest and signs in has one place in the draw, on all devices', async () => {
    await lobby();
    const guest = await joined();
    const { login } = await account();
    const signedIn = named(await login(guest.token));
    expect((await room.join(signedIn)).body.number).toBe(guest.held?.number);
    // Another device, that has nothing of the first; also once all is written down.
    await room.pass(2);
    await open.settle();
    expect((await room.join(named(await login()))).body.number).toBe(guest.held?.number);
    // A second guest of the same person: a place was given, but only one will be let in.
    const second = await joined();
    const again = named(await login(second.token));
    expect((await room.join(again)).body.number).toBe(guest.held?.number);
    await room.pass(1);
    await room.order('close-lobby');
    await room.pass(5);
    expect((await room.takeTurn(again)).body).toMatchObject({ outcome: 'admitted' });
    const other = { ...again, held: second.held };
    expect((await room.takeTurn(other)).body).toMatchObject({ code: 'place-over' });
  });

  test('a hundred joins at once are one place, and a hundred turns one admission', async () => {
    await line();
    const eager = await room.visitor();
    const joins = await Promise.all(Array.from({ length: 50 }, () => room.join({ ...eager })));
    expect(new Set(joins.map(({ body }) => body.number)).size).toBe(1);
    eager.held = joins[0]?.body ?? null;
    await room.pass(1);
    const turns = await Promise.all(Array.from({ length: 50 }, () => room.takeTurn({ ...eager })));
    expect(new Set(turns.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await room.pass(1);
    const { pace, joined: count } = await room.status();
    expect([pace.active, count]).toEqual([1, 1]);
    // Knocking does not make the stay longer.
    await room.pass(29);
    const [later] = await Promise.all([room.takeTurn(eager), room.place(eager)]);
    expect(later.body).toEqual(turns[0]?.body);
    await room.pass(31);
    expect((await room.takeTurn(eager)).body).toMatchObject({ code: 'place-over' });
    expect((await room.hold(eager, ['E1', 'E2'])).body).toMatchObject({ code: 'not-admitted' });
  });

  test('guests are not let into a room for accounts, by no trick', async () => {
    await line({ joinRules: { requiresAccount: true } });
    const guest = await room.visitor();
    expect((await room.join(guest)).body).toMatchObject({ code: 'account-needed' });
    const { token, login } = await account();
    const member = named(token);
    expect((await room.join(member)).status).toBe(201);
    expect((await room.join({ ...guest, held: member.held })).body).toMatchObject({
      code: 'account-needed',
    });
    expect((await room.join(named(await login()))).body.number).toBe(member.held?.number);
  });
});

describe('money and leave', () => {
  test('a hold outlives the admission to its own end, and an order paid late is a ticket', async () => {
    await line({ rules: { ...RULES, admissionMs: 10_000 } });
    const slow = await inside();
    await room.pass(8);
    const { body: hold } = await room.hold(slow, ['E1', 'E2']);
    await room.pass(5);
    expect((await room.hold(slow, ['E4', 'E5'])).body).toMatchObject({ code: 'not-admitted' });
    expect((await room.status()).pace.active).toBe(0);
    const { body: order } = await open.ask('POST', '/orders', {
      token: slow.token,
      body: { holdId: hold['holdId'], contact: { email: 'slow@example.com' } },
    });
    await room.leave(slow);
    const paid = await open.ask('POST', `/orders/${order['orderId']}/confirm-payment`, {
      token: slow.token,
      body: { paymentToken: 'tok_success' },
    });
    expect(paid.body).toMatchObject({ status: 'CONFIRMED' });
    await open.settle();
    await room.pass(6);
    const bought = () => room.desk().then(({ samples }) => samples.at(-1)?.bought);
    expect(await bought()).toBe(1);
    // Cancelled, the seats are on sale again, for those inside; the visit is over all the same.
    const cancelled = await open.ask('POST', `/orders/${order['orderId']}/cancel`, {
      token: slow.token,
    });
    expect(cancelled.status).toBe(200);
    await open.settle();
    await room.pass(6);
    expect(await bought()).toBe(1);
    expect((await room.takeTurn(slow)).body).toMatchObject({ code: 'place-over' });
    const next = await inside();
    expect((await room.hold(next, ['E1', 'E2'])).status).toBe(201);
    await room.pass(1);
    expect((await room.status()).pace.active).toBe(1);
  });
});
