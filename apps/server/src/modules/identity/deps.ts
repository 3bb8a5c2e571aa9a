import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import type { Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Logger } from '#platform/telemetry/logger';
import type { SignAccessToken } from './access-token.ts';
import type { Passwords } from './passwords.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/** What the actions work with. */
export interface ActionDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  readonly log: Logger;
  readonly passwords: Passwords;
  readonly refreshTokens: RefreshTokens;
  readonly signAccessToken: SignAccessToken;
}
