import { type Behaviour, WEBHOOK_PLANS, type WebhookPlan } from './behaviour.ts';

export interface DirectToken {
  readonly behaviour: Behaviour;
  readonly plan: WebhookPlan;
}

const BEHAVIOUR_OF: Readonly<Record<string, Behaviour>> = {
  tok_success: 'success',
  tok_decline: 'decline',
  tok_timeout: 'late',
};
const PLAN_PREFIX = 'webhook_';

/**
 * Reads a token that stands for the bank's answer itself, without the payment page:
 * `tok_success`, `tok_decline` or `tok_timeout`, optionally with what becomes of the webhook:
 * `tok_success+webhook_never`. Null for anything else.
 */
export function parseDirectToken(token: string): DirectToken | null {
  const [name = '', planName, ...rest] = token.split('+');
  const behaviour = Object.hasOwn(BEHAVIOUR_OF, name) ? BEHAVIOUR_OF[name] : undefined;
  if (behaviour === undefined || rest.length > 0) return null;
  if (planName === undefined) return { behaviour, plan: 'normal' };
  const plan = WEBHOOK_PLANS.find((known) => `${PLAN_PREFIX}${known}` === planName);
  return plan === undefined ? null : { behaviour, plan };
}
