import type { Settlement } from '@houseful/contract/faces/payments';
import { addMs, laterOf } from '#platform/clock';
import { fact, type NewFact } from '#platform/facts/facts';
import type { BatchVerb } from '#platform/group-commit';
import type { Tx } from '#platform/postgres/tx';
import { type PaymentsDeps, providerNamed, type Providers } from '../deps.ts';
import { type AttemptReport, settleCharge } from '../rules/settle-charge.ts';
import { settlementOf } from '../rules/settlement.ts';
import { type Attempt, findAttemptsOf, saveAttempts } from '../store/attempts.ts';
import { type CapturedPayment, lockPaymentsByRef, markCaptured } from '../store/payments.ts';
import { type NewRefund, requestRefunds } from '../store/refunds.ts';
import { attemptIdOf, type Payment, refundIdOf } from '../store/rows.ts';
import { takeEvents } from '../store/webhook-inbox.ts';

/** News of one charge, from wherever it came: an answer, a webhook, a question of ours. */
export interface ChargeReport {
  readonly provider: string;
  readonly providerRef: string;
  readonly report: AttemptReport;
  /** Of the webhook that told it. */
  readonly eventId: string | null;
}

export type ReportOutcome =
  | { readonly kind: 'unknown-payment' }
  | { readonly kind: 'taken-before' }
  | { readonly kind: 'settled'; readonly settlement: Settlement };

/** A payment that was paid is asked about once more, for charges that nobody told us of. */
const CLOSING_CHECK_MS = 60_000;

/** What a batch knows and changes, written back at its end. */
interface Books {
  readonly payments: Map<string, Payment>;
  readonly attempts: Map<string, Attempt>;
  readonly changed: Set<string>;
  readonly captured: CapturedPayment[];
  readonly refunds: NewRefund[];
  readonly facts: NewFact[];
}

/**
 * The one place where money is counted: news → attempt, payment, fact, refund, in one
 * transaction, under the payment's lock. News may be lost elsewhere, come twice, late and out
 * of order: each capture counts once, and what does not pay the payment goes back.
 */
export function recordChargeNews(
  { clock, record, log }: Pick<PaymentsDeps, 'clock' | 'record' | 'log'>,
  providers: Providers,
): BatchVerb<ChargeReport, ReportOutcome> {
  return async (tx, reports) => {
    const now = clock.now();
    const books = await openBooks(tx, reports);
    const fresh = await takeFreshEvents(tx, reports, books, now);
    const outcomes = reports.map((report) => settle(books, report, fresh, now));
    if (books.changed.size > 0) {
      saveAttempts(tx, [...books.attempts.values()].filter(isChanged(books)));
    }
    if (books.captured.length > 0) markCaptured(tx, books.captured);
    if (books.refunds.length > 0) requestRefunds(tx, books.refunds, now);
    await record(tx, books.facts);
    tx.afterCommit(() => warnOfSurplus(books));
    return outcomes;
  };

  function settle(
    books: Books,
    chargeReport: ChargeReport,
    fresh: Set<ChargeReport>,
    now: Date,
  ): ReportOutcome {
    const payment = books.payments.get(keyOf(chargeReport));
    if (!payment) return { kind: 'unknown-payment' };
    if (chargeReport.eventId !== null && !fresh.has(chargeReport)) return { kind: 'taken-before' };

    const { report } = chargeReport;
    const attempt = attemptFor(books, payment, report.chargeRef, now);
    const decision = settleCharge(payment, attempt.state, report);
    const after = attemptAfter(attempt, decision.attemptState, report);
    books.attempts.set(after.attemptId, after);
    if (after.state !== attempt.state) books.changed.add(after.attemptId);
    if (decision.surplus !== null && after.captured !== null) {
      books.refunds.push({
        refundId: refundIdOf(after.attemptId),
        attemptId: after.attemptId,
        paymentId: payment.paymentId,
        amount: after.captured,
        reason: decision.surplus,
        changeId: null,
      });
    }
    const settled = decision.pays ? pay(books, payment, after, now) : payment;
    return { kind: 'settled', settlement: settlementOf(settled, after) };
  }

  function pay(books: Books, payment: Payment, attempt: Attempt, now: Date): Payment {
    const { paymentId, orderId, owed: amount, provider } = payment;
    const { attemptId } = attempt;
    const capturedAt = attempt.capturedAt ?? now.toISOString();
    const othersOpen = [...books.attempts.values()].some(
      (other) => other.paymentId === paymentId && other.state === 'CREATED',
    );
    const { reconcileAfterMs } = providerNamed(providers, provider);
    const checkAt = othersOpen
      ? addMs(now, reconcileAfterMs)
      : addMs(laterOf(now, payment.expiresAt), CLOSING_CHECK_MS);
    const paid: Payment = {
      ...payment,
      status: 'CAPTURED',
      capturedAttemptId: attemptId,
      capturedAt,
    };
    books.payments.set(keyOf(payment), paid);
    books.captured.push({ paymentId, attemptId, capturedAt, checkAt });
    const captured = { paymentId, orderId, amount, capturedAt, provider };
    books.facts.push(fact('payments.payment-captured', captured));
    return paid;
  }

  function warnOfSurplus({ refunds }: Books): void {
    for (const { refundId, paymentId, amount, reason } of refunds) {
      const about = { refundId, paymentId, amount, reason };
      if (reason === 'amount-mismatch') log.error(about, 'a capture had the wrong amount');
      else log.warn(about, 'a payment was captured twice; the surplus goes back');
    }
  }
}

