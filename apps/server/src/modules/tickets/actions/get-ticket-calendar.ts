import type { Call } from '@houseful/contract/operation';
import type { Queryable } from '#platform/postgres/tx';
import { orderCalendar } from '../papers/calendar.ts';
import { paperOf } from '../papers/ticket-paper.ts';
import { findOrder } from '../store/tickets.ts';
import { readOwnValidTicket } from './get-ticket.ts';

/**
 * The show as one calendar entry that names all seats of the order, so that a party of five
 * does not fill the evening five times. @throws no-such-ticket, ticket-revoked
 */
export function getTicketCalendar({ db }: { db: Queryable }) {
  return async ({ ticketId }: { ticketId: string }, call: Call): Promise<string> => {
    const { order, line } = await readOwnValidTicket(db, ticketId, call);
    const whole = await findOrder(db, order.orderId);
    return orderCalendar(paperOf(order, whole?.lines ?? [line]));
  };
}
