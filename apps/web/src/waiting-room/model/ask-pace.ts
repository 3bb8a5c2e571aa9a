import { waitOf } from '@houseful/line/wait';
import type { RoomState } from './room.ts';

const SECOND_MS = 1_000;
const NEAR_MS = 60 * SECOND_MS;
const FAR_MS = 20 * 60 * SECOND_MS;
/** Where news arrive by themselves, asking only finds out that they do not any more. */
const LIVE_MS_MIN = 15 * SECOND_MS;
const JITTER = 0.4;

/** How long to wait before the status is asked for again; a crowd asks spread out. */
export function askAgainMs(state: RoomState, nowMs: number, chance: () => number): number {
  const spread = 1 - JITTER / 2 + JITTER * chance();
  const paceMs = pace(state);
  const calmMs = state.contact === 'live' ? Math.max(LIVE_MS_MIN, paceMs) : paceMs;
  const nextAt = nextMoment(state);
  const toMomentMs = nextAt === null ? Number.POSITIVE_INFINITY : nextAt - nowMs;
  if (toMomentMs <= 0) return (state.contact === 'live' ? 5 : 2) * SECOND_MS * spread;
  return Math.min(calmMs * spread, toMomentMs + SECOND_MS * (0.2 + chance()));
}

function pace({ status, place, contact }: RoomState): number {
  if (contact === 'lost' || !status) return 3 * SECOND_MS;
  switch (status.phase) {
    case 'closed':
    case 'lobby':
      return 15 * SECOND_MS;
    case 'draw':
      return 2 * SECOND_MS;
    case 'ended':
      return 60 * SECOND_MS;
    case 'fifo':
    case 'draining':
      if (place?.state === 'turn') return 2 * SECOND_MS;
      if (place?.state !== 'waiting') return 15 * SECOND_MS;
      return paceInLine(waitOf(place.peopleAhead, status).fromMs);
  }
}

function paceInLine(soonestMs: number): number {
  if (soonestMs <= NEAR_MS) return 2 * SECOND_MS;
  if (soonestMs <= 5 * NEAR_MS) return 5 * SECOND_MS;
  return soonestMs <= FAR_MS ? 10 * SECOND_MS : 20 * SECOND_MS;
}

/** The next moment that was announced: the doors, or the beginning of the calls. */
function nextMoment({ status }: RoomState): number | null {
  const at =
    status?.phase === 'closed'
      ? status.opensAt
      : status?.phase === 'lobby'
        ? status.onSaleAt
        : null;
  return at === null ? null : Date.parse(at);
}
