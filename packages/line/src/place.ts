import type {
  ReturnedTurn,
  WaitingRoomPlace,
  WaitingRoomStatus,
} from '@houseful/contract/waiting-room';
import type { Draw } from './draw.ts';

/** What somebody in line has in hand: the queue number, and the returned place if it came to that. */
export interface PlaceHeld {
  readonly number: number;
  readonly returned: Readonly<ReturnedTurn> | null;
}

/** Of the status, what a place depends on. */
export type LineStatus = Pick<WaitingRoomStatus, 'phase' | 'line'>;

/**
 * The place of a number by public arithmetic: browsers and the server use this one function on the
 * same status, so they cannot differ. It knows nothing of the one person: who has left or has
 * been let in already is told so by the server alone.
 */
export function placeOf(
  { phase, line }: LineStatus,
  held: PlaceHeld,
  draw: Draw | null,
): WaitingRoomPlace {
  if (phase === 'closed' || phase === 'ended') return { state: phase };
  if (phase === 'lobby' || phase === 'draw' || draw === null) return { state: 'unordered' };
  if (held.returned) return placeOfReturned(line, held.returned);
  const rank = draw.rankOf(held.number);
  if (rank === null) return { state: 'unknown' };
  if (rank < line.missedBefore) return { state: 'missed' };
  if (rank < line.serving) return { state: 'turn' };
  const ranksAhead = rank - line.serving;
  // Whoever came back stands before `lastTurn`; how many of them before a rank in front of it, one can guess.
  const span = Math.max(1, line.returned.lastTurn - line.serving);
  const share = Math.min(1, (ranksAhead + 1) / span);
  const returnedAhead = Math.round(line.returnedWaiting * share);
  return waiting(line, { rank, ranksAhead, returnedAhead, returnedMax: line.returnedWaiting });
}

function placeOfReturned(
  line: LineStatus['line'],
  { seq, turn }: { seq: number; turn: number },
): WaitingRoomPlace {
  const { serving, missedBefore } = line.returned;
  if (seq < missedBefore) return { state: 'out' };
  if (seq < serving) return { state: 'turn' };
  const returnedAhead = Math.min(seq - serving, line.returnedWaiting);
  const ranksAhead = Math.max(0, turn - line.serving);
  return waiting(line, { rank: turn, ranksAhead, returnedAhead, returnedMax: returnedAhead });
}

/** Places left behind are taken to be spread evenly over the line, which a draw sees to. */
function waiting(
  line: LineStatus['line'],
  ahead: { rank: number; ranksAhead: number; returnedAhead: number; returnedMax: number },
): WaitingRoomPlace {
  const { rank, ranksAhead, returnedAhead, returnedMax } = ahead;
  const inLine = Math.max(line.end - line.serving, ranksAhead, 1);
  const leftAhead = Math.min(ranksAhead, Math.round((line.leftWaiting * ranksAhead) / inLine));
  return {
    state: 'waiting',
    place: rank + 1,
    placesAhead: ranksAhead + returnedMax,
    peopleAhead: ranksAhead - leftAhead + returnedAhead,
  };
}
