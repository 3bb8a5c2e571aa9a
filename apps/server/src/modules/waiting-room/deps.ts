import type { ShowsSales } from '@houseful/contract/faces/booking';
import type { Clock } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Random } from '#platform/random';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import type { TitleOf } from './boards/guarded-shows.ts';
import type { BlockSizes } from './boards/lobby-numbers.ts';

export type { ShowsSales };

/** Everything the waiting room needs from outside; handed in by the composer. */
export interface WaitingRoomDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly signals: Signals;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Signs the tokens of places, devices and admissions; UTF-8. */
  readonly secret: string;
  /** Shows that are not on sale yet count as nothing. */
  readonly readSales: (showIds: readonly string[]) => Promise<ShowsSales>;
  readonly titleOf: TitleOf;
  /** What to call people in a log; who has no name is left out. */
  readonly nameUsers: (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** How many numbers a process leases at once in a lobby; left out: as for a crowd. */
  readonly blockSizes?: BlockSizes;
}
