import type { Clock } from '#platform/clock';
import type { IntentNews, PaymentProvider } from '../../src/modules/payments/providers/provider.ts';
import type { ChargeNews } from '../../src/modules/payments/rules/settle-charge.ts';
import type { ChargeState } from './payments-model.ts';

export interface Intent {
  readonly expiresAtMs: number;
  readonly owed: number;
  voided: boolean;
  /** Of each charge everything that was ever true of it, the last is true now. */
  readonly charges: Map<string, ChargeState[]>;
}

/** What the bank does the next time it is asked for something. */
export interface Mood {
  start: 'opens' | 'fails';
  /** `lost`: the request never arrives. */
  capture: 'captures' | 'captures too little' | 'declines' | 'processes' | 'lost';
  answers: boolean;
  refund: 'done' | 'accepted' | 'failed' | 'done in silence';
}

/** A bank that keeps true books and does as it is told, silence and lost requests included. */
export interface MoodyBank {
  readonly provider: PaymentProvider;
  readonly mood: Mood;
  intentOf(paymentId: string): Intent | undefined;
  /** What is true of the charge now. */
  chargeOf(paymentId: string, charge: string): ChargeState | undefined;
  /** A charge that the shop has not asked for; nothing comes of it once the payment is closed. */
  charge(paymentId: string, charge: string, state: ChargeState): void;
  hasGivenBack(refundId: string): boolean;
  /** Minor units by payment. */
  taken(paymentId: string): number;
  givenBack(paymentId: string): number;
}

export function moodyBank(clock: Clock): MoodyBank {
  const intents = new Map<string, Intent>();
  const refunds = new Map<string, { readonly paymentId: string; readonly amount: number }>();
  const mood: Mood = { start: 'opens', capture: 'captures', answers: true, refund: 'done' };

  function intentNamed(providerRef: string): Intent {
    const intent = intents.get(providerRef);
    if (!intent) throw new Error('no such intent');
    return intent;
  }

  const nowOf = (intent: Intent, charge: string) => intent.charges.get(charge)?.at(-1);
  const isShut = ({ voided, expiresAtMs }: Intent) =>
    voided || expiresAtMs <= clock.now().getTime();

  function decide(intent: Intent): ChargeState {
    const { owed: amount } = intent;
    if (isShut(intent) || mood.capture === 'declines') return { state: 'declined', amount };
    if (mood.capture === 'processes') return { state: 'processing', amount };
    const isShort = mood.capture === 'captures too little';
    return { state: 'captured', amount: isShort ? amount - 1 : amount };
  }

  function newsOf(intent: Intent): IntentNews {
    const charges = [...intent.charges].map(([chargeRef, states]) =>
      chargeNews(chargeRef, states.at(-1) as ChargeState, clock.now()),
    );
    const isWorking = charges.some(({ state }) => state === 'processing');
    return { charges, closed: isShut(intent) && !isWorking };
  }

  const provider: PaymentProvider = {
    name: 'moody',
    reconcileAfterMs: 15_000,
    start: async ({ paymentId, amount, expiresAt }) => {
      if (mood.start === 'fails') throw new Error('the bank is away');
      const expiresAtMs = Date.parse(expiresAt);
      if (!intents.has(paymentId)) {
        const owed = amount.amount;
        intents.set(paymentId, { expiresAtMs, owed, voided: false, charges: new Map() });
      }
      return { providerRef: paymentId, payUrl: `https://bank.test/${paymentId}` };
    },
    chargeOf: (providerRef, token) => `${providerRef}/${token}`,
    capture: async ({ providerRef, chargeRef }) => {
      const intent = intentNamed(providerRef);
      if (mood.capture === 'lost') throw new Error('the request was lost');
      if (!intent.charges.has(chargeRef)) intent.charges.set(chargeRef, [decide(intent)]);
      if (!mood.answers) throw new Error('the answer was lost');
      return chargeNews(chargeRef, nowOf(intent, chargeRef) as ChargeState, clock.now());
    },
    readWebhook: (rawBody) => JSON.parse(Buffer.from(rawBody).toString()),
    fetch: async (providerRef) => newsOf(intentNamed(providerRef)),
    void: async (providerRef) => {
      const intent = intentNamed(providerRef);
      intent.voided = true;
      return newsOf(intent);
    },
    refund: async ({ refundId, providerRef, amount }) => {
      if (mood.refund === 'failed') throw new Error('the bank is away');
      if (mood.refund === 'accepted' && !refunds.has(refundId)) return 'accepted';
      refunds.set(refundId, { paymentId: providerRef, amount: amount.amount });
      if (mood.refund === 'done in silence') throw new Error('the answer was lost');
      return 'done';
    },
  };

  return {
    provider,
    mood,
    intentOf: (paymentId) => intents.get(paymentId),
    chargeOf: (paymentId, charge) => {
      const intent = intents.get(paymentId);
      return intent && nowOf(intent, charge);
    },
    charge: (paymentId, charge, state) => {
      const intent = intentNamed(paymentId);
      const known = intent.charges.get(charge) ?? [];
      if (known.length === 0 && isShut(intent)) return;
      intent.charges.set(charge, [...known, state]);
    },
    hasGivenBack: (refundId) => refunds.has(refundId),
    taken: (paymentId) => {
      const charges = [...(intents.get(paymentId)?.charges.values() ?? [])];
      return sum(charges.map((states) => states.at(-1)).filter((s) => s?.state === 'captured'));
    },
    givenBack: (paymentId) =>
      sum([...refunds.values()].filter((refund) => refund.paymentId === paymentId)),
  };
}

export function chargeNews(chargeRef: string, charge: ChargeState, now: Date): ChargeNews {
  switch (charge.state) {
    case 'captured': {
      const amount = { amount: charge.amount, currency: 'INR' };
      return { chargeRef, state: 'captured', amount, at: now.toISOString() };
    }
    case 'declined':
      return { chargeRef, state: 'declined', reason: 'no' };
    case 'processing':
      return { chargeRef, state: 'processing' };
  }
}

function sum(parts: readonly ({ readonly amount: number } | undefined)[]): number {
  return parts.reduce((total, part) => total + (part?.amount ?? 0), 0);
}
