import type { DeskOrderInBooking } from '@houseful/contract/faces/booking';
import type { ScanOfTicket } from '@houseful/contract/faces/gate';
import type { DeliveryOfOrder } from '@houseful/contract/faces/notifications';
import type { MoneyOfOrder } from '@houseful/contract/faces/payments';
import type { TicketAtDesk, TimelineEntry } from '@houseful/contract/order-desk';

/** What everybody knows of one order. */
export interface Told {
  readonly known: DeskOrderInBooking;
  readonly money: MoneyOfOrder | null;
  readonly issued: readonly Omit<TicketAtDesk, 'enteredAt'>[];
  readonly deliveries: readonly DeliveryOfOrder[];
  readonly scans: readonly ScanOfTicket[];
  /** Of whom of the staff has changed something. */
  readonly names: ReadonlyMap<string, string>;
}

/** An entry with what is not the usual of it. */
function entry(
  kind: TimelineEntry['kind'],
  at: string,
  rest: Partial<TimelineEntry> = {},
): TimelineEntry {
  return { at, kind, actor: null, reason: null, seatIds: [], amount: null, about: null, ...rest };
}

/** All that happened to the order, the oldest first; what happened at one instant in the order in which it follows from another. */
export function timelineOf(told: Told): TimelineEntry[] {
  const all = [
    ...ofBooking(told),
    ...ofMoney(told),
    ...ofTickets(told),
    ...ofMails(told),
    ...ofScans(told),
  ];
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : ORDER[a.kind] - ORDER[b.kind]));
}

/** Of one instant: what leads to what. */
const ORDER: Readonly<Record<TimelineEntry['kind'], number>> = {
  placed: 0,
  'payment-declined': 1,
  paid: 2,
  'surplus-paid': 3,
  confirmed: 4,
  expired: 5,
  failed: 5,
  'contact-changed': 6,
  'seats-moved': 6,
  'seats-cancelled': 6,
  cancelled: 6,
  'buyer-cancelled': 6,
  refunded: 6,
  'tickets-revoked': 7,
  'tickets-issued': 8,
  'refund-asked': 9,
  'refund-paid': 10,
  'mail-waiting': 11,
  resent: 11,
  'mail-sent': 12,
  'mail-skipped': 12,
  'mail-failed': 12,
  entered: 13,
  left: 13,
  'turned-away': 13,
};

function ofBooking({ known: { core, changes }, names }: Told): TimelineEntry[] {
  const { order } = core;
  const entries = [entry('placed', order.createdAt, { amount: core.paid ?? order.total })];
  if (order.confirmedAt) entries.push(entry('confirmed', order.confirmedAt));
  if (order.status === 'EXPIRED') entries.push(entry('expired', order.expiresAt));
  if (order.status === 'FAILED') entries.push(entry('failed', order.expiresAt));
  for (const change of changes) {
    entries.push(
      entry(change.what, change.at, {
        actor: { actorId: change.actorId, name: names.get(change.actorId) ?? null },
        reason: change.reason,
        seatIds: [...change.seatIds],
        amount: change.refund,
        about: change.contactBefore?.email ?? null,
      }),
    );
  }
  const byStaff = changes.some(({ what }) => what === 'cancelled');
  if (order.cancelledAt && !byStaff) entries.push(entry('buyer-cancelled', order.cancelledAt));
  return entries;
}

function ofMoney({ money }: Told): TimelineEntry[] {
  if (!money) return [];
  const { provider: about } = money;
  const tries = money.attempts.flatMap((attempt): TimelineEntry[] => {
    const { state, reason, captured: amount, capturedAt, openedAt, hasPaid } = attempt;
    if (state === 'CAPTURED' && capturedAt) {
      return [entry(hasPaid ? 'paid' : 'surplus-paid', capturedAt, { amount, about })];
    }
    return state === 'DECLINED' ? [entry('payment-declined', openedAt, { reason, about })] : [];
  });
  const back = money.refunds.flatMap(({ amount, reason, requestedAt, doneAt }) => [
    entry('refund-asked', requestedAt, { amount, reason, about }),
    ...(doneAt ? [entry('refund-paid', doneAt, { amount, reason, about })] : []),
  ]);
  return [...tries, ...back];
}

/** One entry for all tickets of an instant. */
function ofTickets({ issued }: Told): TimelineEntry[] {
  const byInstant = (kind: 'tickets-issued' | 'tickets-revoked', at: 'issuedAt' | 'revokedAt') =>
    [...Map.groupBy(issued, (ticket) => ticket[at])].flatMap(([instant, tickets]) =>
      instant ? [entry(kind, instant, { seatIds: tickets.map(({ seatId }) => seatId) })] : [],
    );
  return [...byInstant('tickets-issued', 'issuedAt'), ...byInstant('tickets-revoked', 'revokedAt')];
}

const MAIL_KINDS = {
  PENDING: 'mail-waiting',
  SENT: 'mail-sent',
  SKIPPED: 'mail-skipped',
  SET_ASIDE: 'mail-failed',
} as const;

function ofMails({ deliveries }: Told): TimelineEntry[] {
  return deliveries.flatMap(({ template, recipient: about, status, owedAt, endedAt, error }) => [
    ...(template === 'order-resent' ? [entry('resent', owedAt, { about })] : []),
    entry(MAIL_KINDS[status], endedAt ?? owedAt, {
      about,
      reason: error ?? WHAT_MAILS_SAY[template] ?? template,
    }),
  ]);
}

/** Where what a mail is about is called as why money goes back, in other words. */
const WHAT_MAILS_SAY: Readonly<Record<string, string>> = {
  'order-changed': 'mail-about-change',
  'order-cancelled': 'mail-about-cancellation',
};

function ofScans({ issued, scans }: Told): TimelineEntry[] {
  const seats = new Map(issued.map(({ ticketId, seatId }) => [ticketId, seatId]));
  return scans.map(({ ticketId, at, direction, counts, reason, gate: about }) => {
    const seatIds = [seats.get(ticketId) ?? []].flat();
    if (!counts) return entry('turned-away', at, { seatIds, reason, about });
    return entry(direction === 'entry' ? 'entered' : 'left', at, { seatIds, about });
  });
}
