import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#platform/random';
import { manualClock } from '#test/kit/manual-clock';
import { roomProcess } from '#test/kit/room-process';
import { OF_THE_HOUSE, WHOLE_HOUSE } from '#test/kit/staff';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import type { WaitingRoom } from '../index.ts';

const SHOW_ID = 'shw_rush';
/** Until what one process has noted was read by the others. */
const NOTED_MS = 3_500;

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

test('who signs in with the second of two places that the guest was given has the first, and no third', async () => {
  const clock = manualClock();
  const random = seededRandom('two places');
  const [one, other] = [1, 2].map(() => roomProcess({ pool: database.pool, clock, random })) as [
    WaitingRoom,
    WaitingRoom,
  ];
  const operator = callOf('usr_operator');
  const scope = { kind: 'show', showId: SHOW_ID } as const;
  const { status } = await one.face.createWaitingRoom(
    { belonging: OF_THE_HOUSE, name: 'a rush', showIds: [SHOW_ID], scope, ordering: 'fifo' },
    operator,
  );
  const { roomId } = status;
  await one.face.steerWaitingRoom({ roomId, order: 'open' }, operator);
  await one.start();
  await other.start();
  // At two processes in the same moment: neither knows of the other's.
  const first = await one.face.joinWaitingRoom({ roomId }, callOf('usr_guest'));
  const second = await other.face.joinWaitingRoom({ roomId }, callOf('usr_guest'));
  expect([first.number, second.number]).toEqual([0, 1]);
  await clock.advance(NOTED_MS);

  await one.face.adoptBuyer({ fromBuyerId: 'usr_guest', toBuyerId: 'usr_account' });
  const held = { 'Place-Token': second.placeToken };
  const again = await other.face.joinWaitingRoom({ roomId }, callOf('usr_account', held));
  expect(again.number).toBe(0);
  await one.stop();
  await other.stop();
});
