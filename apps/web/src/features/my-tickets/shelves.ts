import type { Order } from '@houseful/contract/booking';

export interface Shelf {
  readonly name: string;
  readonly orders: readonly Order[];
}

/** Sorts orders to where people look for them: to be paid first, then the next show, then the past. */
export function shelveOrders(orders: readonly Order[], nowMs: number): Shelf[] {
  const open = orders.filter(({ status }) => status === 'PAYMENT_PENDING');
  const upcoming = orders.filter((order) => isToCome(order, nowMs));
  const past = orders.filter((order) => !open.includes(order) && !upcoming.includes(order));
  const shelves: Shelf[] = [
    { name: 'Waiting for payment', orders: open },
    { name: 'Upcoming', orders: upcoming.toSorted(byStart) },
    { name: 'Past', orders: past },
  ];
  return shelves.filter((shelf) => shelf.orders.length > 0);
}

function isToCome({ status, show }: Order, nowMs: number): boolean {
  return status === 'CONFIRMED' && Date.parse(show.endsAt) > nowMs;
}

function byStart(a: Order, b: Order): number {
  return Date.parse(a.show.startsAt) - Date.parse(b.show.startsAt);
}
