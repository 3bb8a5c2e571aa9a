import type { Clock } from '#platform/clock';
import type { Audit } from '#platform/audit';
import type { RecordFacts } from '#platform/facts/facts';
import type { Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';

/** What to call people, and where to write to them. */
export type DescribeUsers = (
  userIds: readonly string[],
) => Promise<ReadonlyMap<string, { name: string | null; email: string | null }>>;

export interface OrganisationsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  readonly audit: Audit;
  /** Signs the words of invitations and of the set-up; never another purpose's key. */
  readonly secret: string;
  readonly describeUsers: DescribeUsers;
}
