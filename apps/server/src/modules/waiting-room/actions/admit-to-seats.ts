import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Call } from '@houseful/contract/operation';
import type { Clock } from '#platform/clock';
import { createGroupRead } from '#platform/group-read';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { Refusals } from '../boards/refusals.ts';
import type { RoomBoards } from '../boards/room-boards.ts';
import { findAdmissions } from '../store/holders.ts';
import type { AdmissionClaim, Tokens } from '../tokens.ts';
import { callerOf } from '#platform/caller-of';
import type { Places } from './find-place.ts';

export interface AdmitDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly boards: Pick<RoomBoards, 'get' | 'roomBefore'>;
  readonly tokens: Tokens;
  readonly places: Pick<Places, 'isSame'>;
  readonly refusals: Refusals;
}

/** At the seats of shows behind rooms. */
export type SeatGate = Pick<WaitingRoomFace, 'admitToSeats' | 'hasBeenInside'>;

/**
 * Lets a call for seats of a show pass if no room stands before it, or with an admission to that
 * room: signed here, the caller's own, not expired, and not ended by finishing or leaving. Who comes without one costs
 * no read: the crowd may knock as it likes.
 */
export function createSeatGate(deps: AdmitDeps): SeatGate {
  const { db, clock, boards, tokens, places, refusals } = deps;
  const readAdmission = createGroupRead((keys) => findAdmissions(db, keys));

  /** The caller's own admission to the room, be it over. */
  async function claimed(roomId: string, call: Call): Promise<AdmissionClaim | null> {
    const claim = tokens.readAdmission(call.tokens?.['Admission-Token']);
    if (claim?.roomId !== roomId) return null;
    return (await places.isSame(claim.buyerId, callerOf(call))) ? claim : null;
  }

  async function isInside(roomId: string, call: Call): Promise<boolean> {
    const claim = await claimed(roomId, call);
    if (claim === null || claim.expiresAtMs <= clock.now().getTime()) return false;
    const holder = await readAdmission(`${roomId} ${claim.number}`);
    if (!holder?.expires_at || holder.has_ended) return false;
    // By the line's time, too: where that has passed, the place is somebody else's.
    return holder.expires_at.getTime() > Math.max(clock.now().getTime(), holder.line_at_ms);
  }

  return {
    admitToSeats: async ({ showId }, call) => {
      const roomId = await boards.roomBefore(showId);
      if (roomId === undefined || (await isInside(roomId, call))) return;
      const { row } = await boards.get(roomId);
      refusals.count(roomId, 'not-admitted');
      throw problem('not-admitted', {
        waitingRoom: { roomId, phase: row.phase, url: `/waiting-rooms/${roomId}` },
      });
    },
    hasBeenInside: async ({ showId }, call) => {
      const roomId = await boards.roomBefore(showId);
      return roomId !== undefined && (await claimed(roomId, call)) !== null;
    },
  };
}
