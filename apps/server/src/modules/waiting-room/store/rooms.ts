import type { WaitingRoomRules } from '@houseful/contract/waiting-room-desk';
import type {
  WaitingRoomDraw,
  WaitingRoomJoinRules,
  WaitingRoomOccasion,
  WaitingRoomPhase,
  WaitingRoomSales,
  WaitingRoomScope,
} from '@houseful/contract/waiting-room';
import type { Reach } from '@houseful/contract/staff';
import type { Line } from '@houseful/line/line';
import type { RoomOrder } from '@houseful/line/phases';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** What is counted apart from the line; all of them only grow. */
export interface Tallies {
  /** Called, and of those gone again before they came. */
  readonly called: number;
  readonly givenBack: number;
  readonly admitted: number;
  readonly left: number;
  /** Orders paid by people who had been let in. */
  readonly bought: number;
}

export const NO_TALLIES: Tallies = {
  called: 0,
  givenBack: 0,
  admitted: 0,
  left: 0,
  bought: 0,
};

/** A room's row; its line and what else it is about is one value that is replaced as a whole. */
export interface RoomRow {
  readonly room_id: string;
  readonly request_digest: string;
  readonly organisation_id: string;
  /** Null: it stands in front of more than one venue's shows. */
  readonly venue_id: string | null;
  readonly name: string;
  readonly scope: WaitingRoomScope;
  readonly occasion: WaitingRoomOccasion | null;
  readonly ordering: RoomOrder;
  readonly rules: WaitingRoomRules;
  readonly join_rules: WaitingRoomJoinRules;
  readonly phase: WaitingRoomPhase;
  readonly paused: boolean;
  readonly message: string | null;
  readonly opens_at: Date | null;
  readonly on_sale_at: Date | null;
  readonly created_at: Date;
  readonly secret: string;
  readonly randomness_source: string | null;
  readonly commitment: string | null;
  readonly chain_head: string | null;
  readonly randomness: string | null;
  readonly next_number: number;
  readonly joined: number;
  readonly lobby_closed_at: Date | null;
  readonly draw: WaitingRoomDraw | null;
  readonly line: Line;
  readonly active: number;
  readonly tallies: Tallies;
  readonly sales: WaitingRoomSales;
  readonly changed_at: Date;
  readonly version: number;
}

const COLUMNS = [
  'room_id',
  'request_digest',
  'organisation_id',
  'venue_id',
  'name',
  'scope',
  'occasion',
  'ordering',
  'rules',
  'join_rules',
  'phase',
  'paused',
  'message',
  'opens_at',
  'on_sale_at',
  'created_at',
  'secret',
  'randomness_source',
  'commitment',
  'chain_head',
  'randomness',
  'next_number',
  'joined',
  'lobby_closed_at',
  'draw',
  'line',
  'active',
  'tallies',
  'sales',
  'changed_at',
  'version',
] as const satisfies (keyof RoomRow)[];
const JSON_COLUMNS: ReadonlySet<string> = new Set<keyof RoomRow>([
  'scope',
  'occasion',
  'rules',
  'join_rules',
  'draw',
  'line',
  'tallies',
  'sales',
]);
/** Told once, when the room is made. */
const FIXED: ReadonlySet<string> = new Set<keyof RoomRow>([
  'room_id',
  'request_digest',
  'organisation_id',
  'venue_id',
  'name',
  'scope',
  'ordering',
  'created_at',
  'secret',
  'randomness_source',
  'commitment',
]);
const CHANGING = COLUMNS.filter((column) => !FIXED.has(column));

export function findRooms(db: Queryable, roomIds: readonly string[]): Promise<RoomRow[]> {
  return db.rows<RoomRow>({
    name: 'waiting-room.rooms',
    text: `select ${COLUMNS.join(', ')} from waiting_room.rooms where room_id = any($1)`,
    values: [roomIds],
  });
}

/** Locked until the transaction ends, always in the same order, so that no two wait for each other. */
export function lockRooms(tx: Tx, roomIds: readonly string[]): Promise<RoomRow[]> {
  return tx.rows<RoomRow>({
    name: 'waiting-room.lock-rooms',
    text: `select ${COLUMNS.join(', ')} from waiting_room.rooms where room_id = any($1)
            order by room_id for update`,
    values: [[...new Set(roomIds)]],
  });
}

