import type { Order } from '@houseful/contract/booking';

export const SHELF_NAMES = ['upcoming', 'past', 'cancelled'] as const;
export type ShelfName = (typeof SHELF_NAMES)[number];

export interface Shelves {
  /** Needs the buyer now, so it stands above all shelves. */
  readonly toPay: readonly Order[];
  /** The next show first. */
  readonly upcoming: readonly Order[];
  /** The latest show first. */
  readonly past: readonly Order[];
  /** Cancelled, or never paid: the newest first, as the orders come. */
  readonly cancelled: readonly Order[];
}

/** Sorts orders to where people look for them. A show is past when it is over, not when it begins. */
export function shelveOrders(orders: readonly Order[], nowMs: number): Shelves {
  const confirmed = orders.filter(({ status }) => status === 'CONFIRMED');
  const isOver = ({ show }: Order) => Date.parse(show.endsAt) <= nowMs;
  return {
    toPay: orders.filter(({ status }) => status === 'PAYMENT_PENDING'),
    upcoming: confirmed.filter((order) => !isOver(order)).toSorted(byStart),
    past: confirmed.filter(isOver).toSorted((a, b) => byStart(b, a)),
    cancelled: orders.filter(
      ({ status }) => status !== 'CONFIRMED' && status !== 'PAYMENT_PENDING',
    ),
  };
}

/** Reads a shelf's name out of an address; anything else is what is to come. */
export function shelfNamed(name: string | null): ShelfName {
  return SHELF_NAMES.find((shelf) => shelf === name) ?? 'upcoming';
}

function byStart(a: Order, b: Order): number {
  return Date.parse(a.show.startsAt) - Date.parse(b.show.startsAt);
}
