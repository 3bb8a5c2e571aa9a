import type { Quote, QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';

const rupees = (amount: number): Money => ({ amount, currency: 'INR' });

const PARTS = { base: 38_000, fee: 3_000, tax: 7_400 };
const PRICE = PARTS.base + PARTS.fee + PARTS.tax;

/** What that many neighbours in row C cost. */
export function quoteOf(seats: number, discount = 0): Quote {
  return {
    lines: Array.from({ length: seats }, (_, index) => lineOf(String(index + 7))),
    subtotal: rupees(seats * PARTS.base),
    discount: rupees(discount),
    ...(discount > 0 && {
      offers: [
        { offerId: 'off_1', name: 'Diwali for ten', code: 'DIWALI10', amount: rupees(discount) },
      ],
    }),
    fees: rupees(seats * PARTS.fee),
    taxes: rupees(seats * PARTS.tax),
    total: rupees(seats * PRICE - discount),
  };
}

function lineOf(number: string): QuoteLine {
  return {
    seatId: `C${number}`,
    section: 'Stalls',
    row: 'C',
    number,
    gate: '2',
    kind: 'standard',
    categoryId: 'gold',
    categoryName: 'Gold',
    price: rupees(PRICE),
    parts: { base: rupees(PARTS.base), fee: rupees(PARTS.fee), tax: rupees(PARTS.tax) },
  };
}
