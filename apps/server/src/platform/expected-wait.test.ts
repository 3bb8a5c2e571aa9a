import { describe, expect, test } from 'vitest';
import { createExpectedWait } from '#platform/expected-wait';

/** A line on a clock of its own: each tick is 10 ms, and so many leave in it. */
function standingLine() {
  const wait = createExpectedWait();
  let now = 1_000;
  return {
    wait,
    ask: (waiting: number) => Math.round(wait.ms(waiting, now)),
    pass: (ms: number, leavePerSecond: number, waiting = 1) => {
      for (let passed = 0; passed < ms; passed += 10) {
        now += 10;
        wait.left(leavePerSecond / 100);
        wait.ms(waiting, now);
      }
    },
  };
}

describe('the expected wait', () => {
  test.each([
    { waiting: 1_000, leavePerSecond: 4_000, expectedMs: 250 },
    { waiting: 1_000, leavePerSecond: 1_000, expectedMs: 1_000 },
    { waiting: 20_000, leavePerSecond: 4_000, expectedMs: 5_000 },
    { waiting: 0, leavePerSecond: 4_000, expectedMs: 0 },
    { waiting: 50, leavePerSecond: 10, expectedMs: 5_000 },
  ])(
    'of a newcomer behind $waiting, of whom $leavePerSecond leave a second, is $expectedMs ms',
    ({ waiting, leavePerSecond, expectedMs }) => {
      const line = standingLine();
      line.ask(waiting);
      line.pass(500, leavePerSecond);
      expect(line.ask(waiting)).toBeCloseTo(expectedMs, -1);
      line.pass(5_000, leavePerSecond);
      expect(line.ask(waiting)).toBeCloseTo(expectedMs, -1);
    },
  );

  test('is nothing in the first moment: a crowd that has just come in has no pace yet', () => {
    const line = standingLine();
    expect(line.ask(10_000)).toBe(0);
    line.pass(240, 100);
    expect(line.ask(10_000)).toBe(0);
    line.pass(10, 100);
    expect(line.ask(10_000)).toBeGreaterThan(50_000);
  });

  test('is at least as long as a line that does not move has stood', () => {
    const line = standingLine();
    line.ask(1);
    line.pass(3_000, 0);
    expect(line.ask(1)).toBe(3_000);
  });

  test('follows a pace that drops, within seconds', () => {
    const line = standingLine();
    line.ask(1_000);
    line.pass(5_000, 4_000);
    line.pass(1_000, 0);
    expect(line.ask(1_000)).toBeGreaterThan(400);
    line.pass(4_000, 0);
    expect(line.ask(1_000)).toBeGreaterThan(5_000);
  });

  test('follows a pace that picks up, within seconds', () => {
    const line = standingLine();
    line.ask(1_000);
    line.pass(5_000, 10);
    line.pass(2_000, 4_000);
    expect(line.ask(1_000)).toBeLessThan(500);
  });

  test('forgets the pace of a line that was cleared: what an idle house did says nothing', () => {
    const line = standingLine();
    line.ask(1);
    line.pass(2_000, 1);
    expect(line.ask(1_000)).toBeGreaterThan(100_000);
    line.wait.cleared();
    line.wait.left(1);
    expect(line.ask(1_000)).toBe(0);
  });
});
