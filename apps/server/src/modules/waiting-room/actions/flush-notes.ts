import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import type { LobbyNumbers } from '../boards/lobby-numbers.ts';
import type { Refusals } from '../boards/refusals.ts';
import type { KnownBuyers } from '../known/known-buyers.ts';
import { reportBlocks } from '../store/blocks.ts';
import { addRefusals } from '../store/course.ts';

export interface FlushDeps {
  readonly pool: Pool;
  readonly log: Logger;
  readonly lobby: LobbyNumbers;
  readonly refusals: Refusals;
  readonly known: Pick<KnownBuyers, 'flush' | 'flushRipe' | 'refresh'>;
}

/**
 * Writes down what this process has noted of its rooms since the last time: a few rows, whatever the
 * crowd. `last` leaves nothing for a next time.
 */
export function flushNotes({ pool, log, lobby, refusals, known }: FlushDeps) {
  return async (last?: 'last'): Promise<void> => {
    const reports = lobby.takeReports();
    const refused = refusals.take();
    try {
      if (reports.length > 0 || refused.length > 0) {
        await inTransaction(pool, async (tx) => {
          if (reports.length > 0) reportBlocks(tx, reports);
          if (refused.length > 0) addRefusals(tx, refused);
        });
      }
    } catch (error) {
      lobby.again(reports);
      log.warn({ err: error }, 'what happened in the waiting rooms was not noted');
    }
    for (const step of [last === 'last' ? known.flush : known.flushRipe, known.refresh]) {
      try {
        await step();
      } catch (error) {
        log.warn({ err: error }, 'who joined the waiting rooms was not noted');
      }
    }
  };
}
