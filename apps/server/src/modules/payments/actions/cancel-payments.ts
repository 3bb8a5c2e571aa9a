import type { Tx } from '#platform/postgres/tx';
import type { PaymentsDeps } from '../deps.ts';
import { PAYMENT_STATES } from '../rules/payment-states.ts';
import { nextState } from '../rules/state-table.ts';
import { hastenChecks } from '../store/checks.ts';
import { lockPayments, setStatus } from '../store/payments.ts';
import { paymentIdOf } from '../store/rows.ts';

/**
 * Closes the payments of orders that nobody will pay any more. The provider is told at the next
 * check, outside this transaction. Money that comes in spite of it is counted and told to
 * booking like any other; a payment that is paid stays paid.
 */
export function cancelPayments({
  clock,
}: Pick<PaymentsDeps, 'clock'>): (
  tx: Tx,
  orders: readonly { readonly orderId: string }[],
) => Promise<void> {
  return async (tx, orders) => {
    const ids = orders.map(({ orderId }) => paymentIdOf(orderId));
    const payments = [...(await lockPayments(tx, ids)).values()];
    const closing = payments
      .filter(({ status }) => nextState(PAYMENT_STATES, status, 'cancel') !== status)
      .map(({ paymentId }) => paymentId);
    if (closing.length === 0) return;
    setStatus(tx, closing, 'CANCELLED');
    hastenChecks(tx, closing, clock.now());
  };
}
