import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#platform/random';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { type RoomAtTest, roomAt } from '#test/kit/waiting-room';
import { createLineCrowd, type LineCrowd } from './line-crowd.ts';

const VISITORS = 30;
const CAP = 8;

let open: OpenHouse;
let room: RoomAtTest;
beforeAll(async () => {
  open = await openHouse();
  room = await roomAt(open, {
    rules: {
      placesPerInterval: 4,
      intervalMs: 4_000,
      activeMax: CAP,
      graceMs: 10_000,
      admissionMs: 90_000,
    },
  });
});
afterAll(() => open.close());

function crowd(): LineCrowd {
  return createLineCrowd({
    faces: open.house.faces,
    clock: open.clock,
    random: seededRandom('line'),
    roomId: room.roomId,
    visitorsMax: VISITORS,
  });
}

test('nobody comes before the doors open; then all do, and after a restart they have their places again', async () => {
  const first = crowd();
  await first.goOn();
  await room.order('open');
  await room.pass(1);
  for (let look = 0; look < 30; look += 1) await first.goOn();
  await room.pass(2);
  expect((await room.status()).joined).toBe(VISITORS);
  const restarted = crowd();
  for (let look = 0; look < 30; look += 1) await restarted.goOn();
  await room.pass(2);
  expect((await room.status()).joined).toBe(VISITORS);
});

test('they go in turn by turn, never more than the cap, and buy', async () => {
  const all = crowd();
  for (let look = 0; look < 30; look += 1) await all.goOn();
  await room.order('close-lobby');
  let most = 0;
  for (let seconds = 0; seconds < 500; seconds += 2) {
    await room.pass(2);
    await all.goOn();
    await open.settle();
    const { line, pace, phase } = await room.status();
    most = Math.max(most, pace.active + pace.called);
    if (phase === 'fifo' && line.serving === VISITORS && pace.active === 0) break;
  }
  expect(most).toBe(CAP);
  const { line, pace, sales } = await room.status();
  expect([line.serving, pace.active]).toEqual([VISITORS, 0]);
  // Fifty seats, a few parties who give up, and one or two who sleep.
  expect(sales.seatsUnsold).toBeLessThan(25);
});
