import type { FactPayload } from '@houseful/contract/facts';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { attachScans } from './attach-scans.ts';
import { sealEntry } from '../sealing.ts';
import { lockOrders } from '../store/orders.ts';
import { ensureShows, withVersions } from '../store/shows.ts';
import { findRevoked, insertTickets, type NewTicketRow } from '../store/tickets.ts';
import { ticketViewOf } from '../views.ts';

type Issued = FactPayload<'tickets.tickets-issued'>;
type Noted = Omit<NewTicketRow, 'version' | 'sheet_index' | 'sealed'>;

/**
 * The gate's own copy of each ticket, sealed for the sheets. Told again, nothing changes; what became of an order or of a ticket
 * before it was heard of counts. Tickets of rehearsals open no gate and are not known.
 */
export function noteTickets({ saltOf, tell }: Pick<GateTools, 'saltOf' | 'tell'>) {
  return async (tx: Tx, issued: readonly Issued[]): Promise<void> => {
    const rows = issued.filter(({ isRehearsal }) => !isRehearsal).flatMap(rowsOf);
    if (rows.length === 0) return;
    const showIds = [...new Set(rows.map((row) => row.show_id))].sort();
    ensureShows(tx, showIds, FIRST_ORGANISATION_ID);
    const orderIds = [...new Set(rows.map((row) => row.order_id))];
    const known = await lockOrders(
      tx,
      orderIds.map((orderId) => ({ orderId, cancelledAt: null })),
    );
    const revoked = await findRevoked(
      tx,
      rows.map((row) => row.ticket_id),
    );
    const current = rows.map((row) => {
      const { cancelledAt = null, renamedTo = row.holder_name } = known.get(row.order_id) ?? {};
      const revokedAt = cancelledAt ?? revoked.get(row.ticket_id) ?? null;
      return withSeal({ ...row, holder_name: renamedTo, revoked_at: revokedAt });
    });
    const versioned = await withVersions(tx, current);
    insertTickets(
      tx,
      versioned.sort((a, b) => (a.ticket_id < b.ticket_id ? -1 : 1)),
    );
    await attachScans(
      tx,
      current.map((row) => row.sheet_index),
      tell,
    );
  };

  function withSeal(row: Noted) {
    const { index, sealed } = sealEntry(saltOf(row.show_id), row.ticket_id, ticketViewOf(row));
    return { ...row, sheet_index: index, sealed };
  }
}

function rowsOf({ orderId, showId, contact, tickets = [] }: Issued): Noted[] {
  if (showId === undefined) return [];
  return tickets.map((ticket) => ({
    ticket_id: ticket.ticketId,
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
    holder_name: contact.name ?? null,
    revoked_at: null,
  }));
}
