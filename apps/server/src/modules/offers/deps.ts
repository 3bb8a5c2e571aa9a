import type { PricedCategory } from '@houseful/contract/facts';
import type { ShowPricing } from '@houseful/contract/pricing';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import type { Ids } from '#platform/ids';
import type { Random } from '#platform/random';
import type { Pool } from '#platform/postgres/pool';
import type { Metrics } from '#platform/telemetry/metrics';

/** A show on sale and how it sells, as far as its tiers ask. */
export interface ShowOnSale {
  readonly organisationId: string;
  readonly startsAt: Date;
  /** Null: it went on sale without rules about prices, so they cannot step. */
  readonly pricing: ShowPricing | null;
  readonly categories: readonly PricedCategory[];
  /** For good: what is held or being paid for does not count. */
  readonly seatsSold: number;
  readonly seatsTotal: number;
}

/** Everything offers needs from outside; handed in by the composer. */
export interface OffersDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly record: RecordFacts;
  readonly audit: Audit;
  readonly metrics: Metrics;
  /** Null where booking does not sell the show, or not yet. */
  readonly readShow: (showId: string) => Promise<ShowOnSale | null>;
}
