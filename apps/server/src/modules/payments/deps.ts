import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import type { Pool } from '#platform/postgres/pool';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import type { PaymentProvider } from './providers/provider.ts';

/** Everything payments needs from outside; handed in by the composer. */
export interface PaymentsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly record: RecordFacts;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The first one takes new payments; all of them finish what they began. */
  readonly providers: readonly [PaymentProvider, ...PaymentProvider[]];
}

/** The providers by name. */
export type Providers = ReadonlyMap<string, PaymentProvider>;

/** @throws Error for a payment of a provider that is no longer configured. */
export function providerNamed(providers: Providers, name: string): PaymentProvider {
  const provider = providers.get(name);
  if (!provider) throw new Error(`payments of provider "${name}" are open, but it is not set up`);
  return provider;
}
