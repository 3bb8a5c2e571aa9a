import type { Money } from '@houseful/contract/primitives';
import type {
  IntentNews,
  PaymentProvider,
  WebhookReading,
} from '../../src/modules/payments/providers/provider.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';

type Charges = IntentNews['charges'];
type ChargeNews = Charges[number];

interface Refund {
  readonly amount: Money;
  state: 'accepted' | 'done';
}

interface Charge {
  readonly chargeRef: string;
  news: ChargeNews;
  /** Not over, whatever was said: it is still to be captured or declined. */
  open: boolean;
  readonly refunds: Map<string, Refund>;
}

interface Intent {
  readonly providerRef: string;
  readonly orderId: string;
  readonly amount: Money;
  readonly expiresMs: number;
  readonly charges: Map<string, Charge>;
  voided: boolean;
}

/** How well the bank can be reached. */
export interface BankWeather {
  readonly unreachable: number;
  readonly answerLost: number;
  readonly slow: number;
  readonly webhookLost: number;
  readonly webhookDoubled: number;
  readonly webhookDelayMsMax: number;
}

/** What a token makes the bank do; a buyer's token is `kind-number`. */
export const TOKENS = {
  ok: 'captures',
  no: 'declines',
  silent: 'answers nothing and captures later',
  busy: 'is working on it, and captures or declines later',
  turn: 'declines, and takes the money all the same later',
  short: 'captures another amount',
} as const;

const WEBHOOK_TRIES_MAX = 6;
const INTENT_REF = 'int_';

/**
 * Somebody else's machine, with books of its own that no crash of ours touches. It may be
 * unreachable, slow or silent, change its mind, and tell its news late, twice, in any order or
 * not at all. It captures whatever it is asked to, also twice for one order.
 */
export class Bank {
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #intents = new Map<string, Intent>();
  /** What the bank would call us about at once. */
  readonly violations: string[] = [];
  weather: BankWeather;
  /** Posts a webhook to some process of the house; false when it was not taken. */
  deliver: (body: string) => Promise<boolean> = async () => false;

  constructor(agenda: Agenda, chance: Chance, weather: BankWeather) {
    this.#agenda = agenda;
    this.#chance = chance;
    this.weather = weather;
  }

