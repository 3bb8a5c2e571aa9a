import type { FactPayload } from '@houseful/contract/facts';
import { fact, type NewFact } from '#platform/facts/facts';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import {
  findTicketsOf,
  insertIssuedOrders,
  insertTickets,
  lockVersions,
  markTicketsRevoked,
  savePrices,
  saveVersions,
} from '../store/tickets.ts';
import { type IssueTicketsDeps, printTickets } from './issue-tickets.ts';

type Changed = FactPayload<'booking.order-changed'>;

/**
 * Has an order good tickets for the seats it has since the change, and for no others: what was left is revoked, what is new
 * issued, what stays stays. Only the latest change heard counts, in whichever order they come; of a cancelled order no ticket is
 * good, whatever is told of it afterwards.
 */
export function followChanges({ clock, record, signer }: IssueTicketsDeps) {
  return async (tx: Tx, changes: readonly Changed[]): Promise<void> => {
    if (changes.length === 0) return;
    const now = clock.now();
    const latest = latestOfEach(changes);
    const fresh = await insertIssuedOrders(
      tx,
      latest.map((change) => ({ ...orderOf(change), issuedAt: now })),
    );
    const versions = await lockVersions(
      tx,
      latest.map(({ orderId }) => orderId),
    );
    const facts: NewFact[] = [];
    for (const change of latest) {
      const heard = versions.get(change.orderId) ?? 1;
      if (!fresh.has(change.orderId) && heard >= change.version) continue;
      if (change.status === 'CONFIRMED') facts.push(...(await follow(tx, change, now)));
      const { contact } = change.purchase;
      saveVersions(tx, [{ orderId: change.orderId, version: change.version, contact }]);
    }
    if (facts.length > 0) await record(tx, facts);
  };

  async function follow(tx: Tx, change: Changed, now: Date): Promise<NewFact[]> {
    const { orderId, version, showId } = change;
    const { lines } = change.purchase;
    const known = await findTicketsOf(tx, orderId);
    const good = known.filter(({ status }) => status === 'VALID');
    const seats = new Set(lines.map(({ seatId }) => seatId));
    const gone = good.filter((ticket) => !seats.has(ticket.seat_id));
    const stay = new Set(good.map((ticket) => ticket.seat_id));
    const last = Math.max(0, ...known.map((ticket) => ticket.line_number));
    const missing = lines
      .filter(({ seatId }) => !stay.has(seatId))
      .map((line, index) => ({
        line,
        lineNumber: last + index + 1,
        // A seat that was left and is taken again has another ticket than before.
        ticketId: deriveId('tkt', orderId, line.seatId, String(version)),
      }));
    const goneIds = gone.map(({ ticket_id }) => ticket_id);
    if (goneIds.length > 0) markTicketsRevoked(tx, goneIds, now);
    savePrices(tx, orderId, lines);
    const revokedAt = now.toISOString();
    const facts =
      goneIds.length > 0
        ? [fact('tickets.tickets-revoked', { orderId, showId, ticketIds: goneIds, revokedAt })]
        : [];
    if (missing.length === 0) return facts;
    const printed = printTickets(orderOf(change), missing, signer);
    insertTickets(tx, printed.lines, now);
    return [...facts, printed.issued];
  }
}

function orderOf({ orderId, buyerId, showId, purchase }: Changed) {
  const { ticketCode, show, contact } = purchase;
  return { orderId, buyerId, showId, ticketCode, show, contact };
}

/** In one sequence for all processes, so that none waits in a circle. */
function latestOfEach(changes: readonly Changed[]): Changed[] {
  const latest = new Map<string, Changed>();
  for (const change of changes) {
    const other = latest.get(change.orderId);
    if (!other || other.version < change.version) latest.set(change.orderId, change);
  }
  return [...latest.values()].sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
}
