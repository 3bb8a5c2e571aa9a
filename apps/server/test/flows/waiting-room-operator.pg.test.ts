import type { NewTitle } from '@houseful/contract/faces/catalog';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { Show } from '@houseful/contract/booking';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { RoomAfterRoom, RULES } from '#test/kit/room-after-room';
import type { Visitor } from '#test/kit/waiting-room';

/** What becomes of slips at the desk of a waiting room, and of those who have no business there. */
let open: OpenHouse;
let rooms: RoomAfterRoom;
beforeAll(async () => {
  open = await openHouse();
  rooms = new RoomAfterRoom(open);
});
afterAll(() => open.close());
afterEach(() => rooms.end());

/** Nothing of it is on sale yet. */
const BARE_TITLE: NewTitle = {
  ...{ titleId: 'ttl_bare', kind: 'movie', name: 'A Film to Come', nativeName: null, year: 2027 },
  ...{ languages: ['Hindi'], genres: ['Drama'], formats: ['2D'], certificate: 'UA 13+' },
  ...{ durationMinutes: 120, rating: null, synopsis: 'Later.', cast: [], crew: [] },
  ...{ palette: ['#1c1917', '#b91c1c', '#fef3c7'], motif: 'stars', releaseDate: '2027-11-13' },
};

