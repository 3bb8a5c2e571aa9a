import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Call } from '@houseful/contract/operation';
import { drawIn } from '@houseful/line/draw';
import { portableDigests } from '@houseful/line/sha256';
import type { Pool } from '#platform/postgres/pool';
import { seededRandom } from '#platform/random';
import { manualClock } from '#test/kit/manual-clock';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { roomProcess } from '#test/kit/room-process';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { unguardedPool } from '#test/kit/unguarded-pool';
import { type RoomAtTest, roomAt, type Visitor } from '#test/kit/waiting-room';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OF_THE_HOUSE, WHOLE_HOUSE } from '#test/kit/staff';

/** Keeps two processes from deciding about one line side by side. */
const ROOM_LOCK = { statement: 'waiting-room.lock-rooms', guard: 'for update', instead: '' };
/** Keeps more from being called than there is room for. */
const WHO_IS_INSIDE = {
  statement: 'waiting-room.count-active',
  guard: 'not has_ended',
  instead: 'has_ended',
};

describe('two processes and one line', () => {
  const ACTIVE_MAX = 8;
  const BUYERS = 120;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.close());

  const callOf = (buyerId: string, tokens: Call['tokens'] = {}): Call => ({
    caller: { buyerId, roles: ['buyer'] },
    idempotencyKey: buyerId,
    tokens,
    reach: WHOLE_HOUSE,
  });

  /** Two processes that hear nothing of each other. */
  function twoProcesses(name: string, pool: Pool): [WaitingRoomFace, WaitingRoomFace] {
    const clock = manualClock();
    const random = seededRandom(name);
    return [1, 2].map(() => roomProcess({ pool, clock, random }).face) as [
      WaitingRoomFace,
      WaitingRoomFace,
    ];
  }

  /** Both in front of one open room. */
  async function openRoom(name: string, pool: Pool) {
    const [one, other] = twoProcesses(name, pool);
    const operator = callOf(`usr_operator_${name}`);
    const { status } = await one.createWaitingRoom(
      {
        ...{ name, belonging: OF_THE_HOUSE },
        showIds: [`shw_${name}`],
        scope: { kind: 'show', showId: `shw_${name}` },
        ordering: 'fifo',
        rules: { activeMax: ACTIVE_MAX, placesPerInterval: BUYERS },
      },
      operator,
    );
    const { roomId } = status;
    await one.steerWaitingRoom({ roomId, order: 'open' }, operator);
    return { roomId, faces: [one, other] as const };
  }

  /** Everybody joins at once, then comes as often as it takes to have been asked after each other step. */
  async function rush(name: string, pool: Pool): Promise<{ numbers: number[]; insideMax: number }> {
    const { roomId, faces } = await openRoom(name, pool);
    const faceOf = (buyer: number): WaitingRoomFace => faces[buyer % 2] as WaitingRoomFace;
    const held = await Promise.all(
      Array.from({ length: BUYERS }, (_, buyer) =>
        faceOf(buyer).joinWaitingRoom({ roomId }, callOf(`usr_${buyer}`)),
      ),
    );
    let insideMax = 0;
    for (let round = 0; round < 4; round++) {
      await Promise.allSettled(
        held.map(({ placeToken }, buyer) =>
          faceOf(buyer + round).takeTurn(
            { roomId },
            callOf(`usr_${buyer}`, { 'Place-Token': placeToken }),
          ),
        ),
      );
      const { rows } = await database.pool.query<{ inside: number }>(
        'select count(*)::int as inside from waiting_room.holders where room_id = $1 and not has_ended',
        [roomId],
      );
      insideMax = Math.max(insideMax, rows[0]?.inside ?? 0);
    }
    return { numbers: held.map(({ number }) => number), insideMax };
  }

  test('without the lock the race is real: one number is given to two', async () => {
    let twice = 0;
    for (let round = 0; round < 20 && twice === 0; round++) {
      const pool = unguardedPool(database.pool, [ROOM_LOCK]);
      const { numbers } = await rush(`unlocked${round}`, pool);
      twice = numbers.length - new Set(numbers).size;
    }
    expect(twice).toBeGreaterThan(0);
  });

  test('without the count of who is inside more come in than there is room for', async () => {
    const pool = unguardedPool(database.pool, [WHO_IS_INSIDE]);
    expect((await rush('uncounted', pool)).insideMax).toBeGreaterThan(ACTIVE_MAX);
  });

  /** Two operators, each at another process. @returns what each of them was answered */
  function roomsOfOneTitle(titleId: string): Promise<string[]> {
    const made = twoProcesses(titleId, database.pool).map((face, n) =>
      face.createWaitingRoom(
        {
          name: titleId,
          belonging: OF_THE_HOUSE,
          showIds: [],
          scope: { kind: 'title', titleId },
          ordering: 'drawn',
        },
        callOf(`usr_operator_${titleId}_${n}`),
      ),
    );
    return Promise.all(
      made.map((desk) =>
        desk.then(
          () => 'made',
          ({ code }: { code: string }) => code,
        ),
      ),
    );
  }

  test('two rooms put up for one title at the same moment are one; without its index, two', async () => {
    expect((await roomsOfOneTitle('ttl_one')).toSorted()).toEqual(['made', 'room-exists']);
    await database.pool.query('drop index waiting_room.rooms_of_titles');
    expect(await roomsOfOneTitle('ttl_two')).toEqual(['made', 'made']);
  });

  test('with both each number is one person’s, and there are never more inside', async () => {
    const { numbers, insideMax } = await rush('guarded', database.pool);
    expect(new Set(numbers).size).toBe(BUYERS);
    expect(insideMax).toBe(ACTIVE_MAX);
  });
});