  /** Money of the order at the bank: what was taken, and what of it went back. */
  moneyOf(orderId: string): { captured: number; refunded: number; promised: number } {
    const charges = [...this.#intents.values()]
      .filter((intent) => intent.orderId === orderId)
      .flatMap((intent) => [...intent.charges.values()]);
    const refunds = charges.flatMap(({ refunds: all }) => [...all.values()]);
    const sumOf = (all: readonly Refund[]): number =>
      all.reduce((sum, { amount }) => sum + amount.amount, 0);
    return {
      captured: charges.reduce((sum, charge) => sum + capturedOf(charge), 0),
      refunded: sumOf(refunds.filter(({ state }) => state === 'done')),
      promised: sumOf(refunds),
    };
  }

  /** Orders that the bank knows, each once. */
  orders(): string[] {
    return [...new Set([...this.#intents.values()].map(({ orderId }) => orderId))];
  }

  /** Whether a charge of exactly this amount was captured for the order. */
  hasCaptured(orderId: string, amount: number): boolean {
    return [...this.#intents.values()].some(
      (intent) =>
        intent.orderId === orderId &&
        [...intent.charges.values()].some((charge) => capturedOf(charge) === amount),
    );
  }

  /** The buyer pays on the bank's own page: we only hear of it by webhook, if at all. */
  payOnPage(orderId: string, token: string): void {
    for (const intent of this.#intents.values()) {
      if (intent.orderId === orderId)
        this.#charge(intent, chargeOf(intent.providerRef, token), token);
    }
  }

  /** The port, as one process of ours has it. */
  providerFor(owner: string): PaymentProvider {
    return {
      name: 'bank',
      reconcileAfterMs: 15_000,
      chargeOf: (providerRef, token) => (isToken(token) ? chargeOf(providerRef, token) : null),
      start: ({ paymentId, orderId, amount, expiresAt }) =>
        this.#call(owner, `start ${paymentId}`, () => {
          const providerRef = `${INTENT_REF}${paymentId}`;
          if (!this.#intents.has(providerRef)) {
            this.#intents.set(providerRef, {
              providerRef,
              orderId,
              amount,
              expiresMs: Date.parse(expiresAt),
              charges: new Map(),
              voided: false,
            });
          }
          return { providerRef, payUrl: `https://bank.test/${paymentId}` };
        }),
      capture: ({ providerRef, chargeRef, paymentToken }) =>
        this.#call(
          owner,
          `capture ${chargeRef}`,
          () => this.#charge(this.#intent(providerRef), chargeRef, paymentToken),
          ({ state }) => paymentToken.startsWith('silent') && state === 'processing',
        ),
      fetch: (providerRef) =>
        this.#call(owner, `fetch ${providerRef}`, () => this.#newsOf(this.#intent(providerRef))),
      void: (providerRef) =>
        this.#call(owner, `void ${providerRef}`, () => {
          const intent = this.#intent(providerRef);
          intent.voided = true;
          return this.#newsOf(intent);
        }),
      refund: (refund) =>
        this.#call(owner, `refund ${refund.refundId}`, () => this.#refund(refund)),
      readWebhook,
    };
  }

  #intent(providerRef: string): Intent {
    const intent = this.#intents.get(providerRef);
    if (!intent) throw new Error(`the bank does not know ${providerRef}`);
    return intent;
  }

  /** A call over the network: it may not arrive, and its answer may not come back. */
  #call<T>(
    owner: string,
    label: string,
    work: () => T,
    isKeptSilent: (result: T) => boolean = () => false,
  ): Promise<T> {
    const { unreachable, answerLost, slow } = this.weather;
    const lot = this.#chance.below(1_000) / 1_000;
    return new Promise((resolve, reject) => {
      const answer = (result: () => T): void => {
        try {
          const value = result();
          if (!isKeptSilent(value)) resolve(value);
        } catch (error) {
          reject(error);
        }
      };
      if (lot < unreachable) {
        this.#once(owner, `${label}: unreachable`, 300, () => reject(new Error('no route')));
        return;
      }
      const wayMs = this.#chance.between(5, 80);
      if (lot < unreachable + answerLost) {
        // Done at the bank, and nobody hears of it.
        this.#once('bank', `${label}, answer lost`, wayMs, () => quietly(work));
      } else if (lot < unreachable + answerLost + slow) {
        this.#once('bank', `${label}, slowly`, wayMs, () => {
          const done = outcomeOf(work);
          this.#once(owner, `${label} answered`, this.#chance.between(200, 4_000), () =>
            answer(done),
          );
        });
      } else {
        // Arrives even when the asker dies on the way.
        this.#once('bank', label, wayMs, () => answer(work));
      }
    });
  }

  #once(owner: string, label: string, afterMs: number, run: () => void): void {
    const happening = this.#agenda.add('bank', owner, label, afterMs, () => {
      this.#agenda.remove(happening);
      run();
    });
  }

  #charge(intent: Intent, chargeRef: string, token: string): ChargeNews {
    const known = intent.charges.get(chargeRef);
    if (known) return known.news;
    const charge: Charge = {
      chargeRef,
      news: { chargeRef, state: 'processing' },
      open: false,
      refunds: new Map(),
    };
    intent.charges.set(chargeRef, charge);
    const kind = token.split('-')[0];
    const laterMs = this.#chance.between(500, 90_000);
    if (intent.voided || intent.expiresMs <= this.#agenda.nowMs) {
      this.#settle(charge, { chargeRef, state: 'declined', reason: 'payment-closed' }, intent);
      return charge.news;
    }
    if (kind === 'ok') {
      this.#settle(charge, this.#captured(charge, intent.amount), intent);
    } else if (kind === 'short') {
      const other = { ...intent.amount, amount: intent.amount.amount - 100 };
      this.#settle(charge, this.#captured(charge, other), intent);
    } else if (kind === 'no' || kind === 'turn') {
      this.#settle(charge, { chargeRef, state: 'declined', reason: 'declined-by-bank' }, intent);
    }
    charge.open = kind === 'silent' || kind === 'turn' || kind === 'busy';
    if (kind === 'silent' || kind === 'turn' || (kind === 'busy' && this.#chance.happens(0.6))) {
      this.#once('bank', `${chargeRef} is captured after all`, laterMs, () => {
        charge.open = false;
        this.#settle(charge, this.#captured(charge, intent.amount), intent);
      });
    } else if (kind === 'busy') {
      this.#once('bank', `${chargeRef} is declined`, laterMs, () => {
        charge.open = false;
        this.#settle(charge, { chargeRef, state: 'declined', reason: 'declined-by-bank' }, intent);
      });
    }
    return charge.news;
  }

  #captured({ chargeRef }: Charge, amount: Money): ChargeNews {
    return { chargeRef, state: 'captured', amount, at: new Date(this.#agenda.nowMs).toISOString() };
  }

  #settle(charge: Charge, news: ChargeNews, intent: Intent): void {
    charge.news = news;
    if (this.#chance.happens(this.weather.webhookLost)) return;
    const body = JSON.stringify({
      eventId: `evt_${charge.chargeRef}_${news.state}`,
      providerRef: intent.providerRef,
      charge: news,
    });
    this.#postWebhook(body, 1);
    if (this.#chance.happens(this.weather.webhookDoubled)) this.#postWebhook(body, 1);
  }

  #postWebhook(body: string, attempt: number): void {
    const delayMs = this.#chance.below(this.weather.webhookDelayMsMax + 1);
    this.#once('bank', `webhook, try ${attempt}`, delayMs, () => {
      void this.deliver(body).then((taken) => {
        if (!taken && attempt < WEBHOOK_TRIES_MAX) this.#postWebhook(body, attempt + 1);
      });
    });
  }

  #newsOf(intent: Intent): IntentNews {
    const charges = [...intent.charges.values()];
    const isOver = intent.voided || intent.expiresMs <= this.#agenda.nowMs;
    return {
      charges: charges.map(({ news }) => news),
      closed: isOver && charges.every(({ open }) => !open),
    };
  }

  #refund({
    refundId,
    providerRef,
    chargeRef,
    amount,
  }: {
    refundId: string;
    providerRef: string;
    chargeRef: string;
    amount: Money;
  }): 'accepted' | 'done' {
    const charge = this.#intent(providerRef).charges.get(chargeRef);
    if (!charge) throw new Error(`the bank does not know ${chargeRef}`);
    const known = charge.refunds.get(refundId);
    if (known) return known.state;
    const given = [...charge.refunds.values()].reduce((sum, each) => sum + each.amount.amount, 0);
    if (given + amount.amount > capturedOf(charge)) {
      this.violations.push(
        `refunded-more-than-captured: ${chargeRef} took ${capturedOf(charge)}, gave ${given}, is to give ${amount.amount}`,
      );
    }
    const refund: Refund = { amount, state: this.#chance.happens(0.6) ? 'done' : 'accepted' };
    charge.refunds.set(refundId, refund);
    if (refund.state === 'accepted') {
      this.#once('bank', `${refundId} is done`, this.#chance.between(500, 20_000), () => {
        refund.state = 'done';
      });
    }
    return refund.state;
  }
}

function capturedOf({ news }: Charge): number {
  return news.state === 'captured' ? news.amount.amount : 0;
}

function chargeOf(providerRef: string, token: string): string {
  return `chg_${providerRef}_${token}`;
}

function isToken(token: string): boolean {
  return (token.split('-')[0] ?? '') in TOKENS;
}

function readWebhook(rawBody: Uint8Array): WebhookReading {
  const { eventId, providerRef, charge } = JSON.parse(Buffer.from(rawBody).toString()) as {
    eventId: string;
    providerRef: string;
    charge: ChargeNews;
  };
  return { kind: 'charge', eventId, providerRef, charge };
}

function outcomeOf<T>(work: () => T): () => T {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Whoever asked for something impossible hears nothing, either.
  }
}
