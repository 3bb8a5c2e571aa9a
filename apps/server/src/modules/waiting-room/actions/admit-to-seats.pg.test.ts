import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clock } from '#platform/clock';
import { seededRandom } from '#platform/random';
import { manualClock } from '#test/kit/manual-clock';
import { roomProcess } from '#test/kit/room-process';
import { OF_THE_HOUSE, WHOLE_HOUSE } from '#test/kit/staff';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import type { WaitingRoom } from '../index.ts';

const SHOW_ID = 'shw_rush';
/** Of a title with a room; the room has not heard of it yet. */
const NEW_SHOW_ID = 'shw_new';
const TITLE_ID = 'ttl_rush';
const BEHIND_MS = 3_000;
const TITLE = { titleId: TITLE_ID, organisationId: OF_THE_HOUSE.organisationId };
const ADMISSION_MS = 10_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

function callOf(buyerId: string, tokens: Call['tokens'] = {}): Call {
  return {
    ...{ caller: { buyerId, roles: ['buyer'] }, idempotencyKey: null, tokens },
    reach: WHOLE_HOUSE,
  };
}

function processWith(clock: Clock, seed: string): WaitingRoom {
  return roomProcess({
    ...{ pool: database.pool, clock, random: seededRandom(seed) },
    titleOf: async (showId) => (showId === NEW_SHOW_ID ? TITLE : null),
  });
}

test('where the line has passed the end of a stay, it is over for a clock that is behind, too', async () => {
  const clock = manualClock();
  const [exact, behind] = [
    processWith(clock, 'exact'),
    processWith({ ...clock, now: () => new Date(clock.now().getTime() - BEHIND_MS) }, 'behind'),
  ] as [WaitingRoom, WaitingRoom];
  const operator = callOf('usr_operator');
  const scope = { kind: 'show', showId: SHOW_ID } as const;
  const rules = { activeMax: 1, admissionMs: ADMISSION_MS };
  const { status } = await exact.face.createWaitingRoom(
    { belonging: OF_THE_HOUSE, name: 'a rush', showIds: [SHOW_ID], scope, ordering: 'fifo', rules },
    operator,
  );
  const { roomId } = status;
  await exact.face.steerWaitingRoom({ roomId, order: 'open' }, operator);
  await behind.start();
  const { placeToken } = await exact.face.joinWaitingRoom({ roomId }, callOf('usr_1'));
  const held = { 'Place-Token': placeToken };
  const turn = await exact.face.takeTurn({ roomId }, callOf('usr_1', held));
  const token = turn.outcome === 'admitted' ? turn.admissionToken : '';
  const inside = callOf('usr_1', { 'Admission-Token': token });

  await behind.face.admitToSeats({ showId: SHOW_ID }, inside);
  await clock.advance(ADMISSION_MS);
  // The place is given on: the next one is called.
  const next = await exact.face.joinWaitingRoom({ roomId }, callOf('usr_2'));
  const nextHeld = { 'Place-Token': next.placeToken };
  const admitted = await exact.face.takeTurn({ roomId }, callOf('usr_2', nextHeld));
  expect(admitted.outcome).toBe('admitted');
  await expect(behind.face.admitToSeats({ showId: SHOW_ID }, inside)).rejects.toMatchObject({
    code: 'not-admitted',
  });
  await behind.stop();
});

test('a room in front of a title guards a show of it that it has not heard of', async () => {
  const process = processWith(manualClock(), 'new');
  const scope = { kind: 'title', titleId: TITLE_ID } as const;
  const { status } = await process.face.createWaitingRoom(
    { belonging: OF_THE_HOUSE, name: 'all of a rush', showIds: [], scope, ordering: 'drawn' },
    callOf('usr_operator'),
  );
  await process.start();
  const refusal = process.face.admitToSeats({ showId: NEW_SHOW_ID }, callOf('usr_1'));
  await expect(refusal).rejects.toMatchObject({
    code: 'not-admitted',
    members: { waitingRoom: { roomId: status.roomId } },
  });
  await process.face.admitToSeats({ showId: 'shw_of_another_title' }, callOf('usr_1'));
  expect((await process.face.findRoom({ showId: NEW_SHOW_ID }))?.roomId).toBe(status.roomId);
  await process.stop();
});
