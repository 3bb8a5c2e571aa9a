import type { FactPayload } from '@houseful/contract/facts';
import type { TicketStub } from '@houseful/contract/tickets';
import type { Clock } from '#platform/clock';
import { fact, type RecordFacts } from '#platform/facts/facts';
import type { BatchVerb } from '#platform/group-commit';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import { entryWindow } from '../rules/entry-window.ts';
import { showDigest, type TicketSigner } from '../signing.ts';
import { registerKey } from '../store/keys.ts';
import { insertIssuedOrders, insertTickets, readStubs, type TicketLine } from '../store/tickets.ts';

export type ConfirmedOrder = FactPayload<'booking.order-confirmed'>;

export interface IssueTicketsDeps {
  readonly clock: Clock;
  readonly record: RecordFacts;
  readonly signer: TicketSigner;
}

/**
 * One ticket per order line, issued once: whoever asks again, by fact or by call, in this
 * process or another, gets the tickets of the first time. An order that was cancelled before its
 * tickets were issued gets none. Answers in the order asked.
 */
export function issueTickets({
  clock,
  record,
  signer,
}: IssueTicketsDeps): BatchVerb<ConfirmedOrder, TicketStub[]> {
  let keyRegistered = false;

  /** No payload is printed before everybody can verify it. */
  async function publishKey(tx: Tx, now: Date): Promise<void> {
    if (keyRegistered) return;
    const published = await registerKey(tx, signer, now);
    if (!published.equals(signer.publicKey)) {
      throw new Error(`another ticket key has the id ${signer.keyId}: change AUTH_SECRET`);
    }
    tx.afterCommit(() => {
      keyRegistered = true;
    });
  }

  return async (tx, orders) => {
    const now = clock.now();
    // Each order once, in one sequence for all processes, so that none waits in a circle.
    const asked = [...new Map(orders.map((order) => [order.orderId, order])).values()].sort(
      byOrderId,
    );
    await publishKey(tx, now);
    const isNew = await insertIssuedOrders(
      tx,
      asked.map((order) => ({ ...order, issuedAt: now })),
    );
    const fresh = asked.filter(({ orderId }) => isNew.has(orderId));
    if (fresh.length > 0) {
      const lines = fresh.flatMap((order) => printTickets(order, signer));
      insertTickets(tx, lines);
      await record(tx, fresh.map(ticketsIssued));
    }
    const stubs = await readStubs(
      tx,
      asked.map(({ orderId }) => orderId),
    );
    return orders.map(({ orderId }) => stubs.get(orderId) ?? []);
  };
}

function printTickets(order: ConfirmedOrder, signer: TicketSigner): Omit<TicketLine, 'status'>[] {
  const window = entryWindow(order.show);
  const digest = showDigest(order.showId);
  return order.lines.map((line, index) => {
    const ticketId = ticketIdFor(order.orderId, line.seatId);
    return {
      ticketId,
      orderId: order.orderId,
      lineNumber: index + 1,
      seatId: line.seatId,
      code: `${order.ticketCode}-${index + 1}`,
      section: line.section,
      row: line.row,
      number: line.number,
      gate: line.gate,
      categoryName: line.categoryName,
      priceAmount: line.price.amount,
      priceCurrency: line.price.currency,
      payload: signer.sign({ ticketId, showDigest: digest, ...window, seatId: line.seatId }),
    };
  });
}

function ticketsIssued(order: ConfirmedOrder) {
  return fact('tickets.tickets-issued', {
    orderId: order.orderId,
    buyerId: order.buyerId,
    ticketIds: order.lines.map(({ seatId }) => ticketIdFor(order.orderId, seatId)),
    contact: order.contact,
  });
}

function ticketIdFor(orderId: string, seatId: string): string {
  return deriveId('tkt', orderId, seatId);
}

function byOrderId(a: ConfirmedOrder, b: ConfirmedOrder): number {
  return a.orderId < b.orderId ? -1 : 1;
}
