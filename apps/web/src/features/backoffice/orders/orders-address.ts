import type { OrderAtDesk } from '@houseful/contract/order-desk';
import { SALES_CHANNELS } from '@houseful/contract/reporting';
import { useSearchParams } from 'react-router';

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
  const text = (name: string) => address.get(name)?.trim() || undefined;
  const one = <T extends string>(name: string, of: readonly T[]) =>
    of.find((value) => value === address.get(name));
  const day = (name: string) =>
    /^\d{4}-\d\d-\d\d$/.test(address.get(name) ?? '') ? text(name) : undefined;
  return {
    ...{ q: text('q'), status: one('status', FOUND_STATUSES) },
    ...{ venueId: text('venueId'), showId: text('showId') },
    ...{ channel: one('channel', SALES_CHANNELS), from: day('from'), until: day('until') },
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The same as the API is asked: days become instants, the last one included. */
export function askedOf({ from, until, ...looked }: Looked) {
  return { ...looked, from: from && instantOf(from, 0), until: until && instantOf(until, DAY_MS) };
}

function instantOf(day: string, moreMs: number): string | undefined {
  const ms = Date.parse(`${day}T00:00`);
  return Number.isNaN(ms) ? undefined : new Date(ms + moreMs).toISOString();
}

/** The address with some things changed; undefined takes them away. */
export function changeAddress(
  before: URLSearchParams,
  changes: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function useOrdersAddress() {
  const [address, setAddress] = useSearchParams();
  return {
    address,
    looked: readLooked(address),
    change: (changes: Readonly<Record<string, string | undefined>>) =>
      setAddress((before) => changeAddress(before, changes), {
        ...{ replace: true, preventScrollReset: true },
      }),
  };
}
