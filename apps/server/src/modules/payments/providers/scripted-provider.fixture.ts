import { deriveId } from '#platform/ids';
import type { ChargeNews } from '../rules/settle-charge.ts';
import type { IntentNews, PaymentProvider, WebhookReading } from './provider.ts';

/** A provider that does what a test says: for what the sandbox bank would never do. */
export interface ScriptedProvider extends PaymentProvider {
  script: {
    start: () => Promise<void>;
    capture: (chargeRef: string) => Promise<ChargeNews>;
    fetch: () => Promise<IntentNews>;
    void: () => Promise<IntentNews>;
    refund: () => Promise<'accepted' | 'done'>;
    webhook: () => WebhookReading;
  };
  /** Names of the calls made, oldest first. */
  readonly calls: string[];
}

export function scriptedProvider(): ScriptedProvider {
  const calls: string[] = [];
  const nothing: IntentNews = { charges: [], closed: false };
  const provider: ScriptedProvider = {
    name: 'scripted',
    reconcileAfterMs: 15_000,
    calls,
    script: {
      start: async () => undefined,
      capture: async (chargeRef) => ({ chargeRef, state: 'processing' }),
      fetch: async () => nothing,
      void: async () => ({ ...nothing, closed: true }),
      refund: async () => 'done',
      webhook: () => ({ kind: 'forged' }),
    },
    start: async ({ paymentId }) => {
      calls.push('start');
      await provider.script.start();
      return { providerRef: intentOf(paymentId), payUrl: `https://bank.test/${paymentId}` };
    },
    chargeOf: (providerRef, token) =>
      token.startsWith('scripted_') ? deriveId('chg', providerRef, token) : null,
    capture: ({ chargeRef }) => {
      calls.push('capture');
      return provider.script.capture(chargeRef);
    },
    readWebhook: () => provider.script.webhook(),
    fetch: () => {
      calls.push('fetch');
      return provider.script.fetch();
    },
    void: () => {
      calls.push('void');
      return provider.script.void();
    },
    refund: () => {
      calls.push('refund');
      return provider.script.refund();
    },
  };
  return provider;
}

export function intentOf(paymentId: string): string {
  return `int_${paymentId}`;
}
