/** What the test bank does with a charge. */
export type Behaviour = 'success' | 'decline' | 'late';

/** What becomes of the webhook that tells of the charge. */
export const WEBHOOK_PLANS = ['normal', 'before', 'twice', 'never', 'late'] as const;
export type WebhookPlan = (typeof WEBHOOK_PLANS)[number];

/** After this time a charge that the bank was silent about is captured. */
export const LATE_CAPTURE_MS = 20_000;

const NORMAL_DELAY_MS = 1_000;
const LATE_DELAY_MS = 30_000;
/** For a webhook that is delivered before the answer, in case that delivery fails. */
const SECOND_CHANCE_DELAY_MS = 10_000;

/** How often, and how long after the event, a webhook is delivered. */
export const WEBHOOK_DELIVERIES: Readonly<
  Record<WebhookPlan, { readonly deliveries: number; readonly delayMs: number }>
> = {
  normal: { deliveries: 1, delayMs: NORMAL_DELAY_MS },
  before: { deliveries: 1, delayMs: SECOND_CHANCE_DELAY_MS },
  twice: { deliveries: 2, delayMs: NORMAL_DELAY_MS },
  never: { deliveries: 0, delayMs: 0 },
  late: { deliveries: 1, delayMs: LATE_DELAY_MS },
};
