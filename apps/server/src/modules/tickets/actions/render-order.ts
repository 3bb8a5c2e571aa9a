import type { OrderPapers } from '@houseful/contract/faces/tickets';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { orderCalendar } from '../papers/calendar.ts';
import type { PdfPrinter } from '../papers/pdf-printer.ts';
import { paperOf, seatWords } from '../papers/ticket-paper.ts';
import { findOrder } from '../store/tickets.ts';

/**
 * Everything a mail needs about an order's tickets: words, one PDF with a page each, calendar.
 * @throws no-such-order until the tickets are issued, ticket-revoked once they are of no use;
 * overloaded when the printer's line is full
 */
export function renderOrder({ db, printer }: { db: Queryable; printer: PdfPrinter }) {
  return async ({ orderId }: { orderId: string }): Promise<OrderPapers> => {
    const found = await findOrder(db, orderId);
    if (!found) throw problem('no-such-order');
    const good = found.lines.filter(({ status }) => status !== 'REVOKED');
    if (good.length === 0) throw problem('ticket-revoked');
    const paper = paperOf(found.order, good);
    return {
      version: found.order.version,
      show: found.order.show,
      ticketCode: found.order.ticketCode,
      contact: found.order.contact,
      tickets: paper.tickets.map((ticket) => ({
        code: ticket.code,
        seat: seatWords(ticket),
        gate: ticket.gate,
        category: ticket.categoryName,
      })),
      pdf: await printer.print(paper),
      calendar: orderCalendar(paper),
    };
  };
}
