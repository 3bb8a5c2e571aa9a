import type { TicketStub } from '@houseful/contract/tickets';
import type { Queryable } from '#platform/postgres/tx';
import { readStubs } from '../store/tickets.ts';

/** An order's tickets in line order; empty until they are issued. Whose they are is not asked. */
export function listTickets({ db }: { db: Queryable }) {
  return async ({ orderId }: { orderId: string }): Promise<TicketStub[]> =>
    (await readStubs(db, [orderId])).get(orderId) ?? [];
}
