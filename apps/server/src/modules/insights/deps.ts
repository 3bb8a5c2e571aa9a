import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import type { Logger } from '#platform/telemetry/logger';

/** Everything insights needs from outside; handed in by the composer. */
export interface InsightsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
}
