import type { SandboxDesk } from '@houseful/contract/sandbox-desk';
import type { Clock } from '#platform/clock';
import { createGroupCommit } from '#platform/group-commit';
import type { Pool } from '#platform/postgres/pool';
import type { Job } from '#platform/schedule/schedule';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import type { PaymentProvider } from '../provider.ts';
import { captureAllLateCharges } from './actions/capture-late-charges.ts';
import { deliverNow, deliverWebhooks } from './actions/deliver-webhooks.ts';
import { makeCharges } from './actions/make-charges.ts';
import { openIntents } from './actions/open-intents.ts';
import { readIntent, voidIntent } from './actions/read-intent.ts';
import { refundCharge } from './actions/refund-charge.ts';
import { createSandboxDesk } from './desk.ts';
import { deriveSandboxKeys } from './keys.ts';
import { type Post, postOverHttp } from './post.ts';
import { createSandboxProvider } from './provider.ts';
import type { Webhook } from './store/webhooks.ts';

export interface SandboxBankDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Origin under which buyers reach the shop and the bank's page: `https://tickets.example.org`. */
  readonly publicUrl: string;
  /** Origin to which webhooks are sent; null while the server does not listen yet. */
  readonly deliverTo: () => string | null;
  /** At least 32 characters; the bank's own keys are derived from it. */
  readonly secret: string;
  /** How webhooks travel; over HTTP unless a test says otherwise. */
  readonly post?: Post;
}

export interface SandboxBank {
  readonly provider: PaymentProvider;
  /** For the payment page. */
  readonly desk: SandboxDesk;
  readonly schedule: readonly Job[];
}

const SWEEP_EVERY_MS = 1_000;

/**
 * A bank that behaves like a real one and moves no money: intents, a payment page, answers that
 * come late, refunds that take a while, and signed webhooks that may come before the answer,
 * after it, twice or never. Payments knows it through the port only.
 */
export function createSandboxBank(deps: SandboxBankDeps): SandboxBank {
  const keys = deriveSandboxKeys(deps.secret);
  const delivery = { ...deps, keys, post: deps.post ?? postOverHttp };
  const deliver = deliverNow(delivery);
  const shared = {
    ...deps,
    keys,
    openings: createGroupCommit('sandbox-open-intents', openIntents(deps), deps),
    charges: createGroupCommit('sandbox-make-charges', makeCharges(deps), deps),
    readIntent: readIntent(deps),
    voidIntent: voidIntent(deps),
    refundCharge: refundCharge(deps),
    deliverWebhook: (webhook: Webhook) => deliver([webhook]),
  };
  return {
    provider: createSandboxProvider(shared),
    desk: createSandboxDesk(shared),
    schedule: [
      {
        name: 'payments/capture-late-sandbox-charges',
        everyMs: SWEEP_EVERY_MS,
        run: captureAllLateCharges(deps),
      },
      {
        name: 'payments/deliver-sandbox-webhooks',
        everyMs: SWEEP_EVERY_MS,
        run: deliverWebhooks(delivery),
      },
    ],
  };
}
