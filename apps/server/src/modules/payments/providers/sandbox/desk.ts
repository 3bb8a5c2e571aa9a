import type { SandboxDesk } from '@houseful/contract/sandbox-desk';
import type { Clock } from '#platform/clock';
import type { GroupCommit } from '#platform/group-commit';
import type { ChargeOrder, ChargeOutcome } from './actions/make-charges.ts';
import type { IntentBook } from './actions/read-intent.ts';
import type { SandboxKeys } from './keys.ts';
import { chargeIdOf, mintToken } from './names.ts';
import { readPayForm } from './rules/instruments.ts';
import { pageStateOf } from './rules/intent-state.ts';
import type { Charge } from './store/books.ts';
import type { Webhook } from './store/webhooks.ts';

export interface DeskDeps {
  readonly clock: Clock;
  readonly keys: SandboxKeys;
  readonly charges: GroupCommit<ChargeOrder, ChargeOutcome>;
  readonly readIntent: (intentId: string) => Promise<IntentBook | null>;
  readonly deliverWebhook: (webhook: Webhook) => Promise<void>;
}

const MERCHANT = 'Houseful box office';
const MONTH_CHARACTERS = 'YYYY-MM'.length;

export function createSandboxDesk(deps: DeskDeps): SandboxDesk {
  const { clock, keys, charges, readIntent, deliverWebhook } = deps;

  function backTo({ intent }: IntentBook, charge: Charge | undefined): string {
    if (!charge) return intent.returnUrl;
    const token = mintToken(keys, intent.intentId, charge.chargeId);
    return `${intent.returnUrl}&paymentToken=${encodeURIComponent(token)}`;
  }

  return {
    open: async (intentId) => {
      const book = await readIntent(intentId);
      if (!book) return null;
      const { intent, charges: tries } = book;
      const leftMs = intent.expiresAt.getTime() - clock.now().getTime();
      const last = tries.at(-1);
      const telling = tries.find(({ status }) => status === 'CAPTURED') ?? last;
      return {
        intentId,
        state: pageStateOf({ status: intent.status, expired: leftMs <= 0, charges: tries }),
        merchant: MERCHANT,
        description: intent.description,
        amount: intent.amount,
        secondsLeft: Math.max(0, Math.floor(leftMs / 1_000)),
        tryNumber: tries.length,
        lastCharge: last ?? null,
        backUrl: backTo(book, telling),
      };
    },

    pay: async (intentId, form) => {
      const book = await readIntent(intentId);
      if (!book) return { kind: 'no-such-payment' };
      const read = readPayForm(form, clock.now().toISOString().slice(0, MONTH_CHARACTERS));
      if (!read.ok) return { kind: 'invalid', errors: read.errors };
      const { label, behaviour, plan } = read.instrument;
      // The try and what it was made with name the charge: pressed twice, it is one charge.
      const chargeId = chargeIdOf(intentId, 'page', form.tryNumber, label, plan);
      const outcome = await charges.submit({
        intentId,
        chargeId,
        instrument: label,
        behaviour,
        plan,
        asked: null,
      });
      if (outcome.kind === 'refused') {
        if (outcome.reason !== 'too-many-tries') return { kind: 'closed' };
        const method = 'This payment was tried too often. Please go back to the shop.';
        return { kind: 'invalid', errors: { method } };
      }
      const { charge, webhook } = outcome;
      if (webhook && plan === 'before') await deliverWebhook(webhook);
      return { kind: 'tried', returnTo: backTo(book, charge) };
    },
  };
}
