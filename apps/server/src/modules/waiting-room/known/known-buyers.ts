import { createGroupRead } from '#platform/group-read';
import { overloaded } from '#platform/problem';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import { unpackGaps } from './gaps.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { printsUnder, unpackPrints } from './prints.ts';
import { rowsOf } from './rows-of.ts';
import { searchKey, searchSheets } from './search-sheets.ts';
import { SheetIndex } from './sheet-index.ts';
import { deleteKnown, insertKnown, readKnownAfter, type ReadRow } from './store/known-buyers.ts';
import { Unwritten } from './unwritten.ts';

/** Numbers are kept as PostgreSQL's `int`. */
const NUMBERS_MAX = 2 ** 31;
/** While the database is away: half a minute of joins at full speed, about 10 MB. */
const UNWRITTEN_NOTES_MAX = 500_000;
/** Rooms in memory, least recently used first to go; one that is asked for again is read again. */
const ROOMS_MAX = 1_000;
/** Rows taken in at one go, so that other work waits for no more than 32,000 prints: under 10 ms. */
const ROWS_PER_READ_MAX = 8;
/** Callers who wait until a room has been read. */
const WAITING_FINDS_MAX = 20_000;
const RETRY_AFTER_MS = 1_000;

/** Who has a place in which room, and which. README.md tells how, and what it costs. */
export interface KnownBuyers {
  /**
   * The queue number that the buyer was noted with in the room, by this process or, up to the last
   * `refresh`, by any; the lowest, should there be several; null for a stranger. The same answer
   * after a restart, for everything that was flushed.
   *
   * A stranger is taken for somebody else with a chance of (people in the room) / 2^36: 1.5e-6
   * for the last of 100,000, 1.5e-4 for the last of ten million.
   * The first question about a room after a start waits until its rows have been read.
   * @throws overloaded when too many wait
   */
  find(roomId: string, buyerId: string): Promise<number | null>;
  /** From here on the buyer is found here; by other processes once it is flushed and they have refreshed. */
  note(roomId: string, buyerId: string, number: number): void;
  /**
   * Makes durable what was noted before, of all rooms, in one statement.
   * @throws what the database says; then everything is kept for the next time, up to 500,000
   * notes: past that the oldest are dropped, and the log says how many.
   */
  flush(): Promise<void>;
  /** The same, but a sheet that is still filling up waits for the next time, once: it then takes fewer rows. */
  flushRipe(): Promise<void>;
  /** Takes in what other processes have flushed. @throws what the database says; the next time goes on from there */
  refresh(): Promise<void>;
  /** Lets go of the memory of a room that is over, with what was not flushed. */
  forget(roomId: string): void;
  /** Forgets the room here and deletes what is stored of it; the other processes have forgotten it before. */
  drop(roomId: string): Promise<void>;
}

export interface KnownBuyersDeps {
  readonly pool: Pool;
  /** The room's secret key, always the same; whoever has it can tell who joined. */
  readonly keyOf: (roomId: string) => Uint8Array;
  readonly log: Logger;
}

interface Room {
  readonly roomId: string;
  readonly printOf: (buyerId: string) => number;
  readonly index: SheetIndex;
  /** Rows up to here are in the index. */
  seenId: number;
  /** Whether all rows there were have been taken in once; before that nobody is a stranger. */
  isRead: boolean;
  reading: Promise<void> | undefined;
}

