import type { ShowLabel } from '@houseful/contract/show-label';
import type { IssuedOrder, TicketLine } from '../store/tickets.ts';

/** One ticket, as its paper shows it. */
export interface TicketPaper {
  readonly code: string;
  readonly section: string;
  /** Empty where places have no rows. */
  readonly row: string;
  readonly number: string;
  readonly gate: string;
  readonly categoryName: string;
  readonly priceAmount: number;
  readonly priceCurrency: string;
  readonly payload: string;
}

/** What papers are made of: plain data, so that it can travel to the printing thread. */
export interface OrderPaper {
  readonly orderId: string;
  readonly ticketCode: string;
  readonly show: ShowLabel;
  /** Dates the papers, so that the same ticket is the same bytes whenever it is printed. */
  readonly issuedAt: string;
  /** How often the show was moved since: calendars change their entry by it. */
  readonly movedVersion?: number;
  readonly tickets: readonly TicketPaper[];
}

export function paperOf(order: IssuedOrder, lines: readonly TicketLine[]): OrderPaper {
  return {
    orderId: order.orderId,
    ticketCode: order.ticketCode,
    show: order.show,
    issuedAt: order.issuedAt.toISOString(),
    ...(order.movedVersion && { movedVersion: order.movedVersion }),
    tickets: lines.map((line) => ({
      code: line.code,
      section: line.section,
      row: line.row,
      number: line.number,
      gate: line.gate,
      categoryName: line.categoryName,
      priceAmount: line.priceAmount,
      priceCurrency: line.priceCurrency,
      payload: line.payload,
    })),
  };
}

/** `Balcony · Row K · Seat 12`, or `Standing · Place 1204` where there are no rows. */
export function seatWords({
  section,
  row,
  number,
}: Pick<TicketPaper, 'section' | 'row' | 'number'>) {
  const place = row === '' ? [`Place ${number}`] : [`Row ${row}`, `Seat ${number}`];
  return [section, ...place].filter((words) => words !== '').join(' · ');
}

/** `Gate 4`, for gates called `4` and for those called `Gate 4`; empty when there is none. */
export function gateWords(gate: string): string {
  return gate === '' ? '' : `Gate ${gateName(gate)}`;
}

/** What stands below the word "Gate". */
export function gateName(gate: string): string {
  return gate.replace(/^gate\s+/i, '');
}
