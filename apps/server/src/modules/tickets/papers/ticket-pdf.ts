import PDFDocument from 'pdfkit';
import { createPen } from './pen.ts';
import { drawTicketPage } from './ticket-page.ts';
import type { OrderPaper } from './ticket-paper.ts';

/**
 * The order's tickets, a page of A5 each, every letter's font inside. The document is dated by
 * its paper and holds nothing of the moment it is drawn: the same paper is the same bytes.
 */
export function drawTickets(paper: OrderPaper): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: 'A5',
    margin: 0,
    autoFirstPage: false,
    // Otherwise the library opens a font that has no ₹.
    font: '',
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: `${paper.show.titleName}: ${paper.ticketCode}`,
      Author: 'Houseful',
      Creator: 'Houseful',
      Producer: 'Houseful',
      CreationDate: new Date(paper.issuedAt),
    },
  });
  const pen = createPen(doc);
  paper.tickets.forEach((ticket, index) => {
    doc.addPage();
    drawTicketPage(doc, pen, {
      paper,
      ticket,
      heading:
        paper.tickets.length === 1 ? 'Admit one' : `Ticket ${index + 1} of ${paper.tickets.length}`,
    });
  });
  doc.end();
  return doc;
}
