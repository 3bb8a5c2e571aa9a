import { expect, test } from 'vitest';
import { callNext, PASSED_PER_STEP_MAX } from './call-next.ts';
import { DEFAULT_RULES, type LineRules, newLine, openIn, publicPace, UNSEEN } from './line.ts';
import { LineDesk } from './line-desk.fixture.ts';
import { takeTurn } from './take-turn.ts';

const MINUTE_MS = 60_000;

function desk(people: number, rules: Partial<LineRules> = {}): LineDesk {
  const made = new LineDesk({ ...DEFAULT_RULES, ...rules });
  made.join(people);
  return made;
}

function kinds(line: LineDesk, ...ranks: number[]): string[] {
  return ranks.map((rank) => line.takeTurn(rank).kind);
}

test('fifty are called at once, nobody for 30 seconds, then fifty more', () => {
  const line = desk(1000);
  expect(line.step()).toBe(50);
  line.passTime(29_999);
  expect(line.step()).toBe(0);
  line.passTime(1);
  expect(line.step()).toBe(50);
  expect(kinds(line, 0, 49, 99, 100)).toEqual(['admitted', 'admitted', 'admitted', 'waiting']);
});

test('no interval has more than its places, wherever it begins', () => {
  const line = desk(1000, { activeMax: 30 });
  const called: [number, number][] = [];
  for (let second = 0; second < 200; second += 1) {
    called.push([second, line.step()]);
    for (let rank = 0; rank < line.line.serving; rank += 1) {
      if (line.takeTurn(rank).kind === 'admitted' && (rank + second) % 7 === 0) line.finish(rank);
    }
    line.passTime(1000);
  }
  for (const [start] of called) {
    const within = called.filter(([second]) => second >= start && second < start + 30);
    expect(within.reduce((sum, [, places]) => sum + places, 0)).toBeLessThanOrEqual(50);
  }
});

test('who is called may come until the grace is over, and then once more, further back, and then not', () => {
  const line = desk(1000, { placesPerInterval: 1, placesBack: 3 });
  line.step();
  line.passTime(119_999);
  expect(line.placeShown(0).state).toBe('turn');
  line.passTime(1);
  expect(line.placeShown(0).state).toBe('missed');
  expect(line.takeTurn(0)).toEqual({ kind: 'back', seq: 0, turn: 4 });
  expect(line.takeTurn(0)).toEqual({ kind: 'back', seq: 0, turn: 4 });
  const called: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    line.passTime(30_000);
    line.step();
    called.push(...[0, 1, 2, 3, 4].filter((rank) => line.placeShown(rank).state === 'turn'));
    kinds(line, 1, 2, 3, 4);
  }
  expect(called.indexOf(0)).toBeGreaterThan(called.indexOf(3));
  expect(called.indexOf(0)).toBeLessThan(called.lastIndexOf(4));
  line.passTime(2 * MINUTE_MS);
  expect(line.takeTurn(0).kind).toBe('out');
  expect(line.placeShown(0).state).toBe('out');
});

test('a returned turn that is missed is over, also while its interval is not', () => {
  const line = desk(2, { intervalMs: 10 * MINUTE_MS, placesBack: 0 });
  line.step();
  line.passTime(2 * MINUTE_MS);
  expect(kinds(line, 0, 1)).toEqual(['back', 'back']);
  line.step();
  expect(kinds(line, 0)).toEqual(['admitted']);
  line.passTime(2 * MINUTE_MS);
  expect(kinds(line, 0, 1)).toEqual(['admitted', 'out']);
});

test('inside the clock runs: an admission ends by itself, and asking again does not restart it', () => {
  const line = desk(10);
  line.step();
  const first = line.takeTurn(3);
  line.passTime(5 * MINUTE_MS);
  expect(line.takeTurn(3)).toEqual(first);
  line.passTime(5 * MINUTE_MS);
  expect(line.takeTurn(3).kind).toBe('out');
});

test('when all places inside are taken, one is given on as soon as somebody is done', () => {
  const line = desk(100, { activeMax: 2 });
  expect(line.step()).toBe(2);
  expect(kinds(line, 0, 1)).toEqual(['admitted', 'admitted']);
  expect(line.step()).toBe(0);
  line.finish(0);
  expect(line.step()).toBe(1);
  line.leave(1);
  expect(line.step()).toBe(1);
  expect(kinds(line, 2, 3, 4)).toEqual(['admitted', 'admitted', 'waiting']);
});

test('a called place that is left is given on at once, within the same interval', () => {
  const line = desk(100, { placesPerInterval: 3 });
  line.step();
  line.leave(1);
  line.leave(1);
  expect(line.step()).toBe(1);
  expect(kinds(line, 0, 1, 2, 3, 4)).toEqual([
    'admitted',
    'out',
    'admitted',
    'admitted',
    'waiting',
  ]);
});