describe('a hasty operator', () => {
  const create = (operator: string, body: unknown) =>
    open.ask<WaitingRoomDesk & { code?: string }>('POST', '/waiting-rooms', {
      token: operator,
      body,
    });
  const at = (seconds: number) =>
    new Date(open.clock.now().getTime() + seconds * 1_000).toISOString();

  test('is told what a room cannot be', async () => {
    await rooms.line();
    const { operator } = rooms.room;
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
      const { status } = await rooms.room.change(change);
      expect([change, status]).toEqual([
        change,
        'scope' in change || 'ordering' in change ? 400 : 200,
      ]);
    }
  });

  test('puts one room in front of a title, also while it has no shows', async () => {
    await open.house.faces.catalog.addTitles([BARE_TITLE]);
    await rooms.line();
    const scope = { kind: 'title', titleId: 'ttl_bare' };
    const { body: first } = await create(rooms.room.operator, { scope });
    const { body: second } = await create(rooms.room.operator, { scope });
    expect(second).toMatchObject({ code: 'room-exists', roomId: first.status.roomId });
    const end = `/waiting-rooms/${first.status.roomId}/orders`;
    await open.ask('POST', end, { token: rooms.room.operator, body: { order: 'end' } });
    const { status, body } = await create(rooms.room.operator, { scope });
    expect([status, body.status.occasion]).toEqual([201, null]);
    await open.ask('POST', `/waiting-rooms/${body.status.roomId}/orders`, {
      token: rooms.room.operator,
      body: { order: 'end' },
    });
  });

  test('may write moments as precisely as they like', async () => {
    await rooms.line();
    const opensAt = at(60).replace('.000Z', 'Z');
    const { status, body } = await create(rooms.room.operator, {
      scope: { kind: 'show', showId: 'shw_night' },
      ...{ opensAt, onSaleAt: at(60).replace('.000Z', '.500Z') },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    const { body: show } = await open.ask<Show>('GET', '/shows/shw_night');
    const { venue, startsAt, timeZone } = show;
    expect(body.status.occasion).toEqual({ venueName: venue.name, startsAt, timeZone });
    await open.ask('POST', `/waiting-rooms/${body.status.roomId}/orders`, {
      token: rooms.room.operator,
      body: { order: 'end' },
    });
  });

  test('says only words: markup is a text like any other', async () => {
    await rooms.line();
    const message = '<img src=x onerror=alert(1)> עכשיו & "now"';
    expect((await rooms.room.change({ message })).status).toBe(200);
    await rooms.room.pass(1);
    const status = await rooms.room.status();
    expect(status.message).toBe(message);
    const [entry] = (await rooms.room.desk()).log;
    expect(entry).toMatchObject({
      action: 'change',
      operatorName: 'Olga',
      before: { message: null },
      after: { message },
    });
  });

  test('lets nobody else in by turning every wheel at once, and keeps the cap', async () => {
    await rooms.line({ rules: { ...RULES, activeMax: 3, placesPerInterval: 100_000 } });
    const crowd: Visitor[] = [];
    for (let n = 0; n < 6; n += 1) crowd.push(await rooms.joined());
    await rooms.room.pass(1);
    for (const visitor of crowd.slice(0, 2)) await rooms.room.takeTurn(visitor);
    const turns: [Record<string, number>, number][] = [
      [{ activeMax: 1 }, 0],
      [{ activeMax: 100_000, placesPerInterval: 1, intervalMs: 3_600_000 }, 0],
      [{ graceMs: 3_600_000, admissionMs: 10_000 }, 0],
    ];
    for (const [rules] of turns) {
      expect((await rooms.room.change({ rules })).status).toBe(200);
      await rooms.room.pass(1);
      const { active, called } = (await rooms.room.status()).pace;
      expect(active + called).toBeLessThanOrEqual(3);
    }
    await rooms.room.change({ rules: { intervalMs: 1_000, activeMax: 4 } });
    await rooms.room.pass(2);
    const { active, called } = (await rooms.room.status()).pace;
    expect(active + called).toBe(4);
    // Who came before the stay was shortened stays as long as was promised.
    expect((await rooms.room.place(crowd[0] as Visitor)).body.place).toEqual({ state: 'inside' });
    await rooms.room.pass(61);
    expect((await rooms.room.place(crowd[0] as Visitor)).body.place).toEqual({ state: 'out' });
  });

  test('ends a room with people inside, and another one begins where it stood', async () => {
    await rooms.line();
    const visitor = await rooms.inside();
    await rooms.room.order('end');
    await rooms.room.pass(1);
    expect((await rooms.room.place(visitor)).body.place).toEqual({ state: 'ended' });
    expect((await rooms.room.takeTurn(visitor)).body).toMatchObject({ code: 'place-over' });
    expect((await rooms.room.leave(visitor)).status).toBe(204);
    expect((await rooms.room.join(await rooms.room.visitor())).body).toMatchObject({
      code: 'joining-closed',
    });
    expect((await rooms.room.change({ message: 'too late' })).status).toBe(409);
    expect((await rooms.room.order('end')).status).toBe(200);
    const after = { ...visitor, admissionToken: null };
    expect((await rooms.room.hold(after, ['D1', 'D2'])).status).toBe(201);
    await rooms.line();
    expect((await rooms.room.hold(visitor, ['D4', 'D5'])).body).toMatchObject({
      code: 'not-admitted',
    });
  });

  test('who never hands in the randomness stops nobody for ever, and hands it in twice', async () => {
    await rooms.lobby({ randomnessSource: 'the lottery of Friday' });
    const early = await rooms.joined();
    await rooms.room.order('close-lobby');
    await rooms.room.pass(30);
    expect(await rooms.room.status()).toMatchObject({
      phase: 'draw',
      announcement: { randomnessSource: 'the lottery of Friday' },
      message: null,
    });
    expect((await rooms.room.place(early)).body.place).toEqual({ state: 'unordered' });
    const late = await rooms.joined();
    expect((await rooms.room.change({ message: 'The lottery is late.' })).status).toBe(200);
    expect((await rooms.room.takeTurn(early)).body).toMatchObject({ code: 'not-your-turn' });
    const handIn = (randomness: string) => rooms.room.order('hand-in-randomness', { randomness });
    expect((await handIn('')).status).toBe(400);
    expect((await handIn('7\n8')).status).toBe(400);
    expect((await handIn('7 8 9')).status).toBe(200);
    expect((await handIn('7 8 9')).status).toBe(200);
    expect((await handIn('9 9 9')).body).toMatchObject({ code: 'room-move-refused' });
    await rooms.room.pass(2);
    expect((await handIn('7 8 9')).status).toBe(200);
    expect((await rooms.room.status()).phase).toBe('fifo');
    expect((await rooms.room.takeTurn(early)).status).toBe(200);
    expect((await rooms.room.takeTurn(late)).status).toBe(200);
    expect(
      (await rooms.room.desk()).log.filter(({ action }) => action.startsWith('hand-in')),
    ).toHaveLength(1);
  });

  test('is nobody else: guests and buyers may not look at the desk or touch it', async () => {
    await rooms.lobby();
    const { token } = await rooms.joined();
    const path = `/waiting-rooms/${rooms.room.roomId}`;
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

  test('of another organisation sees nothing of it and moves nothing', async () => {
    await rooms.lobby();
    const { roomId } = rooms.room;
    const stranger = await open.ask<{ accessToken: string; user: { userId: string } }>(
      ...(['POST', '/auth/register'] as const),
      { body: { name: 'Bob', email: `${roomId}@circus.example`, password: 'juggles with words' } },
    );
    const { accessToken: token, user } = stranger.body;
    const grants = [{ role: 'owner', venueIds: null }];
    await open.house.pool.query(
      `with circus as (
         insert into organisations.organisations (organisation_id, name, created_at)
         values ('org_circus', 'Circus', '2026-01-01') on conflict do nothing)
       insert into organisations.members (organisation_id, user_id, grants, since)
       values ('org_circus', $1, $2, '2026-01-01')`,
      [user.userId, JSON.stringify(grants)],
    );
    const path = `/waiting-rooms/${roomId}`;
    expect((await open.ask('GET', '/waiting-rooms', { token })).body).toEqual({ items: [] });
    const asked: [string, string, object | undefined, string][] = [
      ['GET', `${path}/desk`, undefined, 'no-such-waiting-room'],
      ['PATCH', path, { message: 'mine' }, 'no-such-waiting-room'],
      ['POST', `${path}/orders`, { order: 'end' }, 'no-such-waiting-room'],
      ['POST', '/shows/shw_night/rehearsal', {}, 'no-such-show'],
      ['POST', '/waiting-rooms', { scope: { kind: 'show', showId: 'shw_night' } }, 'no-such-show'],
      [
        ...(['POST', '/waiting-rooms'] as const),
        { scope: { kind: 'title', titleId: 'ttl_test' }, organisationId: 'org_first' },
        'no-such-organisation',
      ],
    ];
    for (const [method, where, body, code] of asked) {
      const answer = await open.ask(method, where, { token, ...(body && { body }) });
      expect([where, answer.body['code']]).toEqual([where, code]);
    }
    expect((await rooms.room.status()).phase).toBe('lobby');
  });

  test('sees no secret before the draw, nor does anybody else', async () => {
    await rooms.lobby({ randomnessSource: 'a die' });
    await rooms.joined();
    await rooms.room.change({ message: 'soon', rules: { activeMax: 3 } });
    const { rows } = await open.house.pool.query(
      'select secret from waiting_room.rooms where room_id = $1',
      [rooms.room.roomId],
    );
    const { secret } = rows[0] as { secret: string };
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const path = `/waiting-rooms/${rooms.room.roomId}`;
    const answers = await Promise.all([
      ...['', '/desk', '/draw'].map((each) =>
        open.ask('GET', path + each, { token: rooms.room.operator }),
      ),
      open.ask('GET', '/waiting-rooms', { token: rooms.room.operator }),
      rooms.room.change({ message: 'sooner' }),
      rooms.room.order('close-lobby'),
      rooms.room.order('nonsense'),
      open.ask('GET', '/openapi.json'),
    ]);
    for (const { raw } of answers) expect(raw.toString()).not.toContain(secret);
    await rooms.room.order('hand-in-randomness', { randomness: '4' });
    await rooms.room.pass(4);
    expect((await open.ask('GET', `${path}/draw`)).raw.toString()).toContain(secret);
    const status = JSON.stringify(await rooms.room.status());
    const { rows: buyers } = await open.house.pool.query('select user_id from identity.users');
    for (const { user_id } of buyers as { user_id: string }[])
      expect(status).not.toContain(user_id);
  });
});
