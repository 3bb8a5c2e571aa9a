import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';

export type PaceStatus = Pick<WaitingRoomStatus, 'phase' | 'paused' | 'pace' | 'turn'>;

/** What the wait depends on at the moment. `inside`: on how soon those inside are done. */
export type WaitCause = 'pace' | 'inside' | 'paused' | 'not-open';

export interface Wait {
  /** `toMs` null: nobody can say. */
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly cause: WaitCause;
}

/** Before so long, those who came first had hardly the time to be done, and nobody knows their pace. */
const PACE_BELIEVED_MS = 480_000;
/** How far that pace may stray from what it was lately before the range is wrong. */
const STRAY = 1.3;

/**
 * A range for the wait of somebody with so many people ahead. As long as there is room inside, the
 * stated pace decides; when it is full, one comes in for each who is done, as fast as that was lately.
 * Before that is known the range is wide: from the stated pace to everybody staying as long as they may.
 */
export function waitOf(peopleAhead: number, { phase, paused, pace, turn }: PaceStatus): Wait {
  const { placesPerInterval, intervalMs, activeMax, active, called, lately } = pace;
  const soonestMs = Math.floor(peopleAhead / placesPerInterval) * intervalMs;
  if (phase !== 'fifo' && phase !== 'draining') {
    return { fromMs: soonestMs, toMs: null, cause: 'not-open' };
  }
  if (paused) return { fromMs: soonestMs, toMs: null, cause: 'paused' };
  const stated = placesPerInterval / intervalMs;
  const free = Math.max(0, activeMax - active - called);
  const afterFull = Math.max(0, peopleAhead + 1 - free);
  const isKnown = lately.ms >= PACE_BELIEVED_MS && lately.freed > 0;
  const seen = lately.freed / Math.max(1, lately.ms);
  const slowest = isKnown ? seen / STRAY : activeMax / (turn.admissionMs + turn.graceMs);
  const fastest = isKnown ? seen * STRAY : stated;
  const span = (rate: number): number =>
    (peopleAhead + 1 - afterFull) / stated + afterFull / Math.min(stated, rate);
  return {
    fromMs: Math.max(soonestMs, Math.floor(span(fastest)) - intervalMs),
    toMs: Math.max(soonestMs, Math.ceil(span(slowest))) + intervalMs,
    cause: afterFull > 0 && (isKnown ? seen : slowest) < stated ? 'inside' : 'pace',
  };
}

/** Why a wait is told anew: the first of these that is so. */
export type WaitChange =
  | 'paused'
  | 'resumed'
  | 'pace-raised'
  | 'pace-lowered'
  | 'inside-slower'
  | 'inside-faster'
  | 'sent-back'
  | 'others-came-back'
  | 'people-left';

interface WaitSeen {
  readonly status: PaceStatus;
  readonly peopleAhead: number;
  readonly placesAhead: number;
  /** Whether this is a place taken back after a missed turn. */
  readonly isReturned: boolean;
}

/** Changes of the real pace below this share are not worth a word. */
const CHANGE_TOLD = 1.25;

/** Why the range moved otherwise than by time passing; null: it did not, or not worth a word. */
export function whyWaitChanged(before: WaitSeen, after: WaitSeen): WaitChange | null {
  const was = before.status;
  const is = after.status;
  if (was.paused !== is.paused) return is.paused ? 'paused' : 'resumed';
  const set = rulesChange(was.pace, is.pace);
  if (set !== 0) return set > 0 ? 'pace-raised' : 'pace-lowered';
  // The same distance at both paces: what is left of a difference is those inside.
  const speedup = middleOf(was, after.peopleAhead) / middleOf(is, after.peopleAhead);
  if (speedup < 1 / CHANGE_TOLD) return 'inside-slower';
  if (speedup > CHANGE_TOLD) return 'inside-faster';
  if (after.isReturned && !before.isReturned) return 'sent-back';
  if (after.placesAhead > before.placesAhead) return 'others-came-back';
  const leftAhead = before.placesAhead - before.peopleAhead;
  const nowLeftAhead = after.placesAhead - after.peopleAhead;
  return nowLeftAhead - leftAhead > before.peopleAhead / 20 ? 'people-left' : null;
}

/** Above 0: more may be called than before; below: fewer. */
function rulesChange(was: PaceStatus['pace'], is: PaceStatus['pace']): number {
  const pace = is.placesPerInterval * was.intervalMs - was.placesPerInterval * is.intervalMs;
  return pace === 0 ? is.activeMax - was.activeMax : pace;
}

/** The middle of the range for so many people ahead, never 0. */
function middleOf(status: PaceStatus, peopleAhead: number): number {
  const { fromMs, toMs } = waitOf(peopleAhead, status);
  return (fromMs + (toMs ?? fromMs)) / 2 + 1;
}

const MINUTE_MS = 60_000;

/**
 * The range as it is said to people: outwards to whole minutes, from a quarter of an hour on to
 * five, from an hour on to a quarter of an hour, so that it is calm and still true.
 */
export function roundWait({ fromMs, toMs }: Wait): {
  fromMinutes: number;
  toMinutes: number | null;
} {
  return {
    fromMinutes: roundMinutes(fromMs, Math.floor),
    toMinutes: toMs === null ? null : roundMinutes(toMs, Math.ceil),
  };
}

function roundMinutes(ms: number, round: (value: number) => number): number {
  const minutes = ms / MINUTE_MS;
  const step = minutes < 15 ? 1 : minutes < 60 ? 5 : 15;
  return round(minutes / step) * step;
}