export function createKnownBuyers({ pool, keyOf, log }: KnownBuyersDeps): KnownBuyers {
  const db = readFrom(pool);
  /** Least recently used first. */
  const rooms = new Map<string, Room>();
  /** The last of them: a crowd asks for one room, and a map whose entries move on each question is slow. */
  let latest: Room | undefined;
  const unwritten = new Unwritten(UNWRITTEN_NOTES_MAX);
  const search = createGroupRead((keys) => searchSheets(db, keys));
  let waitingFinds = 0;

  function open(roomId: string): Room {
    if (latest?.roomId === roomId) return latest;
    const room = rooms.get(roomId) ?? newRoom(roomId);
    rooms.delete(roomId);
    rooms.set(roomId, room);
    latest = room;
    return room;
  }

  function newRoom(roomId: string): Room {
    if (rooms.size >= ROOMS_MAX) rooms.delete(rooms.keys().next().value as string);
    const index = new SheetIndex();
    unwritten.each(roomId, (print, number) => index.add(print, number));
    const printOf = printsUnder(keyOf(roomId));
    return { roomId, printOf, index, seenId: 0, isRead: false, reading: undefined };
  }

  async function wholly(room: Room): Promise<void> {
    if (waitingFinds >= WAITING_FINDS_MAX) throw overloaded(RETRY_AFTER_MS);
    waitingFinds += 1;
    room.reading ??= readOn([room])
      .then(() => {
        room.isRead = true;
      })
      .finally(() => {
        room.reading = undefined;
      });
    await room.reading.finally(() => {
      waitingFinds -= 1;
    });
  }

  /** Reads what each of the rooms has not seen yet; what was read before a failure stays read. */
  async function readOn(some: readonly Room[]): Promise<void> {
    const byId = new Map(some.map((room) => [room.roomId, room]));
    let rows: ReadRow[];
    do {
      rows = some.length === 0 ? [] : await readKnownAfter(db, some, ROWS_PER_READ_MAX);
      for (const row of rows) takeIn(byId.get(row.room_id) as Room, row);
    } while (rows.length === ROWS_PER_READ_MAX);
  }

  let isAllAskedFor = false;
  const write = oneAtATime(async () => {
    const lost = unwritten.takeLost();
    if (lost > 0) log.error({ lost }, 'too many joins wait to be written: the oldest were dropped');
    const notes = isAllAskedFor ? unwritten.close() : unwritten.closeRipe();
    isAllAskedFor = false;
    if (notes.length === 0) return;
    await inTransaction(pool, async (tx) => insertKnown(tx, notes.flatMap(rowsOf)));
    unwritten.written(notes);
  });

  function flush(): Promise<void> {
    isAllAskedFor = true;
    return write();
  }

  function forget(roomId: string): void {
    rooms.delete(roomId);
    if (latest?.roomId === roomId) latest = undefined;
    unwritten.forget(roomId);
  }

  return {
    find: async (roomId, buyerId) => {
      const room = open(roomId);
      if (!room.isRead) await wholly(room);
      const print = room.printOf(buyerId);
      for (const sheet of room.index.sheetsOf(print)) {
        // Memory first: what is not there any more is in the database by now.
        const number =
          unwritten.find(roomId, sheet, print) ?? (await search(searchKey(roomId, sheet, print)));
        if (number !== undefined) return number;
      }
      return null;
    },
    note: (roomId, buyerId, number) => {
      if (!Number.isInteger(number) || number < 0 || number >= NUMBERS_MAX)
        throw new RangeError(`a queue number is a whole number from 0 to below ${NUMBERS_MAX}`);
      const room = open(roomId);
      const print = room.printOf(buyerId);
      room.index.add(print, number);
      unwritten.add(roomId, number, print);
    },
    flush,
    flushRipe: write,
    refresh: oneAtATime(() => readOn([...rooms.values()].filter(({ isRead }) => isRead))),
    forget,
    drop: async (roomId) => {
      forget(roomId);
      // What is on its way must not arrive after the room is gone.
      await flush();
      await inTransaction(pool, async (tx) => deleteKnown(tx, roomId));
    },
  };
}

function takeIn(room: Room, row: ReadRow): void {
  const prints = unpackPrints(row.prints);
  const numbers = unpackGaps(row.from_number, prints.length, row.gaps);
  for (let i = 0; i < prints.length; i += 1)
    room.index.add(prints[i] as number, numbers[i] as number);
  room.seenId = row.id;
}
