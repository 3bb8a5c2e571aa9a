import type { Call, InputOf } from '@houseful/contract/operation';
import type { TurnTaken, waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { placeOf } from '@houseful/line/place';
import type { GroupCommit } from '#platform/group-commit';
import { type Problem, problem } from '#platform/problem';
import type { Refusals } from '../boards/refusals.ts';
import type { RoomBoard, RoomBoards } from '../boards/room-boards.ts';
import { callerOf } from '#platform/caller-of';
import type { LineCommand, LineOutcome } from './commit-line.ts';
import type { PlaceFound, Places } from './find-place.ts';
import type { PlaceTeller } from './tell-place.ts';

type TurnInput = InputOf<(typeof waitingRoomOperations)['takeTurn']>;

export interface TakeTurnDeps {
  readonly boards: Pick<RoomBoards, 'get' | 'getFresh'>;
  readonly line: GroupCommit<LineCommand, LineOutcome>;
  readonly places: Pick<Places, 'find' | 'isFirst'>;
  readonly teller: PlaceTeller;
  readonly refusals: Refusals;
}

/**
 * Lets the caller in when it is their turn, once; asked again, it is the same admission. Who missed
 * the turn gets a place further back, once.
 *
 * @throws no-such-waiting-room, place-token-invalid, no-place, not-your-turn, place-over, overloaded
 */
export function takeTurn(deps: TakeTurnDeps): (input: TurnInput, call: Call) => Promise<TurnTaken> {
  const { boards, line, places, teller, refusals } = deps;

  return async ({ roomId }, call) => {
    const buyerId = callerOf(call);
    await boards.get(roomId);
    const place = await places.find(roomId, buyerId, call);
    // Those who ask too early cost one shared read together, and no lock.
    const room = await boards.getFresh(roomId);
    if (isWaiting(room, place)) throw notYet(room, place);
    if (!(await places.isFirst(roomId, place))) {
      refusals.count(roomId, 'place-token-invalid');
      throw problem('place-token-invalid');
    }
    const outcome = await line.submit({ kind: 'turn', roomId, buyerId, number: place.number });
    const answer = outcome.kind === 'turn' ? outcome.answer : { kind: 'out' as const };
    switch (answer.kind) {
      case 'admitted':
        return {
          outcome: 'admitted',
          ...teller.signAdmission(roomId, buyerId, place.number, new Date(answer.expiresAtMs)),
        };
      case 'back': {
        const held = { number: place.number, returned: { seq: answer.seq, turn: answer.turn } };
        const isTold = place.returned !== null;
        if (isTold) throw notYet(room, held);
        return {
          outcome: 'back',
          held: await teller.tell(await boards.getFresh(roomId), buyerId, held),
        };
      }
      case 'waiting':
        throw notYet(room, place);
      case 'out':
        refusals.count(roomId, 'place-over');
        throw problem('place-over');
    }
  };

  /** As the public arithmetic has it. Who came back without the token that says so is asked about. */
  function isWaiting(room: RoomBoard, place: PlaceFound): boolean {
    const { state } = placeOf(room.status, place, room.draw);
    return state === 'waiting' || state === 'unordered' || state === 'closed';
  }

  function notYet(room: RoomBoard, place: PlaceFound): Problem {
    refusals.count(room.row.room_id, 'not-your-turn');
    return problem('not-your-turn', { place: placeOf(room.status, place, room.draw) });
  }
}
