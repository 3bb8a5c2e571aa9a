import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant, SeatId } from './primitives.ts';
import { ShowLabel } from './show-label.ts';

/** A ticket in an order's answer: which seat, and the short code people can read out. */
export const TicketStub = z.strictObject({ ticketId: Id, seatId: SeatId, code: z.string() });
export type TicketStub = z.infer<typeof TicketStub>;

/** A revoked ticket opens no gate: its order was cancelled. */
export const TicketStatus = z.enum(['VALID', 'REVOKED']);
export type TicketStatus = z.infer<typeof TicketStatus>;

export const Ticket = TicketStub.extend({
  status: TicketStatus,
  orderId: Id,
  showId: Id,
  ...ShowLabel.omit({ titleId: true, kind: true }).shape,
  section: z.string(),
  row: z.string(),
  number: z.string(),
  gate: z.string(),
  categoryName: z.string(),
  /** What the QR code holds; see docs/ticket-format.md. Verifies without a network. */
  payload: z.string(),
});
export type Ticket = z.infer<typeof Ticket>;

/** An Ed25519 public key that some printed ticket may be signed with; keys are never withdrawn. */
export const TicketKey = z.strictObject({
  keyId: z.string(),
  algorithm: z.literal('Ed25519'),
  /** 32 raw bytes, base64url. */
  publicKey: z.string(),
});

export const TicketVerdict = z.strictObject({
  /** `genuine`: signed by us, for a ticket we know, neither revoked nor over. Whether it was used is the gate's to tell. */
  result: z.enum(['genuine', 'revoked', 'expired', 'forged']),
  ticket: z
    .strictObject({
      ticketId: Id,
      showId: Id,
      seatId: SeatId,
      startsAt: Instant,
      titleName: z.string(),
      venueName: z.string(),
      screenName: z.string(),
    })
    .nullable(),
});

const ticketParams = z.strictObject({ ticketId: Id });

export const ticketsOperations = operations({
  getTicket: {
    method: 'GET',
    path: '/tickets/{ticketId}',
    tag: 'Tickets',
    summary: 'Your ticket.',
    params: ticketParams,
    output: Ticket,
    problems: ['no-such-ticket'],
  },
  getTicketPdf: {
    method: 'GET',
    path: '/tickets/{ticketId}/ticket.pdf',
    tag: 'Tickets',
    summary: 'Your ticket to print.',
    params: ticketParams,
    contentType: 'application/pdf',
    problems: ['no-such-ticket', 'ticket-revoked'],
  },
  getTicketQr: {
    method: 'GET',
    path: '/tickets/{ticketId}/qr.svg',
    tag: 'Tickets',
    summary: "Your ticket's QR code.",
    params: ticketParams,
    contentType: 'image/svg+xml',
    problems: ['no-such-ticket', 'ticket-revoked'],
  },
  getTicketCalendar: {
    method: 'GET',
    path: '/tickets/{ticketId}/ticket.ics',
    tag: 'Tickets',
    summary: 'Your show as a calendar entry.',
    params: ticketParams,
    contentType: 'text/calendar; charset=utf-8',
    problems: ['no-such-ticket', 'ticket-revoked'],
  },
  listTicketKeys: {
    method: 'GET',
    path: '/ticket-keys',
    tag: 'Tickets',
    summary: 'Public keys that tickets are signed with.',
    access: 'public',
    output: z.strictObject({ keys: z.array(TicketKey) }),
    cacheSeconds: 300,
  },
  verifyTicket: {
    method: 'POST',
    path: '/tickets/verify',
    tag: 'Tickets',
    summary: 'Tells whether a QR payload is a genuine ticket.',
    access: 'public',
    body: z.strictObject({ payload: z.string().min(1).max(1000) }),
    output: TicketVerdict,
  },
});
