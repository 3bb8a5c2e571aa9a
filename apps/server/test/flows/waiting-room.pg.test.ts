import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { drawIn } from '@houseful/line/draw';
import { placeOf } from '@houseful/line/place';
import { checkPublished } from '@houseful/line/read-proof';
import { portableDigests } from '@houseful/line/sha256';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { type RoomAtTest, roomAt, type Visitor } from '#test/kit/waiting-room';

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(() => open.close());

async function visitors(room: RoomAtTest, count: number): Promise<Visitor[]> {
  return Promise.all(Array.from({ length: count }, () => room.visitor()));
}

describe('an on-sale, from the closed doors to the last seat', () => {
  let room: RoomAtTest;
  let crowd: Visitor[];

  beforeAll(async () => {
    room = await roomAt(open, {
      rules: {
        placesPerInterval: 2,
        intervalMs: 10_000,
        activeMax: 3,
        graceMs: 20_000,
        placesBack: 2,
        admissionMs: 60_000,
      },
      randomnessSource: 'the last four digits of the index at noon',
    });
    crowd = await visitors(room, 8);
  });

  test('before the doors open nobody joins, and nobody holds a seat', async () => {
    const [first] = crowd as [Visitor];
    expect(await room.join(first)).toMatchObject({ status: 409, body: { code: 'joining-closed' } });
    expect(await room.hold(first, ['A1'])).toMatchObject({
      status: 403,
      body: { code: 'not-admitted', waitingRoom: { roomId: room.roomId, phase: 'closed' } },
    });
    const show = await open.ask('GET', '/shows/shw_evening');
    expect(show.body['waitingRoom']).toMatchObject({ roomId: room.roomId, phase: 'closed' });
    expect((await open.ask('GET', '/shows/shw_night')).body['waitingRoom']).toBeNull();
    expect((await room.status()).announcement?.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  test('in the lobby everybody has a number and nobody a place', async () => {
    await room.order('open');
    await room.pass(1);
    const numbers = new Set<number>();
    for (const visitor of crowd) {
      const { status, body } = await room.join(visitor);
      expect([status, body.place]).toEqual([201, { state: 'unordered' }]);
      numbers.add(body.number);
    }
    expect(numbers.size).toBe(8);
    await room.pass(2);
    expect(await room.status()).toMatchObject({ phase: 'lobby', joined: 8 });
    expect((await room.takeTurn(crowd[0] as Visitor)).body).toMatchObject({
      code: 'not-your-turn',
    });
  });

  test('joining again is the same place, with the token and without', async () => {
    const [first] = crowd as [Visitor];
    const number = first.held?.number;
    expect((await room.join(first)).body.number).toBe(number);
    const forgetful: Visitor = { ...first, held: null };
    expect((await room.join(forgetful)).body.number).toBe(number);
    expect((await room.place({ ...first, held: null })).body.number).toBe(number);
  });

  test('the draw waits for the announced randomness, and can be computed by everybody', async () => {
    await room.order('close-lobby');
    await room.pass(5);
    expect(await room.status()).toMatchObject({ phase: 'draw', draw: null });
    expect((await open.ask('GET', `/waiting-rooms/${room.roomId}/draw`)).status).toBe(404);
    await room.order('hand-in-randomness', { randomness: '8142' });
    await room.pass(2);
    const status = await room.status();
    expect(status).toMatchObject({ phase: 'fifo', draw: { count: 8 } });
    const { raw } = await open.ask('GET', `/waiting-rooms/${room.roomId}/draw`);
    const noted = status.announcement?.commitment ?? null;
    const { proof, checks } = checkPublished(raw.toString(), noted, portableDigests);
    expect(proof?.count).toBe(8);
    expect(checks.every(({ ok }) => ok)).toBe(true);
  });

  test('who is drawn first is let in first, two at a time and never more than three', async () => {
    const status = await room.status();
    const draw = drawIn(status, portableDigests);
    const rankOf = ({ held }: Visitor) => draw?.rankOf(held?.number ?? -1) ?? -1;
    crowd.sort((a, b) => rankOf(a) - rankOf(b));
    expect(crowd.map(rankOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const visitor of crowd) {
      const { body } = await room.place(visitor);
      const shown = placeOf(status, { number: body.number, returned: null }, draw);
      expect(body.place).toEqual(shown);
    }
    const answers = [];
    for (const visitor of crowd.slice(0, 3)) answers.push((await room.takeTurn(visitor)).status);
    expect(answers).toEqual([200, 200, 409]);
    const [first] = crowd as [Visitor];
    expect((await room.takeTurn(first)).body).toMatchObject({ outcome: 'admitted' });
    expect((await room.place(first)).body).toMatchObject({ place: { state: 'inside' } });
  });

  test('inside seats are held; a copied, altered or foreign leave opens nothing', async () => {
    const [first, second] = crowd as [Visitor, Visitor];
    expect((await room.hold(first, ['A1', 'A2'])).status).toBe(201);
    const thief = await room.visitor();
    thief.admissionToken = first.admissionToken;
    expect((await room.hold(thief, ['B1'])).body).toMatchObject({ code: 'not-admitted' });
    const altered = `${second.admissionToken?.slice(0, -2)}xx`;
    expect((await room.hold({ ...second, admissionToken: altered }, ['B1'])).status).toBe(403);
    thief.held = first.held;
    expect((await room.takeTurn(thief)).body).toMatchObject({ code: 'place-token-invalid' });
  });

  test('who leaves gives the place on at once, and who sleeps comes back further behind, once', async () => {
    const [, second, third, fourth] = crowd as [Visitor, Visitor, Visitor, Visitor];
    expect((await room.leave(second)).status).toBe(204);
    expect((await room.hold(second, ['B1'])).status).toBe(403);
    expect((await room.takeTurn(second)).body).toMatchObject({ code: 'place-over' });
    await room.pass(10);
    expect((await room.takeTurn(fourth)).body).toMatchObject({ outcome: 'admitted' });
    // The third sleeps through the grace.
    await room.pass(21);
    expect((await room.place(third)).body.place).toEqual({ state: 'missed' });
    const back = await room.takeTurn(third);
    expect(back.body).toMatchObject({ outcome: 'back', held: { returned: { seq: 0 } } });
  });

  test('who has paid is done inside: the leave is used up, and the place given on', async () => {
    const [first] = crowd as [Visitor];
    const { body: hold } = await room.hold(first, ['A3']);
    const { body: order } = await open.ask('POST', '/orders', {
      token: first.token,
      body: { holdId: hold['holdId'] },
    });
    const paid = await open.ask('POST', `/orders/${order['orderId']}/confirm-payment`, {
      token: first.token,
      body: { paymentToken: 'tok_success' },
    });
    expect(paid.status).toBe(200);
    await open.settle();
    expect((await room.hold(first, ['A5'])).body).toMatchObject({ code: 'not-admitted' });
    expect((await room.takeTurn(first)).body).toMatchObject({ code: 'place-over' });
  });

  test('at the end the desk has seen it all, and without the room the show is on sale to everybody', async () => {
    await room.order('drain');
    expect((await room.join(await room.visitor())).body).toMatchObject({ code: 'joining-closed' });
    expect((await room.order('drain')).status).toBe(200);
    await room.order('end');
    const desk: WaitingRoomDesk = await room.desk();
    expect(desk.log.map(({ action }) => action).toReversed()).toEqual([
      'create',
      'open',
      'close-lobby',
      'hand-in-randomness',
      'drawn',
      'drain',
      'end',
    ]);
    expect(desk.samples.length).toBeGreaterThan(5);
    const reasons = desk.refusals.map(({ reason }) => reason);
    expect(reasons).toEqual(
      expect.arrayContaining(['not-admitted', 'not-your-turn', 'place-over']),
    );
    await room.pass(1);
    expect((await room.hold(await room.visitor(), ['B5'])).status).toBe(201);
  });
});

describe('a room that goes by the clock', () => {
  test('opens, draws exactly those who came, and calls, without anybody’s hand', async () => {
    const now = open.clock.now().getTime();
    const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
    const room = await roomAt(open, { showId: 'shw_night', opensAt: at(5), onSaleAt: at(20) });
    expect((await room.status()).phase).toBe('closed');
    await room.pass(7);
    const crowd = await visitors(room, 5);
    for (const visitor of crowd) expect((await room.join(visitor)).status).toBe(201);
    await room.pass(20);
    // Not the whole block of numbers that the process had leased for them.
    expect(await room.status()).toMatchObject({ phase: 'fifo', joined: 5, draw: { count: 5 } });
    const late = await room.visitor();
    expect((await room.join(late)).body.place).toMatchObject({ state: 'waiting', place: 6 });
    await room.pass(2);
    for (const visitor of [...crowd, late]) {
      expect((await room.takeTurn(visitor)).body).toMatchObject({ outcome: 'admitted' });
    }
  });
});
