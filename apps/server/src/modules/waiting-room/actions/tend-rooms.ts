import type { GroupCommit } from '#platform/group-commit';
import type { Logger } from '#platform/telemetry/logger';
import type { RoomBoards } from '../boards/room-boards.ts';
import type { ShowsSales } from '../deps.ts';
import type { LineCommand, LineOutcome } from './commit-line.ts';

export interface TendRoomsDeps {
  readonly boards: Pick<RoomBoards, 'openRoomIds' | 'showsBehind'>;
  readonly line: GroupCommit<LineCommand, LineOutcome>;
  readonly readSales: (showIds: readonly string[]) => Promise<ShowsSales>;
  readonly log: Logger;
}

/** Lets time pass in every room: opens, draws, calls, counts sales. One that fails holds up no other. */
export function tendRooms(deps: TendRoomsDeps): () => Promise<void> {
  const { boards, line, readSales, log } = deps;
  return async () => {
    await Promise.all(
      boards.openRoomIds().map(async (roomId) => {
        try {
          const sales = await salesOf(roomId);
          await line.submit({ kind: 'tend', roomId, sales });
        } catch (error) {
          log.error({ err: error, roomId }, 'a waiting room was not tended');
        }
      }),
    );
  };

  /** People are called also while the sales cannot be read. */
  async function salesOf(roomId: string): Promise<ShowsSales | null> {
    return readSales(boards.showsBehind(roomId)).catch((error: unknown) => {
      log.warn({ err: error, roomId }, 'the sales behind a waiting room could not be read');
      return null;
    });
  }
}