describe('an on-sale under fire, over HTTP', () => {
  const BUYERS = 300;
  const THIEVES = 10;
  const ACTIVE_MAX = 60;
  const ROUNDS_MAX = 40;
  let open: OpenHouse;
  let room: RoomAtTest;
  beforeAll(async () => {
    open = await openHouse();
    room = await roomAt(open, {
      rules: {
        ...{ placesPerInterval: 80, intervalMs: 2_000, activeMax: ACTIVE_MAX },
        ...{ graceMs: 6_000, placesBack: 5, admissionMs: 10_000 },
      },
    });
  });
  afterAll(() => open.close());

  async function inside(): Promise<{ active: number; serving: number; buyers: number }> {
    const { rows } = await open.house.pool.query<{
      active: number;
      serving: number;
      buyers: number;
    }>(
      `select (select count(*)::int from waiting_room.holders h
                where h.room_id = $1 and not has_ended and expires_at > $2) as active,
              (select count(distinct buyer_id)::int from waiting_room.holders h
                where h.room_id = $1 and expires_at is not null) as buyers,
              (line ->> 'serving')::int as serving
         from waiting_room.rooms where room_id = $1`,
      [room.roomId, open.clock.now()],
    );
    return rows[0] ?? { active: -1, serving: -1, buyers: -1 };
  }

  test('everybody who stays is let in once, nobody with another’s place, and never more than the cap', async () => {
    const crowd: Visitor[] = await Promise.all(
      Array.from({ length: BUYERS }, () => room.visitor()),
    );
    await room.order('open');
    await room.pass(1);
    const joined = await Promise.all(crowd.map((visitor) => room.join(visitor)));
    expect(new Set(joined.map(({ status }) => status))).toEqual(new Set([201]));
    const numbers = joined.map(({ body }) => body.number);
    expect(new Set(numbers).size).toBe(BUYERS);

    // Once more, all at once, with what they have in hand: the same place.
    const again = await Promise.all(crowd.map((visitor) => room.join(visitor)));
    expect(again.map(({ body }) => body.number)).toEqual(numbers);

    await room.order('close-lobby');
    await room.pass(6);
    const status = await room.status();
    const draw = drawIn(status, portableDigests);
    const ranks = numbers.map((number) => draw?.rankOf(number) ?? -1);
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks.map((_, rank) => rank));

    const thieves = await Promise.all(Array.from({ length: THIEVES }, () => room.visitor()));
    const letIn = new Map<Visitor, number>();
    const left = new Set<Visitor>();
    let servingBefore = 0;
    for (let round = 0; letIn.size + left.size < BUYERS; round++) {
      expect(round).toBeLessThan(ROUNDS_MAX);
      const waiting = crowd.filter((visitor) => !letIn.has(visitor) && !left.has(visitor));
      const leaving = round % 3 === 1 ? waiting.slice(-5) : [];
      const answers = await Promise.all([
        ...waiting.map(async (visitor) => {
          const { body } = await room.takeTurn(visitor);
          if (body.outcome === 'admitted') letIn.set(visitor, (letIn.get(visitor) ?? 0) + 1);
          return null;
        }),
        ...leaving.map(async (visitor) => {
          left.add(visitor);
          await room.leave(visitor);
          return null;
        }),
        ...thieves.map(async (thief, n) => {
          thief.held = (crowd[(n * 7 + round) % BUYERS] as Visitor).held;
          return (await room.takeTurn(thief)).body;
        }),
      ]);
      for (const body of answers) {
        if (body) expect(body).toMatchObject({ code: 'place-token-invalid' });
      }
      const { active, serving } = await inside();
      expect(active).toBeLessThanOrEqual(ACTIVE_MAX);
      expect(serving).toBeGreaterThanOrEqual(servingBefore);
      servingBefore = serving;
      // Some are done, and make room for the next.
      const done = [...letIn.keys()].slice(-4);
      await Promise.all(done.map((visitor) => room.leave(visitor)));
      expect((await inside()).active).toBeLessThanOrEqual(ACTIVE_MAX);
      await room.pass(2);
    }
    expect(new Set(letIn.values())).toEqual(new Set([1]));
    const { buyers } = await inside();
    expect(buyers).toBeGreaterThanOrEqual(BUYERS - left.size);
    expect(buyers).toBeLessThanOrEqual(BUYERS);
  });
});
