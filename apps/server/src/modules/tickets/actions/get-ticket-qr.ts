import type { Call } from '@houseful/contract/operation';
import type { Queryable } from '#platform/postgres/tx';
import { qrSvg } from '../papers/qr.ts';
import { readOwnTicket } from './get-ticket.ts';

/** @throws no-such-ticket */
export function getTicketQr({ db }: { db: Queryable }) {
  return async ({ ticketId }: { ticketId: string }, call: Call): Promise<string> => {
    const { line } = await readOwnTicket(db, ticketId, call);
    return qrSvg(line.payload);
  };
}
