import type { Call, InputOf } from '@houseful/contract/operation';
import type { HeldPlace, waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { ALLOWED } from '@houseful/line/phases';
import type { GroupCommit } from '#platform/group-commit';
import { overloaded, problem } from '#platform/problem';
import type { LobbyNumbers } from '../boards/lobby-numbers.ts';
import type { Refusals } from '../boards/refusals.ts';
import type { RoomBoard, RoomBoards } from '../boards/room-boards.ts';
import type { KnownBuyers } from '../known/known-buyers.ts';
import type { Tokens } from '../tokens.ts';
import { callerOf } from '#platform/caller-of';
import type { LineCommand, LineOutcome } from './commit-line.ts';
import type { PlaceFound, Places } from './find-place.ts';
import type { JoinGate, Newcomer, Refusal } from './join-gate.ts';
import type { PlaceTeller } from './tell-place.ts';

type JoinInput = InputOf<(typeof waitingRoomOperations)['joinWaitingRoom']>;

export interface JoinRoomDeps {
  readonly boards: Pick<RoomBoards, 'get' | 'getFresh'>;
  readonly lobby: Pick<LobbyNumbers, 'take'>;
  readonly line: GroupCommit<LineCommand, LineOutcome>;
  readonly known: Pick<KnownBuyers, 'find' | 'note'>;
  readonly places: Places;
  readonly teller: PlaceTeller;
  readonly tokens: Tokens;
  readonly refusals: Refusals;
  readonly gate: JoinGate;
}

interface Taken {
  readonly number: number;
  readonly isNew: boolean;
}

/** The lobby may close, and the line begin, between the look and the step; not more often than that. */
const TRIES_MAX = 3;
const RETRY_AFTER_MS = 1_000;

/**
 * Gives the caller a place, once: who has one, by token or by being the same buyer, is told where it
 * is. In the lobby it costs the database nothing, later one share of a group commit.
 *
 * @throws no-such-waiting-room, joining-closed, account-needed, proof-of-work-needed, join-limit-reached, overloaded
 */
export function joinRoom(deps: JoinRoomDeps): (input: JoinInput, call: Call) => Promise<HeldPlace> {
  const { boards, lobby, line, known, places, teller, tokens, refusals, gate } = deps;
  /** Joins under way, so that two at once from one buyer are one. */
  const joining = new Map<string, Promise<Taken>>();

  return async ({ roomId, proofOfWork }, call) => {
    const buyerId = callerOf(call);
    const room = await boards.get(roomId);
    const deviceId = tokens.readDevice(call.tokens?.['Device-Token']);
    const newcomer = { buyerId, call, deviceId, proofOfWork };
    const claimed = await places.claimed(roomId, buyerId, call);
    if (claimed && (await places.isFirst(roomId, claimed)))
      return tellOrJoinAgain(room, newcomer, claimed);
    const key = `${roomId} ${buyerId}`;
    const underWay =
      joining.get(key) ??
      findOrTake(room, newcomer, claimed?.buyerId ?? buyerId).finally(() => joining.delete(key));
    joining.set(key, underWay);
    const { number, isNew } = await underWay;
    const place = { number, returned: null };
    if (isNew) return teller.tellNew(room, buyerId, place, deviceId);
    return tellOrJoinAgain(room, newcomer, place);
  };

  /**
   * Who left before being let in may come again: behind everybody, and never better than before. Their device and
   * network have counted them.
   */
  async function tellOrJoinAgain(
    room: RoomBoard,
    newcomer: Newcomer,
    place: PlaceFound,
  ): Promise<HeldPlace> {
    const { buyerId, deviceId } = newcomer;
    const { room_id: roomId, phase } = room.row;
    const told = await teller.tell(room, buyerId, place, deviceId);
    if (told.place.state !== 'out' || !ALLOWED[phase].join) return told;
    if (!(await teller.hasLeft(roomId, buyerId, told.number))) return told;
    refuseBy(gate.judge(room, newcomer), roomId);
    const ofLobby = phase === 'lobby' ? await lobby.take(roomId) : null;
    const again = { kind: 'join-again', roomId, buyerId, number: told.number, ofLobby } as const;
    const outcome = await line.submit(again);
    if (outcome.kind !== 'joined') return told;
    return teller.tellNew(room, buyerId, { number: outcome.number, returned: null }, deviceId);
  }

  /** `name`: under which a place is known, if there is one; of a guest who has signed in, the guest's. */
  async function findOrTake(room: RoomBoard, newcomer: Newcomer, name: string): Promise<Taken> {
    const number = await known.find(room.row.room_id, name);
    if (number !== null) return { number, isNew: false };
    return { number: await takePlace(room, newcomer), isNew: true };
  }

  async function takePlace(seen: RoomBoard, newcomer: Newcomer): Promise<number> {
    const roomId = seen.row.room_id;
    // The doors may have opened this very moment.
    const room = ALLOWED[seen.row.phase].join ? seen : await boards.getFresh(roomId);
    if (!ALLOWED[room.row.phase].join) throw closed(room);
    refuseBy(gate.judge(room, newcomer) ?? gate.take(room, newcomer), roomId);
    const number = await takeNumber(room).catch((error: unknown) => {
      gate.giveBack(room, newcomer);
      throw error;
    });
    known.note(roomId, newcomer.buyerId, number);
    return number;
  }

  /** @throws account-needed, proof-of-work-needed, join-limit-reached */
  function refuseBy(refusal: Refusal | null, roomId: string): void {
    if (!refusal) return;
    refusals.count(roomId, refusal.reason);
    throw refusal.problem;
  }

  async function takeNumber(seen: RoomBoard): Promise<number> {
    let room = seen;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const { room_id: roomId, phase } = room.row;
      if (!ALLOWED[phase].join) throw closed(room);
      const number = phase === 'lobby' ? await lobby.take(roomId) : await numberInLine(roomId);
      if (number !== null) return number;
      room = await boards.getFresh(roomId);
    }
    throw overloaded(RETRY_AFTER_MS);
  }

  async function numberInLine(roomId: string): Promise<number | null> {
    const outcome = await line.submit({ kind: 'join', roomId });
    return outcome.kind === 'joined' ? outcome.number : null;
  }

  function closed({ row }: RoomBoard): Error {
    refusals.count(row.room_id, 'joining-closed');
    const opensAt = row.opens_at?.toISOString() ?? null;
    return problem('joining-closed', { phase: row.phase, opensAt });
  }
}
