import type { OffersFace } from '@houseful/contract/faces/offers';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import type { Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Signals } from '#platform/signals/signals';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';

export interface BookingLimits {
  readonly holdMs: number;
  /** How much longer a hold may be made, once; 0: not at all. */
  readonly holdExtensionMs: number;
  /** How long a hold lasts at most, extension included. */
  readonly holdTotalMsMax: number;
  readonly paymentWindowMs: number;
  readonly activeHoldsPerBuyerMax: number;
}

/** Everything booking needs from outside; handed in by the composer. */
export interface BookingDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  readonly audit: Audit;
  readonly signals: Signals;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly payments: Pick<PaymentsFace, 'startPayment' | 'settlePayment'>;
  readonly offers: Pick<OffersFace, 'previewOrder' | 'reserve' | 'release' | 'priceRemainder'>;
  readonly limits: BookingLimits;
}
