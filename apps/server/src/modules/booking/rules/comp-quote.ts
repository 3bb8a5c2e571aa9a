import type { Quote } from '@houseful/contract/booking';

/** How a gift of the house is called among the offers that made an order cheaper. */
const COMP = 'comp';

/** The same tickets for nothing, with what they would have cost, and why. */
export function compQuote({ lines, total }: Quote, reason: string): Quote {
  const nothing = { ...total, amount: 0 };
  const parts = { base: nothing, fee: nothing, tax: nothing };
  return {
    lines: lines.map((line) => ({ ...line, listPrice: line.price, price: nothing, parts })),
    subtotal: total,
    discount: total,
    fees: nothing,
    taxes: nothing,
    total: nothing,
    offers: [{ offerId: COMP, name: reason, code: null, amount: total }],
  };
}
