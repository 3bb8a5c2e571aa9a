import { addMs } from '#platform/clock';
import type { GroupCommit } from '#platform/group-commit';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { type PaymentsDeps, providerNamed, type Providers } from '../deps.ts';
import { callProvider } from '../providers/call-provider.ts';
import type { IntentNews, PaymentProvider } from '../providers/provider.ts';
import { pauseBeforeNextCheck } from '../rules/next-check.ts';
import { findAttemptsOf } from '../store/attempts.ts';
import { type CheckOutcome, type DueCheck, findDueChecks, saveChecks } from '../store/checks.ts';
import { lockPayments } from '../store/payments.ts';
import type { ChargeReport, ReportOutcome } from './record-charge-news.ts';

/** Per run; the rest is taken by the next one. */
const UNPAID_CHECKS_MAX = 400;
const PAID_CHECKS_MAX = 100;
/** Questions to a provider at the same time. */
const CHECKS_AT_ONCE_MAX = 16;

/**
 * Finishes what lost answers and lost webhooks left open: asks the provider about every payment
 * whose turn it is, tells it of cancelled ones, and settles each charge that it reports just as
 * a webhook would. Bounded per run; a provider that does not answer is asked again later.
 */
export function reconcilePayments(
  { pool, clock, log }: Pick<PaymentsDeps, 'pool' | 'clock' | 'log'>,
  providers: Providers,
  reports: GroupCommit<ChargeReport, ReportOutcome>,
): () => Promise<void> {
  const db = readFrom(pool);

  return async () => {
    const due = await findDueChecks(db, clock.now(), {
      unpaidMax: UNPAID_CHECKS_MAX,
      paidMax: PAID_CHECKS_MAX,
    });
    while (due.length > 0) {
      const outcomes = await Promise.all(due.splice(0, CHECKS_AT_ONCE_MAX).map(check));
      await inTransaction(pool, async (tx) => {
        await lockPayments(
          tx,
          outcomes.map(({ paymentId }) => paymentId),
        );
        saveChecks(tx, outcomes);
      });
    }
  };

  async function check(due: DueCheck): Promise<CheckOutcome> {
    const { payment, checkAt } = due;
    const { paymentId, status } = payment;
    const checks = due.checks + 1;
    const closing = status === 'CANCELLED' && !due.voided;
    const provider = providers.get(payment.provider);
    let closed = false;
    let voidedAt: Date | null = null;
    try {
      const news = await askAbout(payment, closing);
      await settleNews(due, news);
      closed = news.closed;
      if (closing) voidedAt = clock.now();
    } catch (error) {
      log.warn({ err: error, paymentId }, 'a payment could not be checked with its provider');
    }
    const pauseMs = pauseBeforeNextCheck({
      status,
      closed,
      over: payment.expiresAt <= clock.now(),
      checks,
      reconcileAfterMs: reconcilePauseOf(provider),
    });
    const nextCheckAt = pauseMs === null ? null : addMs(clock.now(), pauseMs);
    return { paymentId, checkAt, nextCheckAt, checks, voidedAt };
  }

  function askAbout(
    { provider, providerRef }: DueCheck['payment'],
    closing: boolean,
  ): Promise<IntentNews> {
    const asked = providerNamed(providers, provider);
    return callProvider(clock, (signal) =>
      closing ? asked.void(providerRef, signal) : asked.fetch(providerRef, signal),
    );
  }

  async function settleNews({ payment }: DueCheck, news: IntentNews): Promise<void> {
    const { provider, providerRef, paymentId } = payment;
    const known = new Set(news.charges.map(({ chargeRef }) => chargeRef));
    const { reconcileAfterMs } = providerNamed(providers, provider);
    // Younger ones may still be on their way to the provider.
    const lostBefore = addMs(clock.now(), -reconcileAfterMs);
    const attempts = await findAttemptsOf(db, [paymentId]);
    const lost = attempts.filter(
      ({ state, chargeRef, openedAt }) =>
        state === 'CREATED' && !known.has(chargeRef) && openedAt <= lostBefore,
    );
    const all: ChargeReport['report'][] = [
      ...news.charges,
      ...lost.map(({ chargeRef }) => ({ chargeRef, state: 'failed' as const })),
    ];
    await Promise.all(
      all.map((report) => reports.submit({ provider, providerRef, report, eventId: null })),
    );
  }
}

const UNCONFIGURED_PAUSE_MS = 60_000;

function reconcilePauseOf(provider: PaymentProvider | undefined): number {
  return provider?.reconcileAfterMs ?? UNCONFIGURED_PAUSE_MS;
}
