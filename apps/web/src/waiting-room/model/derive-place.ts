import type { WaitingRoomPlace, WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { type Draw, drawIn } from '@houseful/line/draw';
import { placeOf } from '@houseful/line/place';
import { portableDigests } from '@houseful/line/sha256';
import type { RoomState } from './room.ts';
import { tellWait, type WaitTold } from './wait-told.ts';

/**
 * What follows from the status, the number in hand and the house's own word: the place, the told
 * wait and the end of the turn. Time is the server's.
 */
export function derivePlace(now: () => number) {
  const drawOf = rememberDraw();

  return (before: RoomState, after: RoomState): RoomState => {
    const { status, kept } = after;
    if (status === before.status && kept === before.kept && after.houseSays === before.houseSays) {
      return after;
    }
    if (!status || !kept) return { ...after, place: null, told: null, turnEndsAtMs: null };
    const place = placeIn(status, after, drawOf(status), now());
    const told = toldOf(before.told, status, after, place, now());
    return { ...after, place, told, turnEndsAtMs: turnEnd(before, after, place) };
  };
}

function placeIn(
  status: WaitingRoomStatus,
  { kept, houseSays }: RoomState,
  draw: Draw | null,
  nowMs: number,
): WaitingRoomPlace | null {
  if (!kept) return null;
  if (kept.left) return { state: 'out' };
  if (kept.admission) {
    return { state: Date.parse(kept.admission.expiresAt) > nowMs ? 'inside' : 'out' };
  }
  if (houseSays && status.phase !== 'ended') return { state: houseSays };
  return placeOf(status, kept, draw);
}

function toldOf(
  before: WaitTold | null,
  status: WaitingRoomStatus,
  { kept }: RoomState,
  place: WaitingRoomPlace | null,
  nowMs: number,
): WaitTold | null {
  if (place?.state !== 'waiting') return null;
  const { peopleAhead, placesAhead } = place;
  const isReturned = kept?.returned != null;
  return tellWait(before, { status, peopleAhead, placesAhead, isReturned }, nowMs);
}

/**
 * A turn that was seen to begin ends a grace after the status that first showed it, at the earliest;
 * of one that had begun before anybody looked, the end is unknown.
 */
function turnEnd(
  before: RoomState,
  { status }: RoomState,
  place: WaitingRoomPlace | null,
): number | null {
  if (place?.state !== 'turn' || !status) return null;
  if (before.place?.state === 'turn') return before.turnEndsAtMs;
  const wasSeen = before.place?.state === 'waiting' || before.place?.state === 'unordered';
  return wasSeen ? Date.parse(status.asOf) + status.turn.graceMs : null;
}

/** A draw never changes once it is there. */
function rememberDraw(): (status: WaitingRoomStatus) => Draw | null {
  let key: string | null = null;
  let draw: Draw | null = null;
  return (status) => {
    if (!status.draw) return drawIn(status, portableDigests);
    if (status.draw.key !== key) {
      key = status.draw.key;
      draw = drawIn(status, portableDigests);
    }
    return draw;
  };
}
