import type { FactPayload } from '@houseful/contract/facts';
import type { TicketStub } from '@houseful/contract/tickets';
import type { Clock } from '#platform/clock';
import { fact, type NewFact, type RecordFacts } from '#platform/facts/facts';
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
      const printed = fresh.map((order) => printTickets(order, firstTickets(order), signer));
      insertTickets(
        tx,
        printed.flatMap(({ lines }) => lines),
        now,
      );
      await record(
        tx,
        printed.map(({ issued }) => issued),
      );
    }
    const stubs = await readStubs(
      tx,
      asked.map(({ orderId }) => orderId),
    );
    return orders.map(({ orderId }) => stubs.get(orderId) ?? []);
  };
}

function firstTickets(order: ConfirmedOrder): PlacedLine[] {
  return order.lines.map((line, index) => ({
    line,
    lineNumber: index + 1,
    ticketId: ticketIdFor(order.orderId, line.seatId),
  }));
}

/** A line of an order with its place among the order's tickets. */
export interface PlacedLine {
  readonly line: ConfirmedOrder['lines'][number];
  readonly lineNumber: number;
  readonly ticketId: string;
}

type PrintedOrder = Pick<
  ConfirmedOrder,
  'orderId' | 'buyerId' | 'showId' | 'ticketCode' | 'show' | 'contact'
>;

/** The tickets of these lines, signed, and what the world is told of them. */
export function printTickets(
  order: PrintedOrder,
  placed: readonly PlacedLine[],
  signer: TicketSigner,
): { readonly lines: Omit<TicketLine, 'status'>[]; readonly issued: NewFact } {
  const window = entryWindow(order.show);
  const digest = showDigest(order.showId);
  const lines = placed.map(({ line, lineNumber, ticketId }) => ({
    ticketId,
    orderId: order.orderId,
    lineNumber,
    seatId: line.seatId,
    code: codeOf(order, lineNumber),
    section: line.section,
    row: line.row,
    number: line.number,
    gate: line.gate,
    // A child's ticket says so, at the gate as well.
    categoryName: [line.categoryName, line.ticketTypeName].filter(Boolean).join(', '),
    priceAmount: line.price.amount,
    priceCurrency: line.price.currency,
    payload: signer.sign({ ticketId, showDigest: digest, ...window, seatId: line.seatId }),
  }));
  return { lines, issued: ticketsIssued(order, placed) };
}

function ticketsIssued(order: PrintedOrder, placed: readonly PlacedLine[]): NewFact {
  return fact('tickets.tickets-issued', {
    orderId: order.orderId,
    buyerId: order.buyerId,
    ticketIds: placed.map(({ ticketId }) => ticketId),
    contact: order.contact,
    showId: order.showId,
    tickets: placed.map(({ line, lineNumber, ticketId }) => ({
      ticketId,
      code: codeOf(order, lineNumber),
      seatId: line.seatId,
      section: line.section,
      row: line.row,
      number: line.number,
      gate: line.gate,
      categoryId: line.categoryId,
      categoryName: line.categoryName,
    })),
    ...(order.show.isRehearsal ? { isRehearsal: true as const } : {}),
  });
}

/** What people read out: the order's code, and which of its tickets. */
function codeOf({ ticketCode }: PrintedOrder, lineNumber: number): string {
  return `${ticketCode}-${lineNumber}`;
}

function ticketIdFor(orderId: string, seatId: string): string {
  return deriveId('tkt', orderId, seatId);
}

function byOrderId(a: ConfirmedOrder, b: ConfirmedOrder): number {
  return a.orderId < b.orderId ? -1 : 1;
}
