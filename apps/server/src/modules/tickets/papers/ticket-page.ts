import type { Pen, Writing } from './pen.ts';
import { qrBars, QUIET_MODULES } from './qr.ts';
import { gateName, type OrderPaper, type TicketPaper } from './ticket-paper.ts';
import { longDate, moneyWords, timeOfDay, zoneName } from './words.ts';

/** A5, in points. */
const PAGE = { width: 419.53, height: 595.28 };
const MARGIN = 30;
const INNER_WIDTH = PAGE.width - 2 * MARGIN;

/** Marquee red prints as a dark grey, cream as white: a ticket must also work without colour. */
const RED = '#a3161f';
const CREAM = '#fbf2df';
const INK = '#2a1a16';
const MUTED = '#6d5a50';
const PAPER = '#ffffff';

const MARQUEE_HEIGHT = 56;
const TITLE_TOP = 68;
const TITLE_HEIGHT_MAX = 102;
/** Short titles leave some air above. */
const WHEN_TOP_MIN = 178;
const PERFORATION_TOP = 320;
const SEAT_TOP = 334;
const SEAT_HEIGHT = 74;
const PROOF_TOP = 416;
const QR_SIZE = 136;
const FINE_PRINT_TOP = 559;

export interface TicketPage {
  readonly paper: OrderPaper;
  readonly ticket: TicketPaper;
  readonly heading: string;
}

/** Draws one ticket on the current page. Names of any length keep to their places. */
export function drawTicketPage(doc: PDFKit.PDFDocument, pen: Pen, page: TicketPage): void {
  drawMarquee(doc, pen, page.heading);
  const below = drawTitle(doc, pen, page.paper);
  drawWhenAndWhere(pen, page.paper, Math.max(below + 10, WHEN_TOP_MIN));
  drawPerforation(doc);
  drawSeat(doc, pen, page.ticket);
  drawQr(doc, page.ticket.payload);
  drawProof(pen, page);
  drawFinePrint(pen, page.paper);
}

function drawMarquee(doc: PDFKit.PDFDocument, pen: Pen, heading: string): void {
  doc.rect(0, 0, PAGE.width, MARQUEE_HEIGHT).fill(RED);
  const bulbs = 34;
  for (let bulb = 0; bulb < bulbs; bulb++) {
    doc.circle(((bulb + 0.5) * PAGE.width) / bulbs, MARQUEE_HEIGHT - 6, 1.9);
  }
  doc.fill(CREAM);
  pen.write('HOUSEFUL', {
    x: MARGIN,
    y: 11,
    width: INNER_WIDTH / 2,
    weight: 'sign',
    colour: CREAM,
    sizes: [25],
    tracking: 2,
  });
  pen.write(heading, {
    x: PAGE.width / 2,
    y: 19,
    width: INNER_WIDTH / 2,
    weight: 'bold',
    colour: CREAM,
    sizes: [11],
    align: 'right',
  });
}

/** @returns the y below it */
function drawTitle(doc: PDFKit.PDFDocument, pen: Pen, { show }: OrderPaper): number {
  const y =
    pen.write(show.titleName, {
      ...block(TITLE_TOP),
      weight: 'bold',
      sizes: [36, 32, 29, 26, 22, 18, 14],
      heightMax: TITLE_HEIGHT_MAX,
      linesMax: 3,
    }) + 4;
  let x = MARGIN;
  if (show.certificate) {
    const width = pen.widthOf(show.certificate, 'bold', 9.5) + 12;
    doc.roundedRect(x, y, width, 16, 3).lineWidth(1.2).stroke(RED);
    pen.write(show.certificate, {
      ...block(y + 1.8),
      x: x + 6,
      weight: 'bold',
      colour: RED,
      sizes: [9.5],
    });
    x += width + 8;
  }
  pen.write([show.language, show.format].filter(Boolean).join(' · '), {
    ...block(y + 1),
    x,
    width: PAGE.width - MARGIN - x,
    sizes: [11, 9],
  });
  return y + 18;
}

function drawWhenAndWhere(pen: Pen, { show }: OrderPaper, top: number): void {
  const { startsAt, timeZone } = show;
  const gap = 16;
  const whenWidth = 160;
  const when = { x: MARGIN, width: whenWidth };
  let y = writeLabel(pen, 'When', { ...when, y: top });
  y = pen.write(timeOfDay(startsAt, timeZone), {
    ...block(y),
    ...when,
    weight: 'bold',
    sizes: [25],
  });
  y = pen.write(longDate(startsAt, timeZone), {
    ...block(y),
    ...when,
    weight: 'bold',
    sizes: [11],
    linesMax: 2,
  });
  pen.write(zoneName(startsAt, timeZone), { ...block(y), ...when, colour: MUTED, sizes: [8.5, 7] });

  const where = { x: MARGIN + whenWidth + gap, width: INNER_WIDTH - whenWidth - gap };
  y = writeLabel(pen, 'Where', { ...where, y: top });
  y = pen.write(show.venueName, {
    ...block(y),
    ...where,
    weight: 'bold',
    sizes: [14, 12, 10.5],
    linesMax: 2,
  });
  y = pen.write(show.screenName, { ...block(y), ...where, sizes: [11, 9.5], linesMax: 2 });
  pen.write(addressWords(show), {
    ...block(y + 1),
    ...where,
    colour: MUTED,
    sizes: [9, 8],
    linesMax: 3,
  });
}

