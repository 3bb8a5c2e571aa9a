import { expect, it } from 'vitest';
import { statusOf } from './room-world.fixture.ts';
import { tellWait, type WaitSeen } from './wait-told.ts';

const seen = (patch: Partial<WaitSeen> = {}): WaitSeen => ({
  ...{ status: statusOf(), peopleAhead: 40, placesAhead: 40, isReturned: false },
  ...patch,
});

it('a wait that only comes nearer is not told as a change', () => {
  const first = tellWait(null, seen(), 1_000);
  const next = tellWait(first, seen({ peopleAhead: 38, placesAhead: 38 }), 2_000);
  expect([next.why, next.changedAtMs]).toEqual([null, null]);
});

it('a change keeps its reason and its time until the next one', () => {
  const first = tellWait(null, seen(), 1_000);
  const paused = tellWait(first, seen({ status: statusOf({ paused: true }) }), 2_000);
  expect(paused).toMatchObject({ why: 'paused', changedAtMs: 2_000, toMinutes: null });
  const still = tellWait(paused, seen({ status: statusOf({ paused: true }) }), 3_000);
  expect(still).toMatchObject({ why: 'paused', changedAtMs: 2_000 });
  const on = tellWait(still, seen(), 4_000);
  expect(on).toMatchObject({ why: 'resumed', changedAtMs: 4_000 });
});

it('many small steps are one large: people who leave one by one are told in the end', () => {
  let told = tellWait(null, seen(), 0);
  for (let left = 1; left <= 3; left += 1) {
    told = tellWait(told, seen({ peopleAhead: 40 - left }), left);
  }
  expect(told).toMatchObject({ why: 'people-left', changedAtMs: 3 });
});
