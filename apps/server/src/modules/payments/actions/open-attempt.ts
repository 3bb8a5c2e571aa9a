import { addMs } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import { type PaymentsDeps, providerNamed, type Providers } from '../deps.ts';
import { type Attempt, findAttempts, type NewAttempt, openAttempts } from '../store/attempts.ts';
import { hastenChecks } from '../store/checks.ts';
import { findPayments } from '../store/payments.ts';
import { attemptIdOf, type Payment } from '../store/rows.ts';

export interface AttemptCommand {
  readonly paymentId: string;
  readonly paymentToken: string;
}

export type OpenedAttempt =
  | { readonly kind: 'no-payment' }
  /** Nothing is left to take; no attempt was opened. */
  | { readonly kind: 'paid'; readonly payment: Payment }
  /** Not a token of this payment; no attempt was opened. */
  | { readonly kind: 'foreign-token' }
  | { readonly kind: 'open'; readonly payment: Payment; readonly attempt: Attempt };

/**
 * Writes the attempt before the provider hears of it, so that money taken in our absence is
 * looked for. The same payment and token are the same attempt.
 */
export function openAttempt(
  { clock }: Pick<PaymentsDeps, 'clock'>,
  providers: Providers,
): BatchVerb<AttemptCommand, OpenedAttempt> {
  return async (tx, commands) => {
    const now = clock.now();
    const payments = await findPayments(
      tx,
      commands.map(({ paymentId }) => paymentId),
    );
    const named = commands.map((command) => nameAttempt(command, payments.get(command.paymentId)));
    const opening = named.flatMap((each) => (each.kind === 'named' ? [each] : []));
    if (opening.length === 0) return named.map((each) => answer(each, new Map(), payments));

    const attempts = opening.map(({ attempt }) => attempt);
    const reconcileAfterMs = Math.min(...opening.map((each) => each.reconcileAfterMs));
    // Payments are locked before attempts, here as everywhere, so that nobody waits in a circle.
    hastenChecks(tx, paymentIdsOf(attempts), addMs(now, reconcileAfterMs));
    const fresh = await openAttempts(tx, attempts, now);
    const known = attempts.filter(({ attemptId }) => !fresh.has(attemptId));
    const found = await (known.length === 0
      ? new Map<string, Attempt>()
      : findAttempts(
          tx,
          known.map(({ attemptId }) => attemptId),
        ));
    const all = new Map([...fresh, ...found]);
    // The payments were looked at before the attempts: one that another process has settled in
    // between must be looked at again, or its captured attempt would seem to have paid nothing.
    const settled = known.filter(({ attemptId }) => found.get(attemptId)?.state === 'CAPTURED');
    const current = settled.length === 0 ? payments : await findPayments(tx, paymentIdsOf(settled));
    return named.map((each) => answer(each, all, current));
  };

  function nameAttempt({ paymentToken }: AttemptCommand, payment: Payment | undefined): Named {
    if (!payment) return { kind: 'no-payment' };
    if (payment.capturedAt !== null) return { kind: 'paid', payment };
    const provider = providerNamed(providers, payment.provider);
    const chargeRef = provider.chargeOf(payment.providerRef, paymentToken);
    if (chargeRef === null) return { kind: 'foreign-token' };
    const { paymentId } = payment;
    const attempt = { attemptId: attemptIdOf(paymentId, chargeRef), paymentId, chargeRef };
    return { kind: 'named', payment, attempt, reconcileAfterMs: provider.reconcileAfterMs };
  }
}

type Named =
  | Exclude<OpenedAttempt, { kind: 'open' }>
  | { kind: 'named'; payment: Payment; attempt: NewAttempt; reconcileAfterMs: number };

function answer(
  named: Named,
  found: ReadonlyMap<string, Attempt>,
  current: ReadonlyMap<string, Payment>,
): OpenedAttempt {
  if (named.kind !== 'named') return named;
  const attempt = found.get(named.attempt.attemptId);
  if (!attempt) throw new Error(`attempt ${named.attempt.attemptId} was opened and is not there`);
  const payment = current.get(named.payment.paymentId) ?? named.payment;
  return { kind: 'open', payment, attempt };
}

function paymentIdsOf(attempts: readonly NewAttempt[]): string[] {
  return [...new Set(attempts.map(({ paymentId }) => paymentId))];
}
