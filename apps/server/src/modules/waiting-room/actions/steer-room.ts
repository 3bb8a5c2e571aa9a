import type { ChangedWaitingRoom, WaitingRoomOrder } from '@houseful/contract/waiting-room-desk';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { changesOf } from '../rules/changes.ts';
import { judgeOrder } from '../rules/orders.ts';
import { writeLog } from '../store/course.ts';
import { lockRooms, type RoomRow, unprotectShows } from '../store/rooms.ts';
import { callerOf } from '#platform/caller-of';
import type { LineDeps } from './commit-line.ts';
import { closeLobby, makeMove } from './move-by-time.ts';
import { openRoomDesk, type RoomDesk } from './room-desk.ts';

export interface SteerDeps extends LineDeps {
  readonly pool: Pool;
  readonly clock: Clock;
}

interface Steering {
  readonly tx: Tx;
  readonly desk: RoomDesk;
  readonly now: Date;
  readonly operatorId: string;
}

/**
 * Follows an operator's order, and notes who gave it. What has been followed before changes nothing.
 * @throws no-such-waiting-room, room-move-refused
 */
export function steerRoom(
  deps: SteerDeps,
): (roomId: string, order: WaitingRoomOrder, call: Call) => Promise<void> {
  return (roomId, order, call) =>
    atDesk(deps, roomId, call, (steering) => {
      const { desk } = steering;
      const verdict = judgeOrder(order.order, steeredOf(desk.row));
      if (verdict === 'done' || wasHandedIn(desk.row, order)) return;
      if (verdict === 'refuse') throw problem('room-move-refused', { phase: desk.row.phase });
      follow(steering, order);
    });
}

/**
 * Changes how a room works, from now on, and notes what was before.
 * @throws no-such-waiting-room, room-move-refused for times that have passed
 */
export function changeRoom(
  deps: SteerDeps,
): (roomId: string, change: ChangedWaitingRoom, call: Call) => Promise<void> {
  return (roomId, change, call) =>
    atDesk(deps, roomId, call, ({ tx, desk, now, operatorId }) => {
      const changes = changesOf(desk.row, change);
      if (changes === null) throw problem('room-move-refused', { phase: desk.row.phase });
      if (Object.keys(changes.fields).length === 0) return;
      desk.change(changes.fields);
      const { before, after } = changes;
      writeLog(tx, { roomId, at: now, operatorId, action: 'change', before, after });
    });
}

/** The value that counts; another one, later, is refused. */
function wasHandedIn({ randomness }: RoomRow, order: WaitingRoomOrder): boolean {
  return order.order === 'hand-in-randomness' && order.randomness === randomness;
}

export function steeredOf(row: RoomRow) {
  const { phase, paused, randomness, randomness_source: source } = row;
  return {
    phase,
    paused,
    awaitsRandomness: phase === 'draw' && source !== null && randomness === null,
  };
}

/** @throws no-such-waiting-room for a room of others: to who does not reach it, it is not there */
export function refuseStrangers(
  { organisation_id: organisationId, venue_id: venueId }: RoomRow,
  { reach = [] }: Call,
): void {
  if (!reaches(reach, { organisationId, venueId })) throw problem('no-such-waiting-room');
}

async function atDesk(
  { pool, clock, boards, spentBoards }: SteerDeps,
  roomId: string,
  call: Call,
  steer: (steering: Steering) => void,
): Promise<void> {
  const operatorId = callerOf(call);
  await inTransaction(pool, async (tx) => {
    const [row] = await lockRooms(tx, [roomId]);
    if (!row) throw problem('no-such-waiting-room');
    refuseStrangers(row, call);
    const now = clock.now();
    const spent = await spentBoards.load(tx, roomId);
    const desk = await openRoomDesk(tx, row, { now, spent, numbers: [], buyerIds: [] });
    steer({ tx, desk, now, operatorId });
    desk.call();
    if (desk.hasChanged()) desk.write(tx);
    if (desk.row.phase === 'ended' && row.phase !== 'ended') unprotectShows(tx, roomId);
    tx.afterCommit(() => {
      spentBoards.keep(roomId, spent, desk.row.version);
      boards.tell(roomId);
    });
  });
}

function follow({ tx, desk, now, operatorId }: Steering, order: WaitingRoomOrder): void {
  switch (order.order) {
    case 'open':
    case 'drain':
    case 'end':
      makeMove(tx, desk, order.order, now, operatorId);
      return;
    case 'close-lobby':
      closeLobby(tx, desk, now, operatorId);
      return;
    case 'pause':
    case 'resume': {
      const paused = order.order === 'pause';
      note({ paused: !paused }, { paused });
      return;
    }
    case 'hand-in-randomness':
      note({ randomness: null }, { randomness: order.randomness });
  }

  function note(before: Partial<RoomRow>, after: Partial<RoomRow>): void {
    desk.change(after);
    const { room_id: roomId } = desk.row;
    writeLog(tx, { roomId, at: now, operatorId, action: order.order, before, after });
  }
}
