import type { WaitingRoomStatus } from '@houseful/contract/waiting-room';
import { type Draw, drawIn } from '@houseful/line/draw';
import { portableDigests } from '@houseful/line/sha256';
import { type Clock, SECOND_MS, type Stop } from '#platform/clock';
import { createGroupRead } from '#platform/group-read';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { RecentMap } from '#platform/recent-map';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import { findRooms, listOpenRooms, listProtections, type RoomRow } from '../store/rooms.ts';
import { GuardedShows, type TitleOf } from './guarded-shows.ts';
import { statusOf } from './status-of.ts';

const CHANNEL = 'waiting-room.rooms';
/** A change is told to those who watch after at most this; several within it are told as one. */
const FLUSH_MS = 400;
/** How long a room can have changed unnoticed when a signal was lost. */
const LOOK_MS = SECOND_MS;
const ENDED_KEPT_MAX = 100;

/** What this process knows about a room: as it was committed, at most a moment ago. */
export interface RoomBoard {
  readonly row: RoomRow;
  readonly status: WaitingRoomStatus;
  /** The order of the line; null while there is none. */
  readonly draw: Draw | null;
}

export interface RoomBoards {
  /** As it was at most a second ago. @throws no-such-waiting-room */
  get(roomId: string): Promise<RoomBoard>;
  /** What `get` would answer at once; undefined when it would have to look. */
  peek(roomId: string): RoomBoard | undefined;
  /** As it is now. @throws no-such-waiting-room, overloaded */
  getFresh(roomId: string): Promise<RoomBoard>;
  /** The room in front of a show, or of all shows of its title. @throws no-such-show */
  roomBefore(showId: string): Promise<string | undefined>;
  /** Shows behind the room. */
  showsBehind(roomId: string): readonly string[];
  /** Rooms that have not ended. */
  openRoomIds(): readonly string[];
  /** Tells this process and the others that a commit has changed the room. */
  tell(roomId: string): void;
  watch(roomId: string, listener: (status: WaitingRoomStatus) => void): Promise<Stop>;
  /** Calls back with each new state of a room that this process keeps. */
  onChange(listener: (board: RoomBoard) => void): void;
  /** Resolves once this process knows what is behind rooms. @throws what the database says: then no door may open */
  start(): Promise<void>;
  stop(): void;
}

interface Entry {
  board: RoomBoard;
  isStale: boolean;
  toldVersion: number;
}

export interface RoomBoardsDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly signals: Signals;
  readonly log: Logger;
  readonly titleOf: TitleOf;
}

/** The rooms that are open, kept fresh by signals and by looking each second. */
export function createRoomBoards({ db, clock, signals, log, titleOf }: RoomBoardsDeps): RoomBoards {
  const entries = new Map<string, Entry>();
  const ended = new RecentMap<string, RoomBoard>(ENDED_KEPT_MAX);
  const watchers = new Map<string, Set<(status: WaitingRoomStatus) => void>>();
  const changeListeners: ((board: RoomBoard) => void)[] = [];
  const stops: Stop[] = [];
  let looks = 0;
  let newestLook = 0;
  const guarded = new GuardedShows(titleOf);
  const readRoom = createGroupRead(async (roomIds) => {
    const rows = await findRooms(db, roomIds);
    return new Map(rows.map((row) => [row.room_id, row]));
  });

  signals.listen(CHANNEL, {
    onSignal: (roomId) => markStale(roomId as string),
    onGap: () => void look(),
  });

  function markStale(roomId: string): void {
    const entry = entries.get(roomId);
    if (entry) entry.isStale = true;
    // A room made elsewhere: its shows are protected from now on, not from the next look on.
    else void look();
  }

  async function read(roomId: string): Promise<RoomBoard> {
    const row = await readRoom(roomId);
    if (!row) throw problem('no-such-waiting-room');
    return keep(row);
  }

  /** The newer one of what is known and what was read. */
  function keep(row: RoomRow): RoomBoard {
    const known = entries.get(row.room_id);
    if (known && known.board.row.version >= row.version) return known.board;
    const status = statusOf(row);
    const same = known?.board.row.draw && row.draw ? known.board.draw : null;
    const board: RoomBoard = { row, status, draw: same ?? drawIn(status, portableDigests) };
    if (known) known.board = board;
    else entries.set(row.room_id, { board, isStale: false, toldVersion: row.version });
    for (const listener of changeListeners) listener(board);
    return board;
  }

  async function readAll(): Promise<void> {
    looks += 1;
    const thisLook = looks;
    const [rooms, shows] = await Promise.all([listOpenRooms(db), listProtections(db)]);
    // Two looks may end in another order than they began: what an older one saw is old.
    if (thisLook < newestLook) return;
    newestLook = thisLook;
    guarded.take(shows, rooms);
    const open = new Set(rooms.map(({ room_id }) => room_id));
    for (const { room_id: roomId, version } of rooms) {
      const entry = entries.get(roomId);
      if (!entry) await read(roomId);
      else if (entry.board.row.version < version) entry.isStale = true;
    }
    for (const roomId of entries.keys()) if (!open.has(roomId)) await close(roomId);
  }

  async function look(): Promise<void> {
    await readAll().catch((error: unknown) =>
      log.warn({ err: error }, 'the waiting rooms could not be looked at'),
    );
  }

  /** The last that is told of a room is how it ended. */
  async function close(roomId: string): Promise<void> {
    const board = await read(roomId);
    if (board.row.phase !== 'ended') return;
    tellWatchers(board);
    ended.set(roomId, board);
    entries.delete(roomId);
  }

  async function flush(): Promise<void> {
    for (const [roomId, entry] of entries) {
      if (entry.isStale) {
        entry.isStale = false;
        try {
          await read(roomId);
        } catch (error) {
          entry.isStale = true;
          log.warn({ err: error, roomId }, 'a waiting room could not be read');
        }
      }
      if (entry.toldVersion === entry.board.row.version) continue;
      entry.toldVersion = entry.board.row.version;
      tellWatchers(entry.board);
    }
  }

  function tellWatchers({ row, status }: RoomBoard): void {
    for (const watcher of watchers.get(row.room_id) ?? []) watcher(status);
  }

  function peek(roomId: string): RoomBoard | undefined {
    return entries.get(roomId)?.board ?? ended.get(roomId);
  }

  async function get(roomId: string): Promise<RoomBoard> {
    return peek(roomId) ?? read(roomId);
  }

  return {
    get,
    peek,
    getFresh: (roomId) => read(roomId),
    roomBefore: (showId) => guarded.roomBefore(showId),
    showsBehind: (roomId) => guarded.showsBehind(roomId),
    openRoomIds: () => [...entries.keys()],
    tell: (roomId) => signals.publish(CHANNEL, roomId),
    watch: async (roomId, listener) => {
      await get(roomId);
      const ofRoom = watchers.get(roomId) ?? new Set();
      watchers.set(roomId, ofRoom);
      ofRoom.add(listener);
      return () => {
        ofRoom.delete(listener);
        if (ofRoom.size === 0) watchers.delete(roomId);
      };
    },
    onChange: (listener) => changeListeners.push(listener),
    start: async () => {
      await readAll();
      stops.push(clock.every(FLUSH_MS, flush), clock.every(LOOK_MS, look));
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
