import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { GroupCommit } from '#platform/group-commit';
import { overloaded, problem } from '#platform/problem';
import type { Providers } from '../deps.ts';
import type { ChargeReport, ReportOutcome } from './record-charge-news.ts';

/** A provider asks again by itself; by then the payment is written. */
const UNKNOWN_PAYMENT_RETRY_AFTER_MS = 5_000;

/**
 * Takes a provider's news once: verified over the raw bytes before anything is read, then
 * inbox, payment, attempt and fact in one transaction; it returns when that is durable. News
 * of a payment that is not known (yet) is refused, so that the provider tells it again.
 *
 * @throws no-such-route for an unknown provider, webhook-signature-invalid, invalid-input,
 * overloaded
 */
export function receiveWebhook(
  providers: Providers,
  reports: GroupCommit<ChargeReport, ReportOutcome>,
): PaymentsFace['receiveWebhook'] {
  return async ({ provider: name, rawBody, headers }) => {
    const provider = providers.get(name);
    if (!provider) throw problem('no-such-route');
    const reading = provider.readWebhook(rawBody, headers);
    switch (reading.kind) {
      case 'forged':
        throw problem('webhook-signature-invalid');
      case 'malformed':
        throw problem('invalid-input', { issues: [{ path: '', message: reading.message }] });
      case 'other':
        return;
      case 'charge': {
        const { eventId, providerRef, charge } = reading;
        const outcome = await reports.submit({
          provider: name,
          providerRef,
          report: charge,
          eventId,
        });
        if (outcome.kind === 'unknown-payment') throw overloaded(UNKNOWN_PAYMENT_RETRY_AFTER_MS);
      }
    }
  };
}
