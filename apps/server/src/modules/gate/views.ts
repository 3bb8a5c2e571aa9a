import type { GateTicketView, Passage, ScanRecord } from '@houseful/contract/gate';
import type { ReadTicket } from '@houseful/gate/judge-scan';
import type { ScanRow } from './store/scans.ts';
import type { TicketRow } from './store/tickets.ts';

export function ticketViewOf(row: Omit<TicketRow, 'sheet_index'>): GateTicketView {
  return {
    ticketId: row.ticket_id,
    showId: row.show_id,
    seatId: row.seat_id,
    section: row.section,
    row: row.row_label,
    number: row.seat_number,
    gate: row.gate,
    categoryId: row.category_id,
    categoryName: row.category_name,
    name: row.holder_name,
    code: row.code,
  };
}

export function passageOf(row: ScanRow): Passage {
  return { at: row.scanned_at.toISOString(), gate: row.gate, deviceName: row.device_name };
}

export interface Beside {
  readonly against: ScanRow | undefined;
  readonly ticket: TicketRow | undefined;
  /** Who took it back, by name. */
  readonly undoneBy: string | undefined;
}

export function scanRecordOf(row: ScanRow, { against, ticket, undoneBy }: Beside): ScanRecord {
  return {
    scanId: row.scan_id,
    showId: row.show_id,
    listId: row.list_id,
    deviceId: row.device_id,
    deviceName: row.device_name,
    gate: row.gate,
    direction: row.direction,
    at: row.scanned_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    offline: row.alone,
    by: row.read_by,
    letThrough: row.let_through,
    standing: row.standing,
    reason: row.reason,
    against: against ? passageOf(against) : null,
    ticket: ticket ? ticketViewOf(ticket) : null,
    undone: row.undone_at && {
      at: row.undone_at.toISOString(),
      by: undoneBy ?? null,
      reason: row.undone_reason ?? '',
    },
  };
}

/** A ticket that is known here, as the judgement of scans takes it; `expiresAtMs`: what its own payload said. */
export function asRead(ticket: TicketRow, expiresAtMs: number | null): ReadTicket {
  return {
    kind: 'ticket',
    ticket: {
      showId: ticket.show_id,
      categoryId: ticket.category_id,
      section: ticket.section,
      gate: ticket.gate,
      revokedAtMs: ticket.revoked_at?.getTime() ?? null,
      expiresAtMs,
    },
  };
}
