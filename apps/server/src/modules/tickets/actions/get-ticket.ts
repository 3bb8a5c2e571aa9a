import type { Call } from '@houseful/contract/operation';
import type { Ticket } from '@houseful/contract/tickets';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findTicket, type IssuedOrder, type TicketLine } from '../store/tickets.ts';

/**
 * The caller's own ticket.
 * @throws no-such-ticket also for another buyer's: who may not see it learns nothing.
 */
export async function readOwnTicket(
  db: Queryable,
  ticketId: string,
  call: Call,
): Promise<{ order: IssuedOrder; line: TicketLine }> {
  const found = await findTicket(db, ticketId);
  if (!found || !call.caller || call.caller.buyerId !== found.order.buyerId) {
    throw problem('no-such-ticket');
  }
  return found;
}

/** The same, for papers that open a gate. @throws no-such-ticket, ticket-revoked */
export async function readOwnValidTicket(
  ...asked: Parameters<typeof readOwnTicket>
): ReturnType<typeof readOwnTicket> {
  const found = await readOwnTicket(...asked);
  if (found.line.status === 'REVOKED') throw problem('ticket-revoked');
  return found;
}

/** A revoked ticket can still be read, and says so. @throws no-such-ticket */
export function getTicket({ db }: { db: Queryable }) {
  return async ({ ticketId }: { ticketId: string }, call: Call): Promise<Ticket> => {
    const { order, line } = await readOwnTicket(db, ticketId, call);
    const { titleId: _, kind: __, ...show } = order.show;
    return {
      ...show,
      ticketId: line.ticketId,
      seatId: line.seatId,
      code: line.code,
      status: line.status,
      orderId: order.orderId,
      showId: order.showId,
      section: line.section,
      row: line.row,
      number: line.number,
      gate: line.gate,
      categoryName: line.categoryName,
      payload: line.payload,
    };
  };
}
