import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { DEFAULT_RULES } from './line.ts';
import { LineDesk } from './line-desk.fixture.ts';
import { type PaceStatus, roundWait, waitOf, whyWaitChanged } from './wait.ts';

const MINUTE_MS = 60_000;

const STATUS: PaceStatus = {
  phase: 'fifo',
  paused: false,
  pace: {
    placesPerInterval: 50,
    intervalMs: 30_000,
    activeMax: 1000,
    active: 0,
    called: 0,
    lately: { called: 0, freed: 0, ms: 0 },
  },
  turn: { graceMs: 120_000, placesBack: 100, admissionMs: 600_000 },
};
const withPace = (pace: Partial<PaceStatus['pace']>): PaceStatus => ({
  ...STATUS,
  pace: { ...STATUS.pace, ...pace },
});
const SLOW = withPace({ active: 1000, lately: { called: 250, freed: 250, ms: 10 * MINUTE_MS } });
const FULL = withPace({ active: 1000, lately: { called: 1000, freed: 1000, ms: 10 * MINUTE_MS } });

test('whoever is among the next fifty may come in this interval', () => {
  expect(waitOf(49, STATUS).fromMs).toBe(0);
  expect(waitOf(50, STATUS).fromMs).toBe(30_000);
});

test('what was called lately decides, and whether it was those inside that slowed it down', () => {
  expect(waitOf(1000, FULL)).toMatchObject({ cause: 'pace' });
  const slow = waitOf(1000, SLOW);
  expect(slow.cause).toBe('inside');
  expect(slow.fromMs).toBeGreaterThan(30 * MINUTE_MS);
  expect(slow.toMs).toBeLessThan(53 * MINUTE_MS);
});

test('nobody can say how long a pause lasts', () => {
  expect(waitOf(10, { ...STATUS, paused: true })).toMatchObject({ toMs: null, cause: 'paused' });
  expect(waitOf(10, { ...STATUS, phase: 'lobby' })).toMatchObject({
    toMs: null,
    cause: 'not-open',
  });
});

test.prop([fc.nat({ max: 1e7 }), fc.nat({ max: 1000 }), fc.nat({ max: 600_000 })])(
  'a range has its ends in order, and more people ahead never mean sooner',
  (ahead, places, ms) => {
    const status = withPace({ lately: { called: places, freed: places, ms }, active: places });
    const wait = waitOf(ahead, status);
    const later = waitOf(ahead + 1, status);
    expect(wait.toMs).toBeGreaterThanOrEqual(wait.fromMs);
    expect(later.fromMs).toBeGreaterThanOrEqual(wait.fromMs);
    expect(later.toMs).toBeGreaterThanOrEqual(wait.toMs as number);
  },
);

test('in a line of a thousand whose buyers stay as they like, nearly every range told was true', () => {
  const people = 1000;
  const desk = new LineDesk({ ...DEFAULT_RULES, activeMax: 60 });
  desk.join(people);
  const told: { rank: number; fromAt: number; toAt: number }[] = [];
  const turnAt: number[] = [];
  const doneAt = new Map<number, number>();
  for (let second = 0; turnAt.length < people; second += 1) {
    const before = desk.line.serving;
    desk.step();
    for (let rank = before; rank < desk.line.serving; rank += 1) {
      turnAt[rank] = second * 1000;
      desk.takeTurn(rank);
      // Two to seven minutes, in no order.
      doneAt.set(rank, second + 120 + ((rank * 7919) % 300));
    }
    for (const [rank, at] of doneAt) {
      if (at > second) continue;
      desk.finish(rank);
      doneAt.delete(rank);
    }
    desk.passTime(1000);
    if (second % 60 === 30) {
      for (let rank = desk.line.serving + 20; rank < people; rank += 97) {
        const status = { ...STATUS, pace: desk.pace() };
        const { fromMs, toMs } = waitOf(rank - desk.line.serving, status);
        told.push({ rank, fromAt: second * 1000 + fromMs, toAt: second * 1000 + (toMs ?? 0) });
      }
    }
  }
  const right = told.filter(({ rank, fromAt, toAt }) => {
    const at = turnAt[rank] as number;
    return at >= fromAt - 30_000 && at <= toAt;
  });
  expect(told.length).toBeGreaterThan(150);
  expect(right.length / told.length).toBeGreaterThan(0.95);
});

const seen = (
  status: PaceStatus,
  peopleAhead: number,
  placesAhead = peopleAhead,
  isReturned = false,
) => ({ status, peopleAhead, placesAhead, isReturned });

test.each([
  ['paused', seen(FULL, 1000), seen({ ...FULL, paused: true }, 1000)],
  ['resumed', seen({ ...FULL, paused: true }, 1000), seen(FULL, 1000)],
  [
    'pace-lowered',
    seen(FULL, 1000),
    seen({ ...FULL, pace: { ...FULL.pace, placesPerInterval: 20 } }, 1000),
  ],
  [
    'pace-raised',
    seen(FULL, 1000),
    seen({ ...FULL, pace: { ...FULL.pace, activeMax: 2000 } }, 1000),
  ],
  ['inside-slower', seen(FULL, 1000), seen(SLOW, 980)],
  ['inside-faster', seen(SLOW, 1000), seen(FULL, 980)],
  ['sent-back', seen(FULL, 10), seen(FULL, 100, 100, true)],
  ['others-came-back', seen(FULL, 100), seen(FULL, 101)],
  ['people-left', seen(FULL, 1000), seen(FULL, 800, 1000)],
  [null, seen(FULL, 1000), seen(FULL, 950)],
] as const)('told why: %s', (why, before, after) => {
  expect(whyWaitChanged(before, after)).toBe(why);
});

test.each([
  [0, 20_000, 0, 1],
  [4.5 * MINUTE_MS, 8.2 * MINUTE_MS, 4, 9],
  [23 * MINUTE_MS, 52 * MINUTE_MS, 20, 55],
  [100 * MINUTE_MS, 130 * MINUTE_MS, 90, 135],
])('%d to %d ms is said as %d to %d minutes', (fromMs, toMs, fromMinutes, toMinutes) => {
  expect(roundWait({ fromMs, toMs, cause: 'pace' })).toEqual({ fromMinutes, toMinutes });
});
