import type { PaymentsFace } from '@houseful/contract/faces/payments';
import { addMs } from '#platform/clock';
import type { BatchVerb, GroupCommit } from '#platform/group-commit';
import { Problem, problem } from '#platform/problem';
import { type PaymentsDeps, providerNamed, type Providers } from '../deps.ts';
import { callProvider } from '../providers/call-provider.ts';
import type { OpenedIntent, PaymentProvider, PaymentTerms } from '../providers/provider.ts';
import { findPayments, insertPayments, type NewPayment } from '../store/payments.ts';
import { type Payment, paymentIdOf } from '../store/rows.ts';
import { viewPayment } from './view-payment.ts';

const RETRY_AFTER_MS = 2_000;

/**
 * Opens the one payment of an order; again with the same order answers the same payment, on the
 * terms it was first opened with.
 *
 * The provider is asked first and our row is written second, complete, in one batch: one write
 * a payment with every provider, and never a row whose payment the provider does not know. What
 * a crash in between leaves behind is an intent whose address nobody was given.
 *
 * @throws provider-unreachable, overloaded
 */
export function startPayment(
  { clock, log, providers }: Pick<PaymentsDeps, 'clock' | 'log' | 'providers'>,
  byName: Providers,
  openings: GroupCommit<NewPayment, Payment>,
): PaymentsFace['startPayment'] {
  const [usual] = providers;

  return async ({ orderId, buyerId, provider: asked, amount, expiresAt, description }) => {
    const provider = asked === undefined ? usual : providerNamed(byName, asked);
    const paymentId = paymentIdOf(orderId);
    const terms = { paymentId, orderId, amount, description, expiresAt };
    const intent = await openIntent(provider, terms);
    const payment = await openings.submit({
      paymentId,
      orderId,
      buyerId,
      ...amount,
      provider: provider.name,
      ...intent,
      description,
      expiresAt,
    });
    return viewPayment(payment);
  };

  async function openIntent(to: PaymentProvider, terms: PaymentTerms): Promise<OpenedIntent> {
    try {
      return await callProvider(clock, (signal) => to.start(terms, signal));
    } catch (error) {
      if (error instanceof Problem) throw error;
      log.warn({ err: error, provider: to.name }, 'a payment could not be opened');
      throw problem('provider-unreachable', { retryAfterMs: RETRY_AFTER_MS });
    }
  }
}

/** Writes new payments; for known ones answers what is written. */
export function commitPayments({
  clock,
  providers,
}: Pick<PaymentsDeps, 'clock' | 'providers'>): BatchVerb<NewPayment, Payment> {
  const [{ reconcileAfterMs }] = providers;

  return async (tx, openings) => {
    const now = clock.now();
    const fresh = await insertPayments(tx, openings, now, addMs(now, reconcileAfterMs));
    const known = openings.filter(({ paymentId }) => !fresh.has(paymentId));
    const found = await (known.length === 0
      ? new Map<string, Payment>()
      : findPayments(
          tx,
          known.map(({ paymentId }) => paymentId),
        ));
    return openings.map((opening) => {
      const { paymentId, provider, providerRef } = opening;
      if (fresh.has(paymentId)) return asOpened(opening);
      const payment = found.get(paymentId);
      if (!payment) throw new Error(`${provider} has ${providerRef} for another payment already`);
      return payment;
    });
  };
}

function asOpened(opening: NewPayment): Payment {
  return {
    paymentId: opening.paymentId,
    orderId: opening.orderId,
    owed: { amount: opening.amount, currency: opening.currency },
    status: 'PENDING',
    provider: opening.provider,
    providerRef: opening.providerRef,
    payUrl: opening.payUrl,
    expiresAt: new Date(opening.expiresAt),
    capturedAttemptId: null,
    capturedAt: null,
    refundId: null,
  };
}
