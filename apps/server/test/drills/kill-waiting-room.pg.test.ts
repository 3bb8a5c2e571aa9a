import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { drawIn } from '@houseful/line/draw';
import { checkPublished } from '@houseful/line/read-proof';
import { portableDigests } from '@houseful/line/sha256';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import {
  AUTH_SECRET,
  type BoxOffice,
  openBoxOffice,
  OPERATOR_ID,
  SHOWS,
} from '#test/drills/box-office';
import { type Line, openLine } from '#test/drills/line';
import { createAccessTokenSigner } from '../../src/modules/identity/access-token.ts';

const BUYERS = 120;
const ACTIVE_MAX = 50;
/** How many have been answered when a process is killed. */
const JOINED_BEFORE = 40;
const LET_IN_BEFORE = 25;
const PATIENCE_MS = 120_000;
const ASK_EVERY_MS = 250;
const TOKEN_SECONDS = 3_600;
const RULES = {
  ...{ placesPerInterval: 60, intervalMs: 1_000, activeMax: ACTIVE_MAX },
  ...{ graceMs: 5_000, placesBack: 5, admissionMs: 20_000 },
};

let box: BoxOffice;
let line: Line;
let database: pg.Client;
beforeAll(async () => {
  box = await openBoxOffice({ processes: 2 });
  line = openLine(box.servers);
  database = new pg.Client({ connectionString: box.databaseUrl() });
  await database.connect();
}, PATIENCE_MS);
afterAll(async () => {
  await database.end();
  line.close();
  await box.close();
});

async function tokenOf(userId: string, roles: readonly ('operator' | 'guest')[]): Promise<string> {
  const now = Math.floor(systemClock.now().getTime() / 1_000);
  const times = { issuedAtSeconds: now, expiresAtSeconds: now + TOKEN_SECONDS };
  return createAccessTokenSigner(AUTH_SECRET)({ userId, roles }, times);
}

interface Row {
  readonly serving: number;
  readonly version: number;
  readonly active: number;
  readonly may_come: number;
}

/** How the line stands in the table, at the line's own time. */
async function lookAt(roomId: string): Promise<Row> {
  const { rows } = await database.query<Row>(
    `select (line ->> 'serving')::int as serving, version::int,
            (select count(*)::int from waiting_room.holders h
              where h.room_id = r.room_id and not has_ended
                and extract(epoch from expires_at) * 1000 > (line ->> 'atMs')::bigint) as active,
            (select coalesce(sum((call ->> 'open')::int), 0)::int
               from json_array_elements(line -> 'calls') as call) as may_come
       from waiting_room.rooms r where room_id = $1`,
    [roomId],
  );
  return rows[0] as Row;
}

test('kill -9 while they join, and again while they are let in: everybody who was told a number comes in, once', async () => {
  const until = performance.now() + PATIENCE_MS;
  const operator = await tokenOf(OPERATOR_ID, ['operator']);
  const body = { scope: { kind: 'show', showId: SHOWS[0] }, rules: RULES };
  const made = await line.insist('POST', '/waiting-rooms', { token: operator, body }, until);
  const { roomId } = made.body['status'] as WaitingRoomStatus;
  const path = `/waiting-rooms/${roomId}`;
  const order = (name: string) =>
    line.insist('POST', `${path}/orders`, { token: operator, body: { order: name } }, until);
  const status = async () =>
    (await line.insist('GET', path, {}, until)).body as unknown as WaitingRoomStatus;
  await order('open');

  let joined = 0;
  const crowd = await Promise.all(
    Array.from({ length: BUYERS }, async (_, buyer) => {
      const token = await tokenOf(`usr_${buyer}`, ['guest']);
      await systemClock.sleep(buyer * 5);
      const answer = await line.insist('POST', `${path}/join`, { token, body: {} }, until);
      expect(answer.status).toBe(201);
      joined += 1;
      if (joined === JOINED_BEFORE) box.servers[0]?.kill();
      return { token, held: answer.body as unknown as HeldPlace };
    }),
  );
  const numbers = crowd.map(({ held }) => held.number);
  expect(new Set(numbers).size).toBe(BUYERS);

  await order('close-lobby');
  let drawn = await status();
  while (drawn.phase !== 'fifo') {
    expect(performance.now()).toBeLessThan(until);
    await systemClock.sleep(ASK_EVERY_MS);
    drawn = await status();
  }
  const draw = drawIn(drawn, portableDigests);
  const ranks = numbers.map((number) => draw?.rankOf(number) ?? null);
  expect(ranks).not.toContain(null);
  expect(new Set(ranks).size).toBe(BUYERS);
  const { rows } = await database.query<{ proof: string }>(
    'select proof from waiting_room.proofs where room_id = $1',
    [roomId],
  );
  const noted = drawn.announcement?.commitment ?? null;
  const { checks } = checkPublished(rows[0]?.proof ?? '', noted, portableDigests);
  expect(checks.every(({ ok }) => ok)).toBe(true);

  let isOver = false;
  const watched = (async () => {
    for (let last = await lookAt(roomId); !isOver; await systemClock.sleep(50)) {
      const now = await lookAt(roomId);
      expect(now.active + now.may_come).toBeLessThanOrEqual(ACTIVE_MAX);
      expect(now.serving).toBeGreaterThanOrEqual(last.serving);
      expect(now.version).toBeGreaterThanOrEqual(last.version);
      last = now;
    }
  })();

  let letIn = 0;
  const ends = await Promise.all(
    crowd.map(async ({ token, held }) => {
      for (let place = held; performance.now() < until; await systemClock.sleep(ASK_EVERY_MS)) {
        const asking = { token, headers: { 'place-token': place.placeToken } };
        const answer = await line.insist('POST', `${path}/admission`, asking, until);
        if (answer.body['outcome'] === 'back') place = answer.body['held'] as HeldPlace;
        if (answer.body['outcome'] === 'admitted') {
          letIn += 1;
          if (letIn === LET_IN_BEFORE) box.servers[1]?.kill();
          // Most are quick, and make room.
          if (held.number % 5 > 0) await line.insist('DELETE', `${path}/place`, asking, until);
          return 'in';
        }
        if (answer.body['code'] !== 'not-your-turn') return String(answer.body['code']);
      }
      return 'still waiting';
    }),
  ).finally(() => {
    isOver = true;
  });
  await watched;
  expect(new Set(ends)).toEqual(new Set(['in']));
  const admitted = await database.query<{ numbers: number; buyers: number }>(
    `select count(*)::int as numbers, count(distinct buyer_id)::int as buyers
       from waiting_room.holders where room_id = $1 and expires_at is not null`,
    [roomId],
  );
  expect(admitted.rows).toEqual([{ numbers: BUYERS, buyers: BUYERS }]);
  expect([...line.wire.faults.keys()]).toEqual([]);
  expect(box.servers.flatMap((server) => server.ends)).toEqual(['SIGKILL', 'SIGKILL']);
}, 240_000);
