import { expect, test } from 'vitest';
import type { Queryable } from '#platform/postgres/tx';
import { silentLogger } from '#platform/telemetry/logger';
import { localSignals } from '#test/kit/local-signals';
import { manualClock } from '#test/kit/manual-clock';
import { createRoomBoards } from './room-boards.ts';

test('a process that could not read what is behind rooms does not start', async () => {
  const db: Queryable = { rows: () => Promise.reject(new Error('the database is away')) };
  const boards = createRoomBoards({
    db,
    clock: manualClock(),
    signals: localSignals(),
    log: silentLogger,
    titleOf: async () => null,
  });
  await expect(boards.start()).rejects.toThrow('the database is away');
});
