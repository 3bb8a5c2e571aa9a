import type {
  WaitingRoomDesk,
  WaitingRoomLogEntry,
  WaitingRoomSummary,
} from '@houseful/contract/waiting-room-desk';
import type { Call } from '@houseful/contract/operation';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { RecentMap } from '#platform/recent-map';
import type { RoomBoards } from '../boards/room-boards.ts';
import type { WaitingRoomDeps } from '../deps.ts';
import { ordersOf } from '../rules/orders.ts';
import { logOf, refusalsOf, samplesOf } from '../store/course.ts';
import { findProof, listNewestRooms } from '../store/rooms.ts';
import { refuseStrangers, steeredOf } from './steer-room.ts';

const LOG_ENTRIES_MAX = 200;
const ROOMS_MAX = 100;
/** A hundred kilobytes each, of ten million people. */
const PROOFS_KEPT_MAX = 20;

export interface ReadDeskDeps extends Pick<WaitingRoomDeps, 'nameUsers'> {
  readonly db: Queryable;
  readonly boards: Pick<RoomBoards, 'get' | 'getFresh'>;
}

export interface DeskReader {
  /** @throws no-such-waiting-room, also for one that the caller does not reach; overloaded */
  read(roomId: string, call: Call): Promise<WaitingRoomDesk>;
  /** Those that the caller reaches. */
  list(call: Call): Promise<{ items: WaitingRoomSummary[] }>;
  /** The published proof, byte for byte; the same object again, for a whole crowd may ask. @throws no-such-waiting-room, not-drawn */
  readProof(roomId: string): Promise<Uint8Array>;
}

/** What an operator sees of rooms, as of now. */
export function readDesk({ db, boards, nameUsers }: ReadDeskDeps): DeskReader {
  const proofs = new RecentMap<string, Uint8Array>(PROOFS_KEPT_MAX);

  async function named(log: Awaited<ReturnType<typeof logOf>>): Promise<WaitingRoomLogEntry[]> {
    const operators = new Set(log.flatMap(({ operatorId }) => operatorId ?? []));
    const names = await nameUsers([...operators]);
    return log.map((entry) => ({
      ...entry,
      operatorName: names.get(entry.operatorId ?? '') ?? null,
    }));
  }

  return {
    read: async (roomId, call) => {
      const { row, status } = await boards.getFresh(roomId);
      refuseStrangers(row, call);
      const [samples, refusals, log] = await Promise.all([
        samplesOf(db, roomId),
        refusalsOf(db, roomId),
        logOf(db, roomId, LOG_ENTRIES_MAX),
      ]);
      return {
        status,
        ordering: row.ordering,
        rules: row.rules,
        createdAt: row.created_at.toISOString(),
        orders: ordersOf(steeredOf(row)),
        samples,
        refusals,
        log: await named(log),
      };
    },

    list: async ({ reach = [] }) => {
      const rows = await listNewestRooms(db, reach, ROOMS_MAX);
      return {
        items: rows.map((row) => ({
          roomId: row.room_id,
          name: row.name,
          scope: row.scope,
          occasion: row.occasion,
          phase: row.phase,
          paused: row.paused,
          opensAt: row.opens_at?.toISOString() ?? null,
          onSaleAt: row.on_sale_at?.toISOString() ?? null,
          joined: row.joined,
          createdAt: row.created_at.toISOString(),
        })),
      };
    },

    readProof: async (roomId) => {
      const { row } = await boards.get(roomId);
      if (row.draw === null) throw problem('not-drawn');
      const kept = proofs.get(roomId);
      if (kept) return kept;
      const proof = await findProof(db, roomId);
      if (proof === undefined) throw problem('not-drawn');
      const bytes = Buffer.from(proof);
      proofs.set(roomId, bytes);
      return bytes;
    },
  };
}
