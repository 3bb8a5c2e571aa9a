import type { Job } from '#platform/schedule/schedule';

const RECONCILE_EVERY_MS = 5_000;
const SEND_REFUNDS_EVERY_MS = 2_000;
const FORGET_WEBHOOKS_EVERY_MS = 60 * 60_000;

/** When → action. */
export function paymentsSchedule(actions: {
  readonly reconcilePayments: () => Promise<void>;
  readonly sendRefunds: () => Promise<void>;
  readonly forgetWebhooks: () => Promise<void>;
}): Job[] {
  return [
    {
      name: 'payments/reconcile-payments',
      everyMs: RECONCILE_EVERY_MS,
      run: actions.reconcilePayments,
    },
    { name: 'payments/send-refunds', everyMs: SEND_REFUNDS_EVERY_MS, run: actions.sendRefunds },
    {
      name: 'payments/forget-webhooks',
      everyMs: FORGET_WEBHOOKS_EVERY_MS,
      run: actions.forgetWebhooks,
    },
  ];
}
