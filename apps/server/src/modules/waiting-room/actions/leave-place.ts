import type { Call, InputOf } from '@houseful/contract/operation';
import type { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import type { GroupCommit } from '#platform/group-commit';
import type { RoomBoards } from '../boards/room-boards.ts';
import { callerOf } from '#platform/caller-of';
import type { LineCommand, LineOutcome } from './commit-line.ts';
import type { Places } from './find-place.ts';

type LeaveInput = InputOf<(typeof waitingRoomOperations)['leavePlace']>;

export interface LeavePlaceDeps {
  readonly boards: Pick<RoomBoards, 'get'>;
  readonly line: GroupCommit<LineCommand, LineOutcome>;
  readonly places: Pick<Places, 'find'>;
}

/**
 * Gives the caller's place up, in the line or inside, for good; again, it changes nothing.
 * @throws no-such-waiting-room, place-token-invalid, no-place, overloaded
 */
export function leavePlace(deps: LeavePlaceDeps): (input: LeaveInput, call: Call) => Promise<void> {
  const { boards, line, places } = deps;
  return async ({ roomId }, call) => {
    const buyerId = callerOf(call);
    await boards.get(roomId);
    const { number } = await places.find(roomId, buyerId, call);
    await line.submit({ kind: 'leave', roomId, buyerId, number });
  };
}
