import { fact } from '#platform/facts/facts';
import { addMs } from '#platform/clock';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { type PaymentsDeps, providerNamed, type Providers } from '../deps.ts';
import { callProvider } from '../providers/call-provider.ts';
import { PAYMENT_STATES } from '../rules/payment-states.ts';
import { pauseBeforeNextTry } from '../rules/refund-pause.ts';
import { REFUND_STATES, type RefundNews } from '../rules/refund-states.ts';
import { nextState } from '../rules/state-table.ts';
import { lockPayments, setStatus } from '../store/payments.ts';
import {
  type DueRefund,
  findDueRefunds,
  findOpenRefundsOf,
  saveRefundTry,
} from '../store/refunds.ts';
import { paymentIdOf } from '../store/rows.ts';

const REFUNDS_PER_RUN_MAX = 200;
const REFUNDS_AT_ONCE_MAX = 8;
/** From here on a person should look: money that is owed to somebody does not go out. */
const TRIES_BEFORE_ALARM = 6;

/**
 * Sends every requested refund until the provider says that it is done, however often it fails,
 * with growing pauses of at most an hour. The refund's id names it there, so a repeated try
 * cannot pay twice. One that a person has to hand over is looked at, and never sent. The fact is
 * recorded once, with the money back.
 */
export function sendRefunds(
  { pool, clock, log, record }: Pick<PaymentsDeps, 'pool' | 'clock' | 'log' | 'record'>,
  providers: Providers,
): {
  readonly sendDue: () => Promise<void>;
  /** Of one order, at once: somebody knows that it will succeed now. */
  readonly sendOne: (of: { readonly orderId: string }) => Promise<void>;
} {
  const db = readFrom(pool);

  async function sendAll(due: DueRefund[]): Promise<void> {
    while (due.length > 0) {
      await Promise.all(due.splice(0, REFUNDS_AT_ONCE_MAX).map(send));
    }
  }

  return {
    sendDue: async () => sendAll(await findDueRefunds(db, clock.now(), REFUNDS_PER_RUN_MAX)),
    sendOne: async ({ orderId }) => sendAll(await findOpenRefundsOf(db, paymentIdOf(orderId))),
  };

  async function send(refund: DueRefund): Promise<void> {
    let news: RefundNews;
    try {
      const provider = providerNamed(providers, refund.provider);
      news = await callProvider(clock, (signal) => provider.refund(refund, signal));
    } catch (error) {
      news = 'failed';
      const about = { err: error, refundId: refund.refundId, tries: refund.tries + 1 };
      if (about.tries >= TRIES_BEFORE_ALARM) log.error(about, 'a refund keeps failing');
      else log.warn(about, 'a refund will be tried again');
    }
    await save(refund, news);
  }

  async function save(refund: DueRefund, news: RefundNews): Promise<void> {
    const { refundId, paymentId, amount, reason } = refund;
    const now = clock.now();
    const status = nextState(REFUND_STATES, refund.status, news);
    const done = status === 'DONE';
    const tries = refund.tries + 1;
    await inTransaction(pool, async (tx) => {
      const payment = (await lockPayments(tx, [paymentId])).get(paymentId);
      if (!payment) throw new Error(`refund ${refundId} belongs to no payment`);
      const nextTryAt = done ? null : addMs(now, pauseBeforeNextTry(tries));
      const doneAt = done ? now : null;
      const saved = await saveRefundTry(tx, { refundId, status, tries, nextTryAt, doneAt }, now);
      if (!saved || !done) return;
      if (payment.refundId === refundId) {
        setStatus(tx, [paymentId], nextState(PAYMENT_STATES, payment.status, 'refund'));
      }
      const { orderId, provider } = payment;
      const refundedAt = now.toISOString();
      await record(tx, [
        fact('payments.payment-refunded', {
          ...{ paymentId, orderId, amount, refundId, reason, provider, refundedAt },
        }),
      ]);
    });
  }
}
