import type { Clock } from '#platform/clock';
import { createIds } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Random } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { localSignals } from '#test/kit/local-signals';
import { createWaitingRoom, type WaitingRoom } from '../../src/modules/waiting-room/index.ts';

/** A waiting room of one process, which hears nothing of others but through the database. */
export function roomProcess(parts: {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly random: Random;
  readonly titleOf?: Parameters<typeof createWaitingRoom>[0]['titleOf'];
}): WaitingRoom {
  return createWaitingRoom({
    titleOf: async () => null,
    ...parts,
    ids: createIds(parts.clock, parts.random),
    ...{ signals: localSignals(), log: silentLogger, metrics: createMetrics() },
    secret: 'a secret for tests, long enough to be one',
    nameUsers: async () => new Map(),
    readSales: async () => ({ seatsUnsold: 100, seatsPerPlaceMax: 2, categories: [] }),
  });
}