test('places left behind are passed over and cost nobody a turn', () => {
  const line = desk(100, { placesPerInterval: 3 });
  for (const rank of [0, 2, 3, 3]) line.leave(rank);
  expect(line.line.leftWaiting).toBe(3);
  expect(line.step()).toBe(3);
  expect(kinds(line, 1, 4, 5, 6)).toEqual(['admitted', 'admitted', 'admitted', 'waiting']);
  expect(line.line.leftWaiting).toBe(0);
});

test('a step is short even when nearly everybody has left; the next goes on', () => {
  const people = PASSED_PER_STEP_MAX + 5;
  const line = desk(people);
  for (let rank = 0; rank < people - 1; rank += 1) line.leave(rank);
  expect(line.step()).toBe(0);
  expect(line.line.serving).toBe(PASSED_PER_STEP_MAX);
  expect(line.step()).toBe(1);
  expect(kinds(line, people - 1)).toEqual(['admitted']);
});

test('a lowered cap sends nobody out and lets nobody in', () => {
  const line = desk(100, { activeMax: 20 });
  line.step();
  kinds(line, ...Array(20).keys());
  line.rules = { ...line.rules, activeMax: 10 };
  line.passTime(MINUTE_MS);
  expect(line.step()).toBe(0);
  expect(line.active()).toBe(20);
  for (let rank = 0; rank < 10; rank += 1) line.finish(rank);
  expect(line.step()).toBe(0);
  line.finish(10);
  expect(line.step()).toBe(1);
});

test('the row of a line of ten million, in full swing, is a few hundred bytes', () => {
  const line = desk(10_000_000, { activeMax: 5000 });
  for (let minute = 0; minute < 30; minute += 1) {
    line.step();
    line.takeTurn(line.line.serving - 1);
    line.passTime(30_000);
  }
  expect(JSON.stringify(line.line).length).toBeLessThan(1500);
});

test('the pace is told from what was called, and forgets after ten minutes', () => {
  const line = desk(10_000);
  for (let i = 0; i < 60; i += 1) {
    line.step();
    line.passTime(30_000);
  }
  const { lately } = publicPace(line.line, 0, line.rules);
  expect(lately.ms).toBeLessThanOrEqual(10 * MINUTE_MS);
  expect((lately.called / lately.ms) * 30_000).toBeGreaterThan(45);
  expect((lately.called / lately.ms) * 30_000).toBeLessThan(56);
  // Nobody comes, so each place comes free when its grace is over.
  expect(lately.freed).toBe(lately.called);
});

test('in a busy hall the line stays small, and nobody has less time or more company for it', () => {
  const rules: LineRules = {
    ...{ placesPerInterval: 2_000, intervalMs: 30_000, activeMax: 10_000 },
    ...{ graceMs: 120_000, placesBack: 100, admissionMs: 600_000 },
  };
  const nobodyCameBack = (): never => {
    throw new Error('nobody came back');
  };
  const around = { isSpent: () => false, returnedPlace: nobodyCameBack };
  let line = newLine(0, 1_000_000);
  const calledAtMs: number[] = [];
  let callsMost = 0;
  let fullest = Number.POSITIVE_INFINITY;
  // For five minutes a place comes free every 10 ms; one in seven called never comes.
  for (let nowMs = 0; nowMs < 300_000; nowMs += 10) {
    const step = callNext(
      line,
      { ...around, nowMs, active: rules.activeMax - openIn(line) - 1 },
      rules,
    );
    line = step.line;
    callsMost = Math.max(callsMost, line.calls.length);
    for (let rank = step.call?.from ?? 0; rank < (step.call?.to ?? 0); rank += 1) {
      calledAtMs[rank] = nowMs;
      if (rank % 7 > 0) line = takeTurn(line, rank, UNSEEN, nowMs, rules).line;
    }
    const before = calledAtMs[calledAtMs.length - 1 - rules.placesPerInterval];
    if (before !== undefined && step.call) fullest = Math.min(fullest, nowMs - before);
  }
  expect(callsMost).toBeLessThan(500);
  expect(fullest).toBeGreaterThanOrEqual(rules.intervalMs);
  const awaited = calledAtMs.map((ms, rank) => ({ ms, rank })).filter(({ rank }) => rank % 7 === 0);
  for (const { ms, rank } of awaited.slice(-500)) {
    const inTime = takeTurn(line, rank, UNSEEN, ms + rules.graceMs - 1, rules);
    expect(inTime.answer.kind).toBe('admitted');
    const tooLate = takeTurn(line, rank, UNSEEN, ms + rules.graceMs + 1_000, rules);
    expect(tooLate.answer.kind).toBe('back');
  }
});
