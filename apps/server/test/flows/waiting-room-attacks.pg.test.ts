import { createHash } from 'node:crypto';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { type RoomAtTest, roomAt, type Visitor } from '#test/kit/waiting-room';

/**
 * What a bot farm, an impatient buyer and a hasty operator try at a waiting room, and what comes of it. One room at a time,
 * each in front of the same show.
 */
let open: OpenHouse;
let room: RoomAtTest;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());
afterEach(async () => {
  await room?.order('end');
  await open.clock.advance(1_000);
});

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
