import type { Clock } from '#platform/clock';
import { type Money, sameMoney } from '@houseful/contract/primitives';
import type { ChargeNews } from '../../rules/settle-charge.ts';
import type { IntentNews, PaymentProvider } from '../provider.ts';
import { payoutIdOf } from '@houseful/contract/counter';
import { intentNameOf, isOver, orderOf } from './names.ts';

/** How long a note of money taken may be on its way into the book after the payment's time was over. */
const LATE_NOTE_MS = 60_000;
const RECONCILE_AFTER_MS = 15_000;
/** What the gateway says for the cashier: the book, and nothing in it, tells whether it is so. */
const TOKEN = 'till';

/** The book of the tills: what cashiers have taken, once for an order, and each sum that they have handed back of it. */
export interface TillBook {
  taken(orderId: string): Promise<{ readonly amount: Money; readonly at: string } | null>;
  handedBack(payoutId: string): Promise<{ readonly amount: Money } | null>;
}

/**
 * Money that a cashier takes, as payments sees it: through the same port as any bank. The till's book
 * is the bank's: it is written first, in one transaction with the drawer's sum, and asked here; whatever
 * is lost afterwards, the reconciler reads it there. Nothing is ever sent: a refund waits until the book
 * says that it was handed back.
 */
export function createTillProvider({
  name,
  book,
  clock,
  publicUrl,
}: {
  readonly name: 'cash' | 'card-terminal';
  readonly book: TillBook;
  readonly clock: Clock;
  readonly publicUrl: string;
}): PaymentProvider {
  async function chargeNews(orderId: string): Promise<ChargeNews | null> {
    const taken = await book.taken(orderId);
    return taken && { chargeRef: orderId, state: 'captured', ...taken };
  }

  async function intentNews(providerRef: string): Promise<IntentNews> {
    const news = await chargeNews(orderOf(providerRef));
    const closed = news !== null || isOver(providerRef, clock.now(), LATE_NOTE_MS);
    return { charges: news ? [news] : [], closed };
  }

  return {
    name,
    byHand: true,
    reconcileAfterMs: RECONCILE_AFTER_MS,

    start: async ({ orderId, expiresAt }) => ({
      providerRef: intentNameOf(orderId, expiresAt),
      payUrl: `${publicUrl}/desk/counter`,
    }),

    chargeOf: (providerRef, token) => (token === TOKEN ? orderOf(providerRef) : null),

    capture: async ({ chargeRef }) => {
      const news = await chargeNews(chargeRef);
      if (!news) throw new Error(`no till has taken money for order ${chargeRef}`);
      return news;
    },

    readWebhook: () => ({ kind: 'forged' }),
    fetch: intentNews,
    void: intentNews,

    refund: async ({ refundId, changeId, chargeRef, amount }) => {
      const back = await book.handedBack(payoutIdOf({ orderId: chargeRef, changeId }));
      if (!back) return 'waiting';
      if (!sameMoney(back.amount, amount)) {
        throw new Error(`another amount than that of refund ${refundId} was handed back`);
      }
      return 'done';
    },
  };
}
