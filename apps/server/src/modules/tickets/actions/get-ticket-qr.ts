import type { Call } from '@houseful/contract/operation';
import type { Queryable } from '#platform/postgres/tx';
import { qrSvg } from '../papers/qr.ts';
import { readOwnValidTicket } from './get-ticket.ts';

/** @throws no-such-ticket, ticket-revoked */
export function getTicketQr({ db }: { db: Queryable }) {
  return async ({ ticketId }: { ticketId: string }, call: Call): Promise<string> => {
    const { line } = await readOwnValidTicket(db, ticketId, call);
    return qrSvg(line.payload);
  };
}
