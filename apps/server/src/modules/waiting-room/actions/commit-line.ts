import type { TurnAnswer } from '@houseful/line/take-turn';
import type { Clock } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import type { Tx } from '#platform/postgres/tx';
import type { RoomBoards } from '../boards/room-boards.ts';
import type { SpentBoards } from '../boards/spent-boards.ts';
import type { ShowsSales } from '../deps.ts';
import { lockRooms, type RoomRow, unprotectShows } from '../store/rooms.ts';
import { moveByTime } from './move-by-time.ts';
import { openRoomDesk, type RoomDesk } from './room-desk.ts';
import { takeSample } from './take-sample.ts';
import { withSales } from './with-sales.ts';

/** What moves a line. `tend`: time has passed; with how its shows sell, where that was asked. */
export type LineCommand = { readonly roomId: string } & (
  | { readonly kind: 'join' }
  | { readonly kind: 'turn' | 'leave'; readonly number: number; readonly buyerId: string }
  | {
      readonly kind: 'join-again';
      /** The place they left. */
      readonly number: number;
      readonly buyerId: string;
      /** A fresh number, while the lobby gives them out. */
      readonly ofLobby: number | null;
    }
  | { readonly kind: 'finish'; readonly buyerId: string; readonly seats: number }
  | { readonly kind: 'tend'; readonly sales: ShowsSales | null }
);

export type LineOutcome =
  | { readonly kind: 'joined'; readonly number: number }
  | { readonly kind: 'turn'; readonly answer: TurnAnswer }
  | { readonly kind: 'done' }
  /** Nobody joins the line here now: it is closed, over, or the lobby gives the numbers. */
  | { readonly kind: 'refused' };

export interface LineDeps {
  readonly clock: Clock;
  readonly boards: Pick<RoomBoards, 'tell'>;
  readonly spentBoards: SpentBoards;
}

/**
 * Runs all that moves lines, in order of arrival, under the lock of each room's row; who can be called
 * then is called, in the same transaction. So a place that comes free is given on at once, and
 * no two processes ever decide about one line side by side.
 */
export function commitLine(deps: LineDeps): BatchVerb<LineCommand, LineOutcome> {
  return async (tx, commands) => {
    const now = deps.clock.now();
    const rows = await lockRooms(
      tx,
      commands.map(({ roomId }) => roomId),
    );
    const outcomes = new Map<LineCommand, LineOutcome>();
    for (const row of rows) {
      const ofRoom = commands.filter(({ roomId }) => roomId === row.room_id);
      await tendRoom(tx, deps, { row, now, commands: ofRoom, outcomes });
    }
    return commands.map((command) => outcomes.get(command) ?? { kind: 'refused' });
  };
}

interface Batch {
  readonly row: RoomRow;
  readonly now: Date;
  readonly commands: readonly LineCommand[];
  readonly outcomes: Map<LineCommand, LineOutcome>;
}

async function tendRoom(tx: Tx, deps: LineDeps, batch: Batch): Promise<void> {
  const { row, now, commands, outcomes } = batch;
  const roomId = row.room_id;
  const spent = await deps.spentBoards.load(tx, roomId);
  const desk = await openRoomDesk(tx, row, {
    now,
    spent,
    numbers: commands.flatMap((command) => ('number' in command ? [command.number] : [])),
    buyerIds: commands.flatMap((command) => ('buyerId' in command ? [command.buyerId] : [])),
  });
  const tend = commands.findLast((command) => command.kind === 'tend');
  if (tend) await moveByTime(tx, desk, now);
  for (const command of commands) outcomes.set(command, run(desk, command));
  desk.call();
  if (tend) await withSales(tx, desk, tend.sales, now);
  if (desk.hasChanged()) {
    desk.write(tx);
    tx.afterCommit(() => deps.boards.tell(roomId));
  }
  if (tend) takeSample(tx, desk.row, now);
  if (desk.row.phase === 'ended' && row.phase !== 'ended') unprotectShows(tx, roomId);
  tx.afterCommit(() => deps.spentBoards.keep(roomId, spent, desk.row.version));
}

function run(desk: RoomDesk, command: LineCommand): LineOutcome {
  switch (command.kind) {
    case 'join': {
      const number = desk.join();
      return number === null ? { kind: 'refused' } : { kind: 'joined', number };
    }
    case 'join-again': {
      const { number: left, buyerId, ofLobby } = command;
      const number = desk.joinAgain(left, buyerId, ofLobby);
      if (ofLobby !== null && number !== ofLobby) desk.passOver(ofLobby);
      return number === null ? { kind: 'refused' } : { kind: 'joined', number };
    }
    case 'turn':
      return { kind: 'turn', answer: desk.takeTurn(command.number, command.buyerId) };
    case 'leave':
      desk.leave(command.number, command.buyerId);
      return { kind: 'done' };
    case 'finish':
      desk.finish(command.buyerId, command.seats);
      return { kind: 'done' };
    case 'tend':
      return { kind: 'done' };
  }
}
