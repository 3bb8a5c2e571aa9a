import type { OrderAtDesk } from '@houseful/contract/order-desk';
import { SALES_CHANNELS } from '@houseful/contract/reporting';
import { dayOf, oneOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';
import { dayAfter } from '../../../lib/time/calendar.ts';

/** Those that an order can have ended with, or stands in; one that is being paid is not found yet. */
export const FOUND_STATUSES = ['CONFIRMED', 'CANCELLED', 'EXPIRED', 'FAILED'] as const;

/** What is looked for, as the address says it; days are those of this device. */
export interface Looked {
  readonly q: string | undefined;
  readonly status: OrderAtDesk['status'] | undefined;
  readonly venueId: string | undefined;
  readonly showId: string | undefined;
  readonly channel: OrderAtDesk['channel'] | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** What the address asks for; what it does not say, or nobody understands, is undefined. */
export function readLooked(address: URLSearchParams): Looked {
  return {
    ...{ q: textOf(address, 'q'), status: oneOf(address, 'status', FOUND_STATUSES) },
    ...{ venueId: textOf(address, 'venueId'), showId: textOf(address, 'showId') },
    channel: oneOf(address, 'channel', SALES_CHANNELS),
    ...{ from: dayOf(address, 'from'), until: dayOf(address, 'until') },
  };
}

/** The same as the API is asked: days become instants, the last one included. */
export function askedOf({ from, until, ...looked }: Looked) {
  return {
    ...looked,
    from: from && beginningOf(from),
    // Not so many hours later: a day on which the clocks change has one more or less.
    until: until && beginningOf(dayAfter(until)),
  };
}

/** When that day begins on this device. */
function beginningOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}

export function useOrdersAddress() {
  const { address, change } = useAddress();
  return { address, change, looked: readLooked(address) };
}