/** False when there is such a room already, or one of the same title that has not ended. */
export async function insertRoom(tx: Tx, room: RoomRow): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into waiting_room.rooms (${COLUMNS.join(', ')})
           values (${COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})
           on conflict do nothing returning room_id`,
    values: COLUMNS.map((column) => valueOf(room, column)),
  });
  return rows.length > 0;
}

export function updateRoom(tx: Tx, room: RoomRow): void {
  tx.write({
    name: 'waiting-room.update-room',
    text: `update waiting_room.rooms
              set ${CHANGING.map((column, index) => `${column} = $${index + 2}`).join(', ')}
            where room_id = $1`,
    values: [room.room_id, ...CHANGING.map((column) => valueOf(room, column))],
  });
}

function valueOf(room: RoomRow, column: keyof RoomRow): unknown {
  const value = room[column];
  return JSON_COLUMNS.has(column) && value !== null ? JSON.stringify(value) : value;
}

export interface OpenRoom {
  readonly room_id: string;
  readonly version: number;
  readonly organisation_id: string;
  /** Of a room in front of all shows of a title. */
  readonly title_id: string | null;
}

/** Every room that has not ended. */
export function listOpenRooms(db: Queryable): Promise<OpenRoom[]> {
  return db.rows<OpenRoom>({
    name: 'waiting-room.open-rooms',
    text: `select room_id, version, organisation_id, scope ->> 'titleId' as title_id
             from waiting_room.rooms where phase <> 'ended'`,
  });
}

/** Of those within the reach. */
export function listNewestRooms(db: Queryable, reach: Reach, limit: number): Promise<RoomRow[]> {
  return db.rows<RoomRow>({
    text: `select ${COLUMNS.join(', ')} from waiting_room.rooms r
            where ${withinReach('$1', 'r.organisation_id', 'r.venue_id')}
            order by created_at desc limit $2`,
    values: [reachValue(reach), limit],
  });
}

export interface Protection {
  readonly show_id: string;
  readonly room_id: string;
}

/** Shows behind rooms that have not ended. */
export function listProtections(db: Queryable): Promise<Protection[]> {
  return db.rows<Protection>({
    name: 'waiting-room.protections',
    text: `select show_id, room_id from waiting_room.protected_shows`,
  });
}

/** Puts shows behind the room; answers those that are behind another one already, with that one. */
export async function protectShows(
  tx: Tx,
  roomId: string,
  showIds: readonly string[],
): Promise<Protection[]> {
  await tx.rows({
    text: `insert into waiting_room.protected_shows (show_id, room_id)
           select unnest($2::text[]), $1 on conflict (show_id) do nothing`,
    values: [roomId, showIds],
  });
  return tx.rows<Protection>({
    text: `select show_id, room_id from waiting_room.protected_shows
            where show_id = any($2) and room_id <> $1`,
    values: [roomId, showIds],
  });
}

export function unprotectShows(tx: Tx, roomId: string): void {
  tx.write({
    text: `delete from waiting_room.protected_shows where room_id = $1`,
    values: [roomId],
  });
}

/** Rooms in front of these single shows. */
export async function roomsOfShows(tx: Tx, showIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ room_id: string }>({
    text: `select room_id from waiting_room.rooms
            where scope ->> 'showId' = any($1) and (phase <> 'ended' or occasion is not null)`,
    values: [showIds],
  });
  return rows.map(({ room_id }) => room_id);
}

/** Takes shows from behind whatever room they are; answers those rooms. */
export async function withdrawShows(tx: Tx, showIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ room_id: string }>({
    text: `delete from waiting_room.protected_shows where show_id = any($1) returning room_id`,
    values: [showIds],
  });
  return [...new Set(rows.map(({ room_id }) => room_id))];
}

/** Rooms in front of all shows of these titles, of each organisation its own. */
export function roomsOfTitles(
  tx: Tx,
  titleIds: readonly string[],
): Promise<{ room_id: string; organisation_id: string; title_id: string }[]> {
  return tx.rows({
    text: `select room_id, organisation_id, scope ->> 'titleId' as title_id from waiting_room.rooms
            where phase <> 'ended' and scope ->> 'titleId' = any($1)`,
    values: [titleIds],
  });
}

/** The proof of a draw, byte for byte, for good. */
export function insertProof(tx: Tx, roomId: string, proof: string): void {
  tx.write({
    text: `insert into waiting_room.proofs (room_id, proof) values ($1, $2)`,
    values: [roomId, proof],
  });
}

export async function findProof(db: Queryable, roomId: string): Promise<string | undefined> {
  const [row] = await db.rows<{ proof: string }>({
    name: 'waiting-room.proof',
    text: `select proof from waiting_room.proofs where room_id = $1`,
    values: [roomId],
  });
  return row?.proof;
}
