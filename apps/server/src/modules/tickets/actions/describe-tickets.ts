import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { Queryable } from '#platform/postgres/tx';
import { findTicketsOf } from '../store/tickets.ts';

/** All tickets that were ever issued for an order, for staff; whose it is, the caller has checked. */
export function describeTickets({ db }: { db: Queryable }): TicketsFace['describeTickets'] {
  return async ({ orderId }) => {
    const tickets = await findTicketsOf(db, orderId);
    return tickets.map((ticket) => ({
      ticketId: ticket.ticket_id,
      seatId: ticket.seat_id,
      code: ticket.code,
      status: ticket.status,
      issuedAt: ticket.issued_at.toISOString(),
      revokedAt: ticket.revoked_at?.toISOString() ?? null,
    }));
  };
}
