import type { WaitingRoomLogEntry, WaitingRoomSample } from '@houseful/contract/waiting-room-desk';
import { describe, expect, it } from 'vitest';
import { sampleDesk } from '../desk.fixture.ts';
import { conversionOf, courseOf } from './course.ts';
import { valuesOver } from './values-over.ts';

const START_MS = Date.parse('2026-11-21T09:00:00.000Z');
const instant = (seconds: number) => new Date(START_MS + seconds * 1_000).toISOString();

const NOTHING: WaitingRoomSample = {
  ...{ at: instant(0), joined: 0, waiting: 0, inside: 0, mayCome: 0, admitted: 0 },
  ...{ bought: 0, left: 0, missed: 0, seatsLeft: 200, seatsUnsold: 200 },
};
const sample = (seconds: number, more: Partial<WaitingRoomSample>) => ({
  ...NOTHING,
  at: instant(seconds),
  ...more,
});

function change(seconds: number, name: string, was: number, is: number): WaitingRoomLogEntry {
  const [before, after] = [{ [name]: was }, { [name]: is }];
  return {
    at: instant(seconds),
    operatorId: 'usr_omar',
    operatorName: 'Omar',
    action: 'change',
    before,
    after,
  };
}

describe('a rule over time', () => {
  const log = [change(40, 'activeMax', 300, 500), change(20, 'activeMax', 100, 300)];
  const times = [0, 19, 20, 39, 40, 60].map((seconds) => START_MS + seconds * 1_000);

  it('is what the log says it was, each value from its own moment on', () => {
    expect(valuesOver(times, log, 'activeMax', 500)).toEqual([100, 100, 300, 300, 500, 500]);
  });

  it('was always so where nothing was changed', () => {
    expect(valuesOver(times, log, 'graceMs', 7)).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it('of several changes between two moments counts the last', () => {
    const hasty = [change(31, 'activeMax', 2, 3), change(30, 'activeMax', 1, 2)];
    expect(valuesOver(times, hasty, 'activeMax', 3)).toEqual([1, 1, 1, 3, 3, 3]);
  });
});

describe('the course of a room', () => {
  it('admits per minute over the minute before, or what there is of it', () => {
    const samples = [0, 30, 60, 90, 120].map((seconds, step) =>
      sample(seconds, { admitted: [0, 25, 75, 125, 125][step] ?? 0 }),
    );
    const rates = courseOf(sampleDesk({ samples, asOf: instant(120) })).map(
      ({ admittedPerMinute }) => admittedPerMinute,
    );
    expect(rates).toEqual([0, 50, 75, 100, 50, 50]);
  });

  it('ends with what the status says, which may be newer than the last sample', () => {
    const samples = [sample(0, { waiting: 900, inside: 30, mayCome: 20, admitted: 30 })];
    const now = courseOf(sampleDesk({ samples, asOf: instant(7) })).at(-1);
    expect(now).toMatchObject({ atMs: START_MS + 7_000, active: 42, activeMax: 500, admitted: 30 });
  });

  it('has a moment before the first sample was taken', () => {
    expect(courseOf(sampleDesk({ samples: [], asOf: instant(0) }))).toHaveLength(1);
  });
});

describe('conversion', () => {
  it.each([
    [0, 0, null],
    [3, 1, 33],
    [200, 200, 100],
  ])('of %i admitted who bought %i times is %s', (admitted, bought, percent) => {
    expect(conversionOf({ admitted, bought })).toBe(percent);
  });
});
