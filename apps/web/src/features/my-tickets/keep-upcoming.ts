import type { Order, OrderDetails } from '@houseful/contract/booking';

/** So many shows ahead are ready for airplane mode by opening the list once. */
export const ORDERS_KEPT_MAX = 10;
export const TICKETS_KEPT_MAX = 60;

export interface KeepUpcomingParts {
  /** Whether the order is on this device with everything that entering needs. */
  isKept(orderId: string): Promise<boolean>;
  readOrder(orderId: string): Promise<OrderDetails>;
  /** Fetches a ticket's code and keeps it. */
  keepCode(ticketId: string): Promise<unknown>;
}

/**
 * Makes the next shows work without a network, one request after the other so that what the buyer
 * looks at comes first. Stops at the first failure: the next look at the list goes on.
 */
export async function keepUpcoming(
  upcoming: readonly Order[],
  { isKept, readOrder, keepCode }: KeepUpcomingParts,
): Promise<void> {
  let room = TICKETS_KEPT_MAX;
  for (const { orderId, seatIds } of upcoming.slice(0, ORDERS_KEPT_MAX)) {
    room -= seatIds.length;
    if (room < 0) return;
    if (await isKept(orderId)) continue;
    const { tickets } = await readOrder(orderId);
    for (const { ticketId } of tickets) await keepCode(ticketId);
  }
}
