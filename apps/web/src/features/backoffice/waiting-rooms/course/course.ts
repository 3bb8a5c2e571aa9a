import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import type { WaitingRoomDesk, WaitingRoomSample } from '@houseful/contract/waiting-room-desk';
import { valuesOver } from './values-over.ts';

const MINUTE_MS = 60_000;

/** How the room stood at a moment, with what can only be told from the moments before. */
export interface Moment extends Omit<WaitingRoomSample, 'at'> {
  readonly atMs: number;
  /** Inside, and called but not here yet: together never more than `activeMax`. */
  readonly active: number;
  readonly activeMax: number;
  readonly admittedPerMinute: number;
  /** So many may be called in a minute. */
  readonly paceMax: number;
}

/** The course of the room up to its status: oldest first, never empty. */
export function courseOf({ samples, status, log }: WaitingRoomDesk): [Moment, ...Moment[]] {
  const all = [...samples, sampleNow(status, samples.at(-1))];
  const timesMs = all.map(({ at }) => Date.parse(at));
  const over = (name: string, now: number) => valuesOver(timesMs, log, name, now);
  const activeMax = over('activeMax', status.pace.activeMax);
  const placesPerInterval = over('placesPerInterval', status.pace.placesPerInterval);
  const intervalMs = over('intervalMs', status.pace.intervalMs);
  const moments = all.map(({ at: _at, ...sample }, index) => ({
    ...sample,
    atMs: timesMs[index] ?? 0,
    active: sample.inside + sample.mayCome,
    activeMax: activeMax[index] ?? 0,
    admittedPerMinute: perMinute(all, timesMs, index),
    paceMax: ((placesPerInterval[index] ?? 0) * MINUTE_MS) / (intervalMs[index] ?? MINUTE_MS),
  }));
  return moments as [Moment, ...Moment[]];
}

/** The status knows less than a sample, and later. */
function sampleNow(status: WaitingRoomStatus, last?: WaitingRoomSample): WaitingRoomSample {
  const { joined, pace, sales, asOf } = status;
  const called = last ? Math.min(last.mayCome, pace.active) : 0;
  return {
    ...(last ?? { admitted: 0, bought: 0, left: 0, missed: 0 }),
    at: last && last.at > asOf ? last.at : asOf,
    joined,
    waiting: waitingIn(status),
    inside: pace.active - called,
    mayCome: called,
    seatsLeft: sales.categories.reduce((sum, { seatsLeft }) => sum + seatsLeft, 0),
    seatsUnsold: sales.seatsUnsold,
  };
}

/** Before there is an order, everybody who joined waits. */
function waitingIn({ phase, joined, line }: WaitingRoomStatus): number {
  if (phase === 'closed' || phase === 'lobby' || phase === 'draw') return joined;
  return Math.max(0, line.end - line.serving - line.leftWaiting + line.returnedWaiting);
}

/** Over the minute before, or as much of it as there is. */
function perMinute(
  samples: readonly WaitingRoomSample[],
  timesMs: readonly number[],
  index: number,
): number {
  const nowMs = timesMs[index] ?? 0;
  let first = index;
  while (first > 0 && nowMs - (timesMs[first] ?? 0) < MINUTE_MS) first -= 1;
  const spanMs = nowMs - (timesMs[first] ?? 0);
  if (spanMs <= 0) return 0;
  const admitted = (samples[index]?.admitted ?? 0) - (samples[first]?.admitted ?? 0);
  return Math.max(0, (admitted * MINUTE_MS) / spanMs);
}

/** Of a hundred who were let in, so many have bought; null while nobody was. */
export function conversionOf({ admitted, bought }: Pick<Moment, 'admitted' | 'bought'>) {
  return admitted === 0 ? null : Math.round((bought * 100) / admitted);
}
