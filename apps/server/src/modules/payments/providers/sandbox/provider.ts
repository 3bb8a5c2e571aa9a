import type { Clock } from '#platform/clock';
import type { GroupCommit } from '#platform/group-commit';
import type { PaymentProvider } from '../provider.ts';
import type { ChargeOrder, ChargeOutcome } from './actions/make-charges.ts';
import { type IntentBook, newsOfCharge, newsOfIntent } from './actions/read-intent.ts';
import type { refundCharge } from './actions/refund-charge.ts';
import { readEvent } from './events.ts';
import type { SandboxKeys } from './keys.ts';
import { chargeIdOf, chargeOfToken, intentIdOf } from './names.ts';
import { parseDirectToken } from './rules/direct-token.ts';
import { isSignedWebhook, SIGNATURE_HEADER } from './signature.ts';
import type { NewIntent } from './store/books.ts';
import type { Webhook } from './store/webhooks.ts';

const RECONCILE_AFTER_MS = 15_000;
/** How long the bank keeps a caller waiting who asks for a late charge: longer than anybody waits. */
const SILENCE_MS = 60_000;

export interface SandboxProviderDeps {
  readonly clock: Clock;
  readonly keys: SandboxKeys;
  readonly publicUrl: string;
  readonly openings: GroupCommit<NewIntent, true>;
  readonly charges: GroupCommit<ChargeOrder, ChargeOutcome>;
  readonly readIntent: (intentId: string) => Promise<IntentBook | null>;
  readonly voidIntent: (intentId: string) => Promise<IntentBook | null>;
  readonly refundCharge: ReturnType<typeof refundCharge>;
  readonly deliverWebhook: (webhook: Webhook) => Promise<void>;
}

/** The test bank as payments sees it: through the same port as any other provider. */
export function createSandboxProvider(deps: SandboxProviderDeps): PaymentProvider {
  const { clock, keys, publicUrl, openings, deliverWebhook } = deps;

  return {
    name: 'sandbox',
    reconcileAfterMs: RECONCILE_AFTER_MS,

    start: async ({ paymentId, orderId, amount, description, expiresAt }) => {
      const intentId = intentIdOf(keys, paymentId);
      await openings.submit({
        intentId,
        paymentId,
        amount,
        description,
        returnUrl: `${publicUrl}/checkout/return?orderId=${encodeURIComponent(orderId)}`,
        expiresAt: new Date(expiresAt),
      });
      return { providerRef: intentId, payUrl: `${publicUrl}/sandbox/pay/${intentId}` };
    },

    chargeOf: (intentId, token) =>
      parseDirectToken(token) === null
        ? chargeOfToken(keys, intentId, token)
        : chargeIdOf(intentId, 'token', token),

    capture: async ({ providerRef, chargeRef, paymentToken, amount }, signal) => {
      const outcome = await charge(deps, providerRef, chargeRef, paymentToken, amount);
      if (outcome.kind === 'refused') {
        return { chargeRef, state: 'declined', reason: outcome.reason };
      }
      const { intent, charge: made, fresh, webhook } = outcome;
      if (webhook && made.plan === 'before') await deliverWebhook(webhook);
      if (fresh && made.status === 'PROCESSING') await clock.sleep(SILENCE_MS, signal);
      return newsOfCharge(intent, made);
    },

    readWebhook: (rawBody, headers) =>
      isSignedWebhook(keys.webhooks, rawBody, headers[SIGNATURE_HEADER], clock.now())
        ? readEvent(rawBody)
        : { kind: 'forged' },

    fetch: async (intentId) =>
      newsOfIntent(known(intentId, await deps.readIntent(intentId)), clock.now()),
    void: async (intentId) =>
      newsOfIntent(known(intentId, await deps.voidIntent(intentId)), clock.now()),

    refund: ({ refundId, chargeRef, amount }) =>
      deps.refundCharge({ refundId, chargeId: chargeRef, amount }),
  };
}

/** A direct token makes its charge; a token of the payment page names one that is there. */
async function charge(
  { charges, readIntent }: SandboxProviderDeps,
  intentId: string,
  chargeId: string,
  token: string,
  asked: ChargeOrder['asked'],
): Promise<ChargeOutcome> {
  const direct = parseDirectToken(token);
  if (direct) {
    return charges.submit({ intentId, chargeId, instrument: 'Test token', ...direct, asked });
  }
  const book = await readIntent(intentId);
  const made = book?.charges.find((each) => each.chargeId === chargeId);
  if (!book || !made) return { kind: 'refused', reason: 'no-such-payment' };
  return { kind: 'charged', intent: book.intent, charge: made, fresh: false, webhook: null };
}

function known(intentId: string, book: IntentBook | null): IntentBook {
  if (!book) throw new Error(`the sandbox bank has no intent ${intentId}`);
  return book;
}
