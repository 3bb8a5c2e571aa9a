import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { RoomAfterRoom, RULES } from '#test/kit/room-after-room';
import type { Visitor } from '#test/kit/waiting-room';

/** What impatient people try: to leave and come back, to stay on, to be several, to pay late. */
let open: OpenHouse;
let rooms: RoomAfterRoom;
beforeAll(async () => {
  open = await openHouse();
  rooms = new RoomAfterRoom(open);
});
afterAll(() => open.close());
afterEach(() => rooms.end());
let people = 0;
/** Until what one process has noted of its joins was read by the others. */
const NOTED_S = 3;

const withoutToken = (visitor: Visitor): Visitor => ({ ...visitor, held: null });

describe('who left', () => {
  test('by mistake may join again, once, behind everybody; with the old token and without any', async () => {
    await rooms.line({ rules: { ...RULES, activeMax: 1 } });
    await rooms.inside();
    const sorry = await rooms.joined();
    const patient = await rooms.joined();
    const old = { ...sorry };
    expect((await rooms.room.leave(sorry)).status).toBe(204);
    expect((await rooms.room.place(old)).body.place).toEqual({ state: 'out' });
    await rooms.room.pass(NOTED_S);

    const again = await Promise.all([
      rooms.room.join({ ...old }),
      rooms.room.join({ ...old }),
      rooms.room.join(withoutToken(old)),
    ]);
    const numbers = new Set(again.map(({ body }) => body.number));
    expect(numbers.size).toBe(1);
    const [number] = [...numbers] as [number];
    expect(number).toBeGreaterThan(patient.held?.number ?? Number.POSITIVE_INFINITY);
    await rooms.room.pass(NOTED_S);
    // Whichever way they ask from now on, it is the new place.
    for (const asking of [old, withoutToken(old)]) {
      const { body } = await rooms.room.place(asking);
      expect(body).toMatchObject({ number, place: { state: 'waiting' } });
    }
    expect((await rooms.room.takeTurn(withoutToken(old))).body).toMatchObject({
      code: 'not-your-turn',
    });
    expect((await rooms.room.takeTurn(old)).status).toBe(409);
    expect((await rooms.room.status()).joined).toBe(4);
  });

  test('the lobby and comes back is in the draw once, however often they leave', async () => {
    await rooms.lobby();
    const fickle = await rooms.joined();
    const numbers = [fickle.held?.number];
    for (let times = 0; times < 2; times += 1) {
      await rooms.room.leave(fickle);
      expect((await rooms.room.join(fickle)).body.place).toEqual({ state: 'unordered' });
      numbers.push(fickle.held?.number);
    }
    expect(new Set(numbers).size).toBe(3);
    await rooms.room.pass(2);
    await rooms.room.order('close-lobby');
    await rooms.room.pass(4);
    expect(await rooms.room.status()).toMatchObject({ phase: 'fifo', draw: { count: 3 } });
    await rooms.room.pass(2);
    expect((await rooms.room.status()).pace).toMatchObject({ called: 1 });
    expect((await rooms.room.takeTurn(withoutToken(fickle))).body).toMatchObject({
      outcome: 'admitted',
    });
  });

  test('the inside, or paid there, is not let in a second time', async () => {
    await rooms.line();
    const left = await rooms.inside();
    await rooms.room.leave(left);
    for (const asking of [{ ...left }, withoutToken(left)]) {
      const { body } = await rooms.room.join(asking);
      expect(body).toMatchObject({ number: left.held?.number, place: { state: 'out' } });
    }
    expect((await rooms.room.takeTurn(left)).body).toMatchObject({ code: 'place-over' });
    expect((await rooms.room.hold(left, ['A1'])).body).toMatchObject({ code: 'not-admitted' });
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
    await rooms.line();
    const visitor = await rooms.inside();
    const { body: hold } = await rooms.room.hold(visitor, ['A1', 'A2']);
    expect((await patch(visitor, hold['holdId'], { add: ['A3'] })).status).toBe(200);
    await rooms.room.leave(visitor);
    for (const wish of [{ add: ['A4'] }, { seatIds: ['A4', 'A5'] }]) {
      expect((await patch(visitor, hold['holdId'], wish)).body).toMatchObject({
        code: 'not-admitted',
        waitingRoom: { roomId: rooms.room.roomId },
      });
    }
    // What it has already is no more, and the same again no change: a retry is answered.
    expect((await patch(visitor, hold['holdId'], { add: ['A3'] })).status).toBe(200);
    const fewer = await patch(visitor, hold['holdId'], { seatIds: ['A1', 'A2'] });
    expect(fewer.body).toMatchObject({ seatIds: ['A1', 'A2'] });
    expect((await open.ask('DELETE', `/holds/${hold['holdId']}`, visitor)).status).toBe(204);
  });

  test('two admissions of one person are over with the first payment', async () => {
    await rooms.line({ rules: { ...RULES, activeMax: 3 } });
    const email = 'two.names@example.com';
    const password = 'twice let in';
    await open.ask('POST', '/auth/register', { body: { name: 'Two Names', email, password } });
    const account = { ...(await rooms.inside()) };
    const { body: first } = await open.ask('POST', '/auth/login', {
      token: account.token,
      body: { email, password },
    });
    const guest = await rooms.inside();
    const { body: second } = await open.ask('POST', '/auth/login', {
      token: guest.token,
      body: { email, password },
    });
    await open.settle();
    const names = [
      { ...account, token: String(first['accessToken']) },
      { ...guest, token: String(second['accessToken']) },
    ] as const;
    const { body: hold } = await rooms.room.hold(names[0], ['B1', 'B2']);
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
      expect((await rooms.room.hold(name, ['C1', 'C2'])).body).toMatchObject({
        code: 'not-admitted',
      });
    }
    await rooms.room.pass(1);
    expect((await rooms.room.status()).pace.active).toBe(0);
    const { samples } = await rooms.room.desk();
    expect(Math.max(...samples.map(({ bought }) => bought))).toBeLessThanOrEqual(1);
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
    await rooms.lobby();
    const guest = await rooms.joined();
    const { login } = await account();
    // What one process notes of somebody, the others know within two seconds.
    await rooms.room.pass(2);
    const signedIn = named(await login(guest.token));
    await rooms.room.pass(2);
    expect((await rooms.room.join(signedIn)).body.number).toBe(guest.held?.number);
    // Another device, that has nothing of the first.
    await open.settle();
    expect((await rooms.room.join(named(await login()))).body.number).toBe(guest.held?.number);
    // A second guest of the same person: a place was given, but only one will be let in.
    const second = await rooms.joined();
    await rooms.room.pass(2);
    const again = named(await login(second.token));
    await rooms.room.pass(2);
    expect((await rooms.room.join(again)).body.number).toBe(guest.held?.number);
    await rooms.room.pass(1);
    await rooms.room.order('close-lobby');
    await rooms.room.pass(5);
    expect((await rooms.room.takeTurn(again)).body).toMatchObject({ outcome: 'admitted' });
    const other = { ...again, held: second.held };
    expect((await rooms.room.takeTurn(other)).body).toMatchObject({ code: 'place-over' });
  });

  test('a hundred joins at once are one place, and a hundred turns one admission', async () => {
    const room = await rooms.line();
    const eager = await room.visitor();
    const joins = await Promise.all(Array.from({ length: 50 }, () => room.join({ ...eager })));
    // Of several processes each may have given a number: the lowest is the place.
    const held = [...new Map(joins.map(({ body }) => [body.number, body])).values()];
    held.sort((a, b) => a.number - b.number);
    await room.pass(2);
    const [first, ...others] = held.map((each): Visitor => ({ ...eager, held: each }));
    for (const other of others) {
      expect((await room.takeTurn(other)).body).toMatchObject({ code: 'place-token-invalid' });
      expect((await room.join(other)).body.number).toBe(held[0]?.number);
    }
    const visitor = first as Visitor;
    const turns = await Promise.all(
      Array.from({ length: 50 }, () => room.takeTurn({ ...visitor })),
    );
    expect(new Set(turns.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await room.pass(1);
    expect((await room.status()).pace.active).toBe(1);
    // Knocking does not make the stay longer.
    await room.pass(29);
    const later = await room.takeTurn(visitor);
    expect(later.body).toEqual(turns[0]?.body);
    await room.pass(31);
    expect((await room.takeTurn(visitor)).body).toMatchObject({ code: 'place-over' });
    expect((await room.hold(visitor, ['E1', 'E2'])).body).toMatchObject({ code: 'not-admitted' });
  });

  test('guests are not let into a room for accounts, by no trick', async () => {
    await rooms.line({ joinRules: { requiresAccount: true } });
    const guest = await rooms.room.visitor();
    expect((await rooms.room.join(guest)).body).toMatchObject({ code: 'account-needed' });
    const { token, login } = await account();
    const member = named(token);
    expect((await rooms.room.join(member)).status).toBe(201);
    await rooms.room.pass(2);
    expect((await rooms.room.join({ ...guest, held: member.held })).body).toMatchObject({
      code: 'account-needed',
    });
    expect((await rooms.room.join(named(await login()))).body.number).toBe(member.held?.number);
  });
});

describe('money and leave', () => {
  test('a hold whose answer was lost is told again to who is not inside any more', async () => {
    await rooms.line({ rules: { ...RULES, admissionMs: 10_000 } });
    const unlucky = await rooms.inside();
    const { body: hold } = await rooms.room.hold(unlucky, ['D1', 'D2'], { key: 'lost' });
    await rooms.room.pass(11);
    const { status, body } = await rooms.room.hold(unlucky, ['D1', 'D2'], { key: 'lost' });
    expect([status, body]).toEqual([201, hold]);
    // By nobody else, and with no other leave.
    const stranger = { ...(await rooms.room.visitor()), admissionToken: unlucky.admissionToken };
    const forged = { ...unlucky, admissionToken: `${unlucky.admissionToken}x` };
    for (const other of [stranger, forged]) {
      const refused = await rooms.room.hold(other, ['D1', 'D2'], { key: 'lost' });
      expect(refused.body).toMatchObject({ code: 'not-admitted' });
    }
    for (const [seatIds, key, code] of [
      [['D1', 'D2'], 'another', 'not-admitted'],
      [['D1', 'D2', 'D3'], 'lost', 'idempotency-key-reused'],
    ] as const) {
      const refused = await rooms.room.hold(unlucky, seatIds, { key });
      expect([key, refused.body]).toMatchObject([key, { code }]);
    }
    await open.ask('DELETE', `/holds/${hold['holdId']}`, { token: unlucky.token });
  });

  test('a hold outlives the admission to its own end, and an order paid late is a ticket', async () => {
    await rooms.line({ rules: { ...RULES, admissionMs: 10_000 } });
    const slow = await rooms.inside();
    await rooms.room.pass(8);
    const { body: hold } = await rooms.room.hold(slow, ['E1', 'E2']);
    await rooms.room.pass(5);
    expect((await rooms.room.hold(slow, ['E4', 'E5'])).body).toMatchObject({
      code: 'not-admitted',
    });
    expect((await rooms.room.status()).pace.active).toBe(0);
    const { body: order } = await open.ask('POST', '/orders', {
      token: slow.token,
      body: { holdId: hold['holdId'], contact: { email: 'slow@example.com' } },
    });
    await rooms.room.leave(slow);
    const paid = await open.ask('POST', `/orders/${order['orderId']}/confirm-payment`, {
      token: slow.token,
      body: { paymentToken: 'tok_success' },
    });
    expect(paid.body).toMatchObject({ status: 'CONFIRMED' });
    await open.settle();
    await rooms.room.pass(6);
    const bought = () => rooms.room.desk().then(({ samples }) => samples.at(-1)?.bought);
    expect(await bought()).toBe(1);
    // Cancelled, the seats are on sale again, for those inside; the visit is over all the same.
    const cancelled = await open.ask('POST', `/orders/${order['orderId']}/cancel`, {
      token: slow.token,
    });
    expect(cancelled.status).toBe(200);
    await open.settle();
    await rooms.room.pass(6);
    expect(await bought()).toBe(1);
    expect((await rooms.room.takeTurn(slow)).body).toMatchObject({ code: 'place-over' });
    const next = await rooms.inside();
    expect((await rooms.room.hold(next, ['E1', 'E2'])).status).toBe(201);
    await rooms.room.pass(1);
    expect((await rooms.room.status()).pace.active).toBe(1);
  });
});
