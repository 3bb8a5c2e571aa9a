import type { FactPayload } from '../facts.ts';
import type { Face } from '../operation.ts';
import type { TicketAtDesk } from '../order-desk.ts';
import type { ShowLabel } from '../show-label.ts';
import type { ticketsOperations, TicketStub } from '../tickets.ts';
import type { AdoptBuyer } from './identity.ts';

export interface TicketsFace extends Face<typeof ticketsOperations> {
  /** Issues one ticket per line, once: a repeated call answers the same tickets. */
  issueTickets(order: FactPayload<'booking.order-confirmed'>): Promise<TicketStub[]>;
  /** From now on the order's tickets open no gate, issued already or not; nothing for unpaid orders. */
  revokeTickets(order: FactPayload<'booking.order-cancelled'>): Promise<void>;
  /** From now on the order has good tickets for the seats it has, and no others; again, it changes nothing. */
  followChange(change: FactPayload<'booking.order-changed'>): Promise<void>;
  /** Those that are good. */
  listTickets(input: { orderId: string }): Promise<TicketStub[]>;
  /** All that were ever issued, in their order. Whether the caller may is the caller's to check. */
  describeTickets(input: { orderId: string }): Promise<Omit<TicketAtDesk, 'enteredAt'>[]>;
  adoptBuyer: AdoptBuyer;
  /** What a mail needs: words, PDF and calendar of the order's tickets, in seat order. */
  renderOrder(input: { orderId: string }): Promise<OrderPapers>;
}

export interface OrderPapers {
  /** Of the order, as its tickets know it. */
  readonly version: number;
  readonly show: ShowLabel;
  readonly ticketCode: string;
  readonly contact: { readonly name?: string | undefined; readonly email?: string | undefined };
  readonly tickets: readonly { code: string; seat: string; gate: string; category: string }[];
  readonly pdf: Uint8Array;
  readonly calendar: string;
}
