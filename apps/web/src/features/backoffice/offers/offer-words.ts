import type { Offer } from '@houseful/contract/offers';
import { percentText } from '../../../lib/format/amount-text.ts';
import { triggerOf } from './offer-form.ts';
import type { OffersWords } from './words/offers-words.ts';

/** What it takes off, in words: `20 % off, at most ₹150`. */
export function effectWords({ effect, currency }: Offer, { say, money }: OffersWords): string {
  const sum = (amount: number) => money({ amount, currency });
  switch (effect.kind) {
    case 'percent': {
      const percent = percentText(effect.share);
      return effect.amountMax === null
        ? say('effect.percentOff', { percent })
        : say('effect.percentOffMost', { percent, most: sum(effect.amountMax) });
    }
    case 'amount':
      return say(`amountOff.${effect.per}`, { amount: sum(effect.amount) });
    case 'fixed-price':
      return say('effect.fixed', { amount: sum(effect.amount) });
    case 'bundle':
      return effect.share === 10_000
        ? say('effect.bundleFree', { take: effect.take, pay: effect.take - effect.discounted })
        : say('effect.bundleOff', {
            ...{ take: effect.take, discounted: effect.discounted },
            percent: percentText(effect.share),
          });
  }
}

/** By what it counts: its code, codes of its own for each, or nothing. */
export function triggerWords(offer: Offer, { say }: OffersWords): string {
  const trigger = triggerOf(offer);
  return trigger === 'code' ? (offer.code ?? '') : say(`trigger.${trigger}`);
}
