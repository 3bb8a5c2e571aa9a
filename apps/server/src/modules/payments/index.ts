import { fileURLToPath } from 'node:url';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import { createGroupCommit } from '#platform/group-commit';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { adoptBuyers } from './actions/adopt-buyers.ts';
import { cancelPayments } from './actions/cancel-payments.ts';
import { describeMoney } from './actions/describe-money.ts';
import { forgetWebhooks } from './actions/forget-webhooks.ts';
import { countRefunds } from './actions/count-refunds.ts';
import { getPayment } from './actions/get-payment.ts';
import { getRefund } from './actions/get-refund.ts';
import { openAttempt } from './actions/open-attempt.ts';
import { receiveWebhook } from './actions/receive-webhook.ts';
import { reconcilePayments } from './actions/reconcile-payments.ts';
import { recordChargeNews } from './actions/record-charge-news.ts';
import { retellMoney } from './actions/retell-money.ts';
import { refundPayments } from './actions/refund-payments.ts';
import { sendRefunds } from './actions/send-refunds.ts';
import { settlePayment } from './actions/settle-payment.ts';
import { commitPayments, startPayment } from './actions/start-payment.ts';
import type { PaymentsDeps, Providers } from './deps.ts';
import { paymentsReactions } from './reactions.ts';
import { paymentsSchedule } from './schedule.ts';

export type { PaymentsDeps } from './deps.ts';
export { createSandboxBank } from './providers/sandbox/sandbox-bank.ts';
export { createTillProvider, type TillBook } from './providers/till/provider.ts';

export const paymentsMigrations: MigrationSet = {
  schema: 'payments',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Takes the money of each order once, or gives it back by itself. */
export function createPayments(deps: PaymentsDeps): Module<PaymentsFace> {
  const providers: Providers = new Map(deps.providers.map((each) => [each.name, each]));
  const openings = createGroupCommit('start-payment', commitPayments(deps), deps);
  const attempts = createGroupCommit('open-attempt', openAttempt(deps, providers), deps);
  const db = readFrom(deps.pool);
  const refunds = sendRefunds(deps, providers);
  const reports = createGroupCommit('record-charge-news', recordChargeNews(deps, providers), deps);

  return {
    face: {
      movesMoney: deps.providers.some(({ name, byHand }) => !byHand && name !== 'sandbox'),
      startPayment: startPayment(deps, providers, openings),
      countRefunds: countRefunds(db),
      settlePayment: settlePayment(deps, providers, attempts, reports),
      getPayment: getPayment(db),
      getRefund: getRefund(db),
      describeMoney: describeMoney(db),
      finishRefund: refunds.sendOne,
      retellMoney: retellMoney(db),
      receiveWebhook: receiveWebhook(providers, reports),
      adoptBuyer: (merged) => inTransaction(deps.pool, (tx) => adoptBuyers(tx, [merged])),
    },
    reactions: paymentsReactions(cancelPayments(deps), refundPayments(deps)),
    schedule: paymentsSchedule({
      reconcilePayments: reconcilePayments(deps, providers, reports),
      sendRefunds: refunds.sendDue,
      forgetWebhooks: forgetWebhooks(deps),
    }),
  };
}
