import type { ticketsOperations } from '@houseful/contract/tickets';
import type { Face } from '@houseful/contract/operation';
import type { Clock } from '#platform/clock';
import type { Audit } from '#platform/audit';
import type { Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Queryable } from '#platform/postgres/tx';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';

/** Everything the gate needs from outside; handed in by the composer. */
export interface GateDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly audit: Audit;
  readonly signals: Signals;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Makes pairing codes and the salts of sheets; UTF-8. */
  readonly secret: string;
  /** Where people reach this site, without a slash at the end. */
  readonly publicUrl: string;
  /** Every key a ticket may be signed with. */
  readonly listTicketKeys: Face<typeof ticketsOperations>['listTicketKeys'];
  /** What to call people in a log; who has no name is left out. */
  readonly nameUsers: (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** What the verbs share. */
export interface GateTools extends GateDeps {
  readonly db: Queryable;
  /** Of a show's sheet: 16 bytes. */
  readonly saltOf: (showId: string) => Buffer;
  /** Tells who watches a show that its counts have changed. */
  readonly tell: (showIds: Iterable<string>) => void;
}

/** The channel of the news that a show's counts have changed. */
export const GATE_CHANNEL = 'gate';
