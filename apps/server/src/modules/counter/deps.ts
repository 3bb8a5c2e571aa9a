import type { IdentityFace } from '@houseful/contract/faces/identity';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import type { Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Queryable } from '#platform/postgres/tx';

/** Everything the counter needs from outside; handed in by the composer. */
export interface CounterDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  readonly audit: Audit;
  /** What to call people; who is gone is left out. */
  readonly nameUsers: (userIds: readonly string[]) => ReturnType<IdentityFace['nameUsers']>;
}

export interface CounterTools extends CounterDeps {
  readonly db: Queryable;
}
