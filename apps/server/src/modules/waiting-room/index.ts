import { fileURLToPath } from 'node:url';
import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import { SECOND_MS, type Stop } from '#platform/clock';
import { createGroupCommit, GROUP_COMMIT_LIMITS } from '#platform/group-commit';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { createSeatGate } from './actions/admit-to-seats.ts';
import { adoptBuyers } from './actions/adopt-buyers.ts';
import { commitLine } from './actions/commit-line.ts';
import { createRoom } from './actions/create-room.ts';
import { findPlaces } from './actions/find-place.ts';
import { finishVisits } from './actions/finish-visits.ts';
import { flushNotes } from './actions/flush-notes.ts';
import { createJoinGate } from './actions/join-gate.ts';
import { followShows } from './actions/follow-shows.ts';
import { joinRoom } from './actions/join-room.ts';
import { keepPlaces } from './actions/keep-places.ts';
import { leaseBlock } from './actions/lease-block.ts';
import { leavePlace } from './actions/leave-place.ts';
import { protectNewShows } from './actions/protect-new-shows.ts';
import { readDesk } from './actions/read-desk.ts';
import { changeRoom, steerRoom } from './actions/steer-room.ts';
import { takeTurn } from './actions/take-turn.ts';
import { tellPlace } from './actions/tell-place.ts';
import { tendRooms } from './actions/tend-rooms.ts';
import { LobbyNumbers } from './boards/lobby-numbers.ts';
import { Refusals } from './boards/refusals.ts';
import { createRoomBoards } from './boards/room-boards.ts';
import { createSpentBoards } from './boards/spent-boards.ts';
import type { WaitingRoomDeps } from './deps.ts';
import { createKnownBuyers } from './known/known-buyers.ts';
import { waitingRoomReactions } from './reactions.ts';
import { waitingRoomSchedule } from './schedule.ts';
import { createTokens } from './tokens.ts';

export const waitingRoomMigrations: MigrationSet = {
  schema: 'waiting_room',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

const FLUSH_EVERY_MS = SECOND_MS;
/** All of them take the lock of the room's row: two at once would only wait for each other. */
const ONE_AT_A_TIME = { ...GROUP_COMMIT_LIMITS, transactionsMax: 1 };

export interface WaitingRoom extends Module<WaitingRoomFace> {
  /** Resolves once this process knows which shows are behind rooms; ends with `stop`. */
  start(): Promise<void>;
  /** Says the last word on every number that this process has given out. */
  stop(): Promise<void>;
}

/** Lets a crowd in one after the other, in an order that everybody can check. */
export function createWaitingRoom(deps: WaitingRoomDeps): WaitingRoom {
  const { pool, clock, ids, log } = deps;
  const db = readFrom(pool);
  const tokens = createTokens(deps.secret);
  const boards = createRoomBoards({ ...deps, db });
  const refusals = new Refusals();
  const lease = leaseBlock({ pool, clock, boards, processId: ids.next('prc') });
  const lobby = new LobbyNumbers(lease, deps.blockSizes);
  const known = createKnownBuyers({ pool, log, keyOf: tokens.keyOfRoom });
  const lineDeps = { pool, clock, boards, spentBoards: createSpentBoards() };
  const commit = commitLine(lineDeps);
  const line = createGroupCommit('move-line', commit, deps, ONE_AT_A_TIME);
  const places = findPlaces({ db, tokens, known, refusals });
  const teller = tellPlace({ db, clock, tokens });
  const desk = readDesk({ ...deps, db, boards });
  const common = { db, clock, boards, line, known, places, teller, tokens, refusals, lobby };
  const create = createRoom({ ...deps, boards });
  const change = changeRoom(lineDeps);
  const steer = steerRoom(lineDeps);
  const keep = keepPlaces({ boards, known, log });
  const flush = flushNotes({ pool, log, lobby, refusals, known });
  const stops: Stop[] = [];

  boards.onChange(({ row }) => {
    if (row.phase !== 'lobby' && row.phase !== 'closed') lobby.close(row.room_id);
    if (row.phase === 'ended') known.forget(row.room_id);
  });

  return {
    face: {
      getWaitingRoom: async ({ roomId }) => (await boards.get(roomId)).status,
      peekStatus: (roomId) => boards.peek(roomId)?.status,
      joinWaitingRoom: joinRoom({ ...common, gate: createJoinGate({ clock, tokens }) }),
      getPlace: async ({ roomId }, call) => {
        const room = await boards.get(roomId);
        const buyerId = call.caller?.buyerId ?? '';
        return teller.tell(room, buyerId, await places.find(roomId, buyerId, call));
      },
      takeTurn: takeTurn(common),
      leavePlace: leavePlace(common),
      getDraw: ({ roomId }) => desk.readProof(roomId),
      listWaitingRooms: (_input, call) => desk.list(call),
      createWaitingRoom: async (input, call) => desk.read(await create(input, call), call),
      getWaitingRoomDesk: ({ roomId }, call) => desk.read(roomId, call),
      changeWaitingRoom: async ({ roomId, ...wanted }, call) => {
        await change(roomId, wanted, call);
        return desk.read(roomId, call);
      },
      steerWaitingRoom: async ({ roomId, ...order }, call) => {
        await steer(roomId, order, call);
        return desk.read(roomId, call);
      },
      ...createSeatGate(common),
      findRoom: async ({ showId }) => {
        const roomId = await boards.roomBefore(showId);
        if (roomId === undefined) return null;
        const { phase, opensAt, onSaleAt } = (await boards.get(roomId)).status;
        return phase === 'ended' ? null : { roomId, phase, opensAt, onSaleAt };
      },
      watchRoom: boards.watch,
      adoptBuyer: async (merged) => {
        await inTransaction(pool, (tx) => adoptBuyers(tx, [merged]));
        await keep(merged);
      },
    },
    reactions: waitingRoomReactions({
      finish: finishVisits(boards, commit),
      protect: protectNewShows(boards),
      ...followShows(lineDeps),
    }),
    schedule: waitingRoomSchedule({ tendRooms: tendRooms({ ...deps, boards, line }) }),
    start: async () => {
      await boards.start();
      stops.push(clock.every(FLUSH_EVERY_MS, () => flush()));
    },
    stop: async () => {
      for (const stop of stops) stop();
      lobby.closeAll();
      await flush('last');
      boards.stop();
    },
  };
}