/** The line to tear along, with a bite out of each edge. */
function drawPerforation(doc: PDFKit.PDFDocument): void {
  doc.moveTo(MARGIN / 2 + 4, PERFORATION_TOP).lineTo(PAGE.width - MARGIN / 2 - 4, PERFORATION_TOP);
  doc.lineWidth(0.9).dash(3, { space: 3 }).stroke(MUTED).undash();
  for (const x of [0, PAGE.width]) {
    doc.circle(x, PERFORATION_TOP, 9).lineWidth(0.9).fillAndStroke(CREAM, MUTED);
  }
}

function drawSeat(doc: PDFKit.PDFDocument, pen: Pen, ticket: TicketPaper): void {
  doc.roundedRect(MARGIN, SEAT_TOP, INNER_WIDTH, SEAT_HEIGHT, 6);
  doc.lineWidth(1.4).fillAndStroke(CREAM, RED);
  const cells = seatCells(ticket);
  const shares = cells.reduce((sum, { share }) => sum + share, 0);
  const padding = 11;
  let x = MARGIN;
  cells.forEach(({ label, value, share, linesMax }, index) => {
    const width = (INNER_WIDTH * share) / shares;
    if (index > 0) {
      doc.moveTo(x, SEAT_TOP + 14).lineTo(x, SEAT_TOP + SEAT_HEIGHT - 14);
      doc.lineWidth(0.7).stroke(RED);
    }
    const cell = { x: x + padding, width: width - 2 * padding };
    const y = writeLabel(pen, label, { ...cell, y: SEAT_TOP + 10 });
    pen.write(value, {
      ...block(y),
      ...cell,
      height: SEAT_TOP + SEAT_HEIGHT - 7 - y,
      weight: 'bold',
      sizes: [32, 27, 23, 20, 17, 14, 12, 10, 8],
      linesMax,
    });
    x += width;
  });
}

/** What tells the place, each with its share of the width: names are long, numbers seldom. */
function seatCells({ section, row, number, gate }: TicketPaper) {
  const short = (label: string, value: string) => ({
    label,
    value,
    share: Math.max(1, value.length * 0.3),
    linesMax: 1,
  });
  const long = (label: string, value: string, share: number) => ({
    label,
    value,
    share,
    linesMax: 2,
  });
  const place = row === '' ? [short('Place', number)] : [short('Row', row), short('Seat', number)];
  return [
    ...(section === '' ? [] : [long('Section', section, 2.1)]),
    ...place,
    ...(gate === '' ? [] : [long('Gate', gateName(gate), 1.2)]),
  ];
}

/** Drawn, not pasted: sharp at any size. White around it, for scanners need the silence. */
function drawQr(doc: PDFKit.PDFDocument, payload: string): void {
  const { modules, bars } = qrBars(payload);
  const module = QR_SIZE / (modules + 2 * QUIET_MODULES);
  const inset = QUIET_MODULES * module;
  doc.rect(MARGIN, PROOF_TOP, QR_SIZE, QR_SIZE).fill(PAPER);
  doc.save();
  doc.translate(MARGIN + inset, PROOF_TOP + inset).scale(module);
  for (const { x, y, length } of bars) doc.rect(x, y, length, 1);
  doc.fill('#000000');
  doc.restore();
}

function drawProof(pen: Pen, { paper, ticket }: TicketPage): void {
  const column = { x: MARGIN + QR_SIZE + 18, width: INNER_WIDTH - QR_SIZE - 18 };
  let y = writeLabel(pen, 'Ticket', { ...column, y: PROOF_TOP + 6 });
  y = pen.write(ticket.code, {
    ...block(y),
    ...column,
    weight: 'bold',
    sizes: [21, 18, 15, 12],
    tracking: 0.6,
  });
  y = writeLabel(pen, 'Order', { ...column, y: y + 7 });
  y = pen.write(paper.ticketCode, {
    ...block(y),
    ...column,
    weight: 'bold',
    sizes: [12, 10],
    tracking: 0.6,
  });
  y = writeLabel(pen, ticket.categoryName || 'Price', { ...column, y: y + 7 });
  y = pen.write(moneyWords({ amount: ticket.priceAmount, currency: ticket.priceCurrency }), {
    ...block(y),
    ...column,
    weight: 'bold',
    sizes: [16, 13, 10],
  });
  pen.write('Fees and taxes included', { ...block(y), ...column, colour: MUTED, sizes: [8.5] });
}

function drawFinePrint(pen: Pen, { show }: OrderPaper): void {
  const proofOfAge = show.certificate === 'A' ? ' This title is for adults: bring a photo ID.' : '';
  pen.write(
    `Bring this page, or show the code on your phone. It opens the gate once, for whoever shows it first: keep it to yourself.${proofOfAge}`,
    { ...block(FINE_PRINT_TOP), colour: MUTED, sizes: [8, 7.5, 7], linesMax: 2 },
  );
}

/** @returns the y below it */
function writeLabel(pen: Pen, text: string, place: Pick<Writing, 'x' | 'y' | 'width'>): number {
  return pen.write(text.toUpperCase(), {
    ...place,
    weight: 'bold',
    colour: RED,
    sizes: [7.5, 6.5, 5.5],
    tracking: 0.8,
  });
}

/** Plain writing across the page, to be refined. */
function block(y: number): Writing {
  return { x: MARGIN, y, width: INNER_WIDTH, weight: 'regular', colour: INK, sizes: [10] };
}

/** Addresses often end in their city; then it is not said twice. */
function addressWords({ venueAddress, cityName }: OrderPaper['show']): string {
  return venueAddress.includes(cityName) ? venueAddress : `${venueAddress}, ${cityName}`;
}
