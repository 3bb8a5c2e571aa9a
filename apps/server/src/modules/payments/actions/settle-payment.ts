import type { PaymentsFace, Settlement } from '@houseful/contract/faces/payments';
import type { GroupCommit } from '#platform/group-commit';
import { Problem, problem } from '#platform/problem';
import { type PaymentsDeps, providerNamed, type Providers } from '../deps.ts';
import { callProvider } from '../providers/call-provider.ts';
import type { ChargeNews } from '../rules/settle-charge.ts';
import { PENDING_RETRY_AFTER_MS, settlementOf } from '../rules/settlement.ts';
import { paymentIdOf } from '../store/rows.ts';
import type { AttemptCommand, OpenedAttempt } from './open-attempt.ts';
import type { ChargeReport, ReportOutcome } from './record-charge-news.ts';

const PENDING: Settlement = { outcome: 'pending', retryAfterMs: PENDING_RETRY_AFTER_MS };

/**
 * Takes the money with the browser's token, once: the same token again is the same attempt and
 * answers how it ended; another token is a new attempt on the same payment. A bank that does
 * not answer within PROVIDER_TIMEOUT_MS, or fails in any other way, leaves the attempt open and
 * the answer `pending`: its webhook or the reconciler finishes it.
 *
 * @throws provider-unreachable when the payment was never opened, overloaded
 */
export function settlePayment(
  { clock, log }: Pick<PaymentsDeps, 'clock' | 'log'>,
  providers: Providers,
  attempts: GroupCommit<AttemptCommand, OpenedAttempt>,
  reports: GroupCommit<ChargeReport, ReportOutcome>,
): PaymentsFace['settlePayment'] {
  return async ({ orderId, paymentToken }) => {
    const opened = await attempts.submit({ paymentId: paymentIdOf(orderId), paymentToken });
    switch (opened.kind) {
      case 'no-payment':
        throw problem(
          'provider-unreachable',
          { retryAfterMs: PENDING_RETRY_AFTER_MS },
          'The payment was not opened yet. Place the order again with the same Idempotency-Key.',
        );
      case 'foreign-token':
        return { outcome: 'declined', reason: 'invalid-token' };
      case 'paid':
        return settlementOf(opened.payment, null);
      case 'open': {
        const { state } = opened.attempt;
        const isOver = state === 'DECLINED' || state === 'CAPTURED';
        return isOver
          ? settlementOf(opened.payment, opened.attempt)
          : capture(opened, paymentToken);
      }
    }
  };

  async function capture(
    { payment, attempt }: OpenedAttempt & { kind: 'open' },
    paymentToken: string,
  ): Promise<Settlement> {
    const { provider, providerRef } = payment;
    const { chargeRef } = attempt;
    const charge = { providerRef, chargeRef, paymentToken, amount: payment.owed };
    let news: ChargeNews;
    try {
      news = await callProvider(clock, (signal) =>
        providerNamed(providers, provider).capture(charge, signal),
      );
    } catch (error) {
      if (error instanceof Problem) throw error;
      log.warn({ err: error, attemptId: attempt.attemptId }, 'a capture waits for its outcome');
      return PENDING;
    }
    if (news.state === 'processing') return PENDING;
    const outcome = await reports.submit({ provider, providerRef, report: news, eventId: null });
    return outcome.kind === 'settled' ? outcome.settlement : PENDING;
  }
}