async function openBooks(tx: Tx, reports: readonly ChargeReport[]): Promise<Books> {
  const payments = await lockPaymentsByRef(tx, reports);
  const attempts = await findAttemptsOf(
    tx,
    payments.map(({ paymentId }) => paymentId),
  );
  return {
    payments: new Map(payments.map((payment) => [keyOf(payment), payment])),
    attempts: new Map(attempts.map((attempt) => [attempt.attemptId, attempt])),
    changed: new Set(),
    captured: [],
    refunds: [],
    facts: [],
  };
}

/** Of reports that name an event: those whose event comes for the first time. */
async function takeFreshEvents(
  tx: Tx,
  reports: readonly ChargeReport[],
  books: Books,
  now: Date,
): Promise<Set<ChargeReport>> {
  const firstOf = new Map<string, ChargeReport>();
  for (const report of reports) {
    if (report.eventId === null || !books.payments.has(keyOf(report))) continue;
    const key = `${report.provider} ${report.eventId}`;
    if (!firstOf.has(key)) firstOf.set(key, report);
  }
  if (firstOf.size === 0) return new Set();
  const events = [...firstOf.values()].map(({ provider, eventId }) => ({
    provider,
    eventId: eventId ?? '',
  }));
  const taken = await takeEvents(tx, events, now);
  return new Set(
    taken.flatMap(({ provider, eventId }) => firstOf.get(`${provider} ${eventId}`) ?? []),
  );
}

/** The attempt of the charge; a new one when a webhook was faster than the buyer's browser. */
function attemptFor(books: Books, payment: Payment, chargeRef: string, now: Date): Attempt {
  const attemptId = attemptIdOf(payment.paymentId, chargeRef);
  const known = books.attempts.get(attemptId);
  if (known) return known;
  books.changed.add(attemptId);
  return {
    attemptId,
    paymentId: payment.paymentId,
    chargeRef,
    state: 'CREATED',
    captured: null,
    capturedAt: null,
    reason: null,
    openedAt: now,
  };
}

function attemptAfter(attempt: Attempt, state: Attempt['state'], report: AttemptReport): Attempt {
  if (state === attempt.state) return attempt;
  switch (report.state) {
    case 'captured':
      return { ...attempt, state, captured: report.amount, capturedAt: report.at, reason: null };
    case 'declined':
      return { ...attempt, state, reason: report.reason };
    case 'failed':
      return { ...attempt, state, reason: 'never-reached-provider' };
    case 'processing':
      return { ...attempt, state };
  }
}

function keyOf(named: { readonly provider: string; readonly providerRef: string }): string {
  return `${named.provider} ${named.providerRef}`;
}

function isChanged({ changed }: Books): (attempt: Attempt) => boolean {
  return ({ attemptId }) => changed.has(attemptId);
}
