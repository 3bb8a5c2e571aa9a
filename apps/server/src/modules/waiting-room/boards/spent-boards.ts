import { SpentNumbers } from '@houseful/line/spent-numbers';
import type { Tx } from '#platform/postgres/tx';
import { spentPagesSince } from '../store/spent-pages.ts';

interface Entry {
  readonly spent: SpentNumbers;
  readonly version: number;
}

/**
 * The spent numbers of rooms, kept between transactions: 1.25 MB for ten million. Under the lock of
 * the room's row only pages that other processes have changed are read.
 */
export interface SpentBoards {
  /** As of the room's locked row. What is added counts only once `keep` was called. */
  load(tx: Tx, roomId: string): Promise<SpentNumbers>;
  /** After the commit that wrote the numbers as of that version. */
  keep(roomId: string, spent: SpentNumbers, version: number): void;
}

export function createSpentBoards(): SpentBoards {
  const entries = new Map<string, Entry>();

  return {
    load: async (tx, roomId) => {
      const known = entries.get(roomId);
      // Should the transaction fail, what was added in memory is forgotten with it.
      entries.delete(roomId);
      const spent = known?.spent ?? new SpentNumbers();
      for (const { page, bits } of await spentPagesSince(tx, roomId, known?.version ?? -1)) {
        spent.joinPage(page, bits);
      }
      return spent;
    },
    keep: (roomId, spent, version) => entries.set(roomId, { spent, version }),
  };
}
