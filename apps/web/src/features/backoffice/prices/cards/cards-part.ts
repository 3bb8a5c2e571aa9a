import type { PriceCard } from '@houseful/contract/pricing';
import type { Part } from '../parts.ts';
import { PRICE_CARDS } from '../rule-stores.ts';
import { CardFields } from './card-fields.tsx';
import { type CardForm, cardFlaws, cardFormOf, cardOf, EMPTY_CARD } from './card-form.ts';
import { PriceTester } from './price-tester.tsx';

export const CARDS: Part<PriceCard, CardForm> = {
  name: 'cards',
  rules: PRICE_CARDS,
  empty: () => EMPTY_CARD,
  formOf: cardFormOf,
  ruleOf: cardOf,
  flawsOf: cardFlaws,
  Fields: CardFields,
  Beside: PriceTester,
  summary: ({ cells, currency, ticketTypes, basis }, { say, money, list }) => {
    const amounts = cells.map(({ amount }) => amount);
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
    const from = money({ amount: least, currency });
    const until = money({ amount: most, currency });
    return say('cards.summary', {
      amounts: least === most ? from : `${from} – ${until}`,
      types: list(ticketTypes.map(({ name }) => name)),
      basis: say(`basisShort.${basis}`),
    });
  },
};
