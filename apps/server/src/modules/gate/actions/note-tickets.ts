import type { FactPayload } from '@houseful/contract/facts';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { attachScans } from './attach-scans.ts';
import { sealEntry } from '../sealing.ts';
import { ensureShows, withVersions } from '../store/shows.ts';
import { findRevoked, insertTickets, lockOrders, type NewTicketRow } from '../store/tickets.ts';

type Issued = FactPayload<'tickets.tickets-issued'>;

/**
 * The gate's own copy of each ticket, sealed for the sheets. Told again, nothing changes; of an order that was cancelled before, the
 * tickets are known as revoked. Tickets of rehearsals open no gate and are not known.
 */
export function noteTickets({ saltOf, tell }: Pick<GateTools, 'saltOf' | 'tell'>) {
  return async (tx: Tx, issued: readonly Issued[]): Promise<void> => {
    const rows = issued.filter(({ isRehearsal }) => !isRehearsal).flatMap((one) => rowsOf(one));
    if (rows.length === 0) return;
    const showIds = [...new Set(rows.map((row) => row.show_id))].sort();
    ensureShows(tx, showIds, FIRST_ORGANISATION_ID);
    const orderIds = [...new Set(rows.map((row) => row.order_id))];
    const cancelled = await lockOrders(
      tx,
      orderIds.map((orderId) => ({ orderId, cancelledAt: null })),
    );
    const revoked = await findRevoked(
      tx,
      rows.map((row) => row.ticket_id),
    );
    const versioned = await withVersions(tx, rows);
    insertTickets(
      tx,
      versioned
        .map((row) => ({
          ...row,
          revoked_at: cancelled.get(row.order_id) ?? revoked.get(row.ticket_id) ?? null,
        }))
        .sort((a, b) => (a.ticket_id < b.ticket_id ? -1 : 1)),
    );
    await attachScans(
      tx,
      rows.map((row) => row.sheet_index),
      tell,
    );
  };

  function rowsOf({ orderId, showId, contact, tickets }: Issued) {
    if (showId === undefined) return [];
    return (tickets ?? []).map((ticket): Omit<NewTicketRow, 'version' | 'revoked_at'> => {
      const { ticketId, ...record } = ticket;
      const name = contact.name ?? null;
      const { index, sealed } = sealEntry(saltOf(showId), ticketId, { ...record, name });
      return {
        ticket_id: ticketId,
        order_id: orderId,
        show_id: showId,
        code: ticket.code,
        seat_id: ticket.seatId,
        section: ticket.section,
        row_label: ticket.row,
        seat_number: ticket.number,
        gate: ticket.gate,
        category_id: ticket.categoryId,
        category_name: ticket.categoryName,
        holder_name: name,
        sheet_index: index,
        sealed,
      };
    });
  }
}
