import type { SalesFigures } from '@houseful/contract/insights';

/** Sums as the tables have them. */
export interface SalesSums {
  readonly orders: number;
  readonly seats: number;
  readonly base: number;
  readonly fee: number;
  readonly tax: number;
  readonly discount: number;
  readonly orders_cancelled: number;
  readonly seats_returned: number;
  readonly refunded: number;
}

export function figuresOf(sums: SalesSums | undefined): SalesFigures {
  const { orders = 0, seats = 0, base = 0, fee = 0, tax = 0, discount = 0 } = sums ?? {};
  const { orders_cancelled = 0, seats_returned = 0, refunded = 0 } = sums ?? {};
  const gross = base + fee + tax;
  return {
    ...{ orders, seats, gross, base, fee, tax, discount },
    ...{ ordersCancelled: orders_cancelled, seatsReturned: seats_returned },
    ...{ refunded, net: gross - refunded },
  };
}
