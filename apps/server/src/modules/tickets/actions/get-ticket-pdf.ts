import type { Call } from '@houseful/contract/operation';
import type { Queryable } from '#platform/postgres/tx';
import type { PdfPrinter } from '../papers/pdf-printer.ts';
import { paperOf } from '../papers/ticket-paper.ts';
import { readOwnValidTicket } from './get-ticket.ts';

/** One page for one ticket, the same bytes each time. @throws no-such-ticket, ticket-revoked, overloaded */
export function getTicketPdf({ db, printer }: { db: Queryable; printer: PdfPrinter }) {
  return async ({ ticketId }: { ticketId: string }, call: Call): Promise<Uint8Array> => {
    const { order, line } = await readOwnValidTicket(db, ticketId, call);
    return printer.print(paperOf(order, [line]));
  };
}
